import { InputError } from '../errors.js';
import type { UnreadInput } from './source.js';

/** A path that cannot be read; the system's own words are kept. */
export function unreadable(path: string, cause: unknown): InputError {
  const words = cause instanceof Error ? cause.message.replace(/,? '.*'$/, '') : String(cause);
  const isThere = (cause as NodeJS.ErrnoException | null)?.code !== 'ENOENT';
  const hint = isThere ? 'check its permissions' : 'check the path';
  return new InputError('E_INPUT_UNREADABLE', `${path}: expected a file that can be read, got ${words}; ${hint}`, {
    place: { file: path },
    cause,
  });
}

/** What an input error says of a file, without the name in front of it. @throws any other error */
export function toUnread(path: string, error: unknown): UnreadInput {
  if (!(error instanceof InputError)) throw error;
  const { code, message } = error;
  return { path, code, reason: message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message };
}
