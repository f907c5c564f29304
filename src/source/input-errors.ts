import { InputError } from '../errors.js';

/** A path that exists but cannot be read; the system's own words are kept. */
export function unreadable(path: string, cause: unknown): InputError {
  const words = cause instanceof Error ? cause.message.replace(/,? '.*'$/, '') : String(cause);
  return new InputError('E_INPUT_UNREADABLE', `${path}: expected a file that can be read, got ${words}; check its permissions`, {
    place: { file: path },
    cause,
  });
}
