import { existsSync } from 'node:fs';
import { UsageError } from '../errors.js';
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
