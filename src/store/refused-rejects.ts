import { existsSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { RejectsError } from '../engine/reject-share.js';
import { KnownError } from '../errors.js';
import { wordNumberOf } from '../report/words.js';
import { readStoredHead } from '../source/head.js';
import { assertFilePath } from './file-path.js';
import { jsonLines } from './json-lines.js';
import { writeWhole } from './write-whole.js';

interface RefusedOutput {
  /** The case folder or digest that is not written. */
  readonly output: string;
  readonly inputs: readonly string[];
}

/**
 * Waits for a run. One that is refused for its rejects leaves them in a file beside its output, `<output>.rejects.ndjson`: whoever is to
 * mend the log needs each of them, and a name beside the output cannot be taken for the output. One that succeeds removes the list of an
 * earlier refusal, which would speak against it.
 * @throws {RejectsError} the one of the run, which then names the file, or says why there is none
 */
export async function orKeepRejects<Result>(refused: RefusedOutput, run: () => Promise<Result>): Promise<Result> {
  try {
    const result = await run();
    removeEarlierList(refused);
    return result;
  } catch (error) {
    if (!(error instanceof RejectsError) || error.rejects.length === 0) throw error;
    const { code, message, rejects } = error;
    throw new RejectsError(code, `${message}; ${await keep(rejects, refused)}`, rejects);
  }
}

/** What a full disk or a foreign file prevents is told behind the fault itself, which it must not replace. */
async function keep(rejects: RejectsError['rejects'], { output, inputs }: RefusedOutput): Promise<string> {
  const path = listPath(output);
  const count = wordNumberOf(rejects.length, 'reject');
  if (existsSync(path) && !isRejectList(path))
    return `no list of ${count} was written, as ${path} is there and is no list of rejects`;
  try {
    assertFilePath(path, inputs);
    // As for a case. What keeps the folder from being made is told by the writing.
    await mkdir(dirname(path), { recursive: true }).catch(() => undefined);
    await writeWhole(path, encode(jsonLines(rejects)));
    return `${path} lists ${count}`;
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return `no list of ${count} was written: ${error.message}`;
  }
}

/** A list that cannot be removed, or that is an input itself, stays: the run is no worse for it. */
function removeEarlierList({ output, inputs }: RefusedOutput): void {
  const path = listPath(output);
  if (!existsSync(path) || !isRejectList(path)) return;
  try {
    assertFilePath(path, inputs);
    rmSync(path);
  } catch {
    return;
  }
}

function listPath(output: string): string {
  return join(output, '..', `${basename(resolve(output))}.rejects.ndjson`);
}

function* encode(parts: Iterable<string>): Generator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

/** Of an earlier run: only such a file is replaced or removed. */
function isRejectList(path: string): boolean {
  try {
    const [first = ''] = readStoredHead(path, path).head.toString().split('\n', 1);
    const { place, code, reason } = JSON.parse(first) as Record<string, unknown>;
    return typeof place === 'object' && typeof code === 'string' && typeof reason === 'string';
  } catch {
    return false;
  }
}
