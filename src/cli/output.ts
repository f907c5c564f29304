import { fstatSync, writeFileSync } from 'node:fs';
import { InputError } from '../errors.js';
import { systemWords } from '../source/input-errors.js';

/** Results go to stdout. Resolves when the text was taken, so that a process that ends does not cut it off. */
export async function printResult(text: string): Promise<void> {
  if (isFile(process.stdout.fd)) printIntoFile(text);
  else await printIntoStream(text);
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** Node's stream into a file takes one write for done, though a disk that fills up took only the first part of the text. */
function printIntoFile(text: string): void {
  try {
    writeFileSync(process.stdout.fd, text);
  } catch (cause) {
    throw unprintable(cause);
  }
}

function printIntoStream(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) =>
      error === null || error === undefined || isClosedPipe(error) ? resolve() : reject(unprintable(error)),
    );
  });
}

/** What is printed into a file may find the disk full; the run is no fault then, but what was asked for is not there. */
export function unprintable(cause: unknown): InputError {
  const message = `expected to print the result, got ${systemWords(cause)}; print it into a file elsewhere`;
  return new InputError('E_OUTPUT_UNWRITABLE', message, { cause });
}

/** The reader (`head`, a pager) has gone: no fault of anybody. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
