import { existsSync } from 'node:fs';
import { UsageError } from '../errors.js';
import { pathStats } from '../source/path-stats.js';
import { assertWritable } from './case-paths.js';
import { isWithin, realPath } from './real-path.js';

/**
 * A digest or a page on paper is one file: it must not overwrite what it is made from, nor lie in a folder that is read.
 * @throws {UsageError} E_OUTPUT_IN_INPUT
 */
export function assertFilePath(path: string, inputs: readonly string[]): void {
  const target = realPath(path);
  for (const input of inputs) {
    if (input === '-' || !existsSync(input) || !isWithin(realPath(input), target)) continue;
    const fault =
      realPath(input) === target ? `${path} is one; choose another name` : `${path} lies in ${input}; choose a folder elsewhere`;
    throw new UsageError('E_OUTPUT_IN_INPUT', `-o: expected a file outside the inputs, but ${fault}`);
  }
}

/**
 * Asked before the work, so that nobody waits an hour to be refused. Folders that are missing are made when the file is written.
 * @throws {UsageError} E_OUTPUT_EXISTS
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export function assertFileWritable(path: string): void {
  if (pathStats(path)?.isDirectory() === true)
    throw new UsageError('E_OUTPUT_EXISTS', `-o: expected the name of a file, but ${path} is a folder; name a file in it`);
  assertWritable(path, '-o');
}
