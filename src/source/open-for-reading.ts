import { openSync } from 'node:fs';
import { unreadable } from './input-errors.js';

/** @returns a file descriptor @throws {InputError} E_INPUT_UNREADABLE, with the path as it is shown */
export function openForReading({ path, location }: { readonly path: string; readonly location: string }): number {
  try {
    return openSync(location, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}
