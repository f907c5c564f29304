import { abortOnInterrupt, interruptOf } from './interrupt.js';
import { isClosedPipe, unprintable } from './output.js';
import { describeError } from './print-error.js';
import { runProgram } from './program.js';

/** Exit codes: 0 a report was written, 1 a finding reached --fail-on, 2 usage, 3 input, 4 integrity, 70 our fault, 130 and 143 interrupted. */
const abort = abortOnInterrupt();
/** How long an interrupted run may take to stop by itself; then (waiting for standard input, say) it is ended, and exit handlers clean up. */
const GRACE_MS = 1500;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (isClosedPipe(error)) process.exit(process.exitCode ?? 0);
    fail(unprintable(error));
  });
}
abort.addEventListener('abort', () => setTimeout(() => fail(abort.reason), GRACE_MS));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
runProgram(process.argv, abort).then(
  (exitCode) => end(exitCode),
  (error: unknown) => fail(error),
);

function fail(error: unknown): void {
  const interrupt = interruptOf(abort);
  const { text, exitCode } =
    interrupt === null
      ? describeError(error)
      : { text: 'hydrometer: interrupted; nothing was written\n', exitCode: interrupt.exitCode };
  process.stderr.write(text, () => process.exit(exitCode));
}

/** Explicitly: a thread that is still closing must not hold the process. */
function end(exitCode: number): void {
  process.exitCode = exitCode;
  process.stdout.write('', () => {
    const { errored } = process.stdout;
    if (errored === null || isClosedPipe(errored)) process.exit(exitCode);
    fail(unprintable(errored));
  });
}
