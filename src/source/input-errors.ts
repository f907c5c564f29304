import { InputError } from '../errors.js';
import type { UnreadInput } from './source.js';

/** A path that cannot be read; the system's own words are kept. */
export function unreadable(path: string, cause: unknown): InputError {
  const { code = '' } = (cause ?? {}) as NodeJS.ErrnoException;
  const hint = HINTS[code] ?? 'check its permissions';
  return new InputError('E_INPUT_UNREADABLE', `${path}: expected a file that can be read, got ${systemWords(cause)}; ${hint}`, {
    place: { file: path },
    cause,
  });
}

const HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'check the path',
  ENOTDIR: 'check the path',
  EISDIR: 'name a file in it',
  EIO: 'copy it from the medium again',
};

/** Reading failed, not what was made of the bytes. */
export function isSystemFault(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause;
}

/** What the system says of a fault, without the name of its call and of the file: `ENOENT: no such file or directory`. */
export function systemWords(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { message, syscall } = cause as NodeJS.ErrnoException;
  const end = syscall === undefined ? -1 : message.indexOf(`, ${syscall}`);
  return end < 0 ? message : message.slice(0, end);
}

/** What an input error says of a file, without the name in front of it. @throws any other error */
export function toUnread(path: string, error: unknown): UnreadInput {
  if (!(error instanceof InputError)) throw error;
  const { code, message } = error;
  return { path, code, reason: message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message };
}
