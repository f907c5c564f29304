import { InputError } from '../errors.js';
import type { SourceTally } from '../source/source.js';

/** An input that was read up to some place and could not be read behind it. */
export interface DamagedInput {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

export function damagedInputs(sources: readonly SourceTally[]): readonly DamagedInput[] {
  return sources.flatMap(({ source, damage }) => (damage === undefined ? [] : [{ path: source.path, ...damage }]));
}

/**
 * Ends a run whose result is written: what was read is kept, and the exit code says that something was not.
 * @throws {InputError} E_INPUT_TRUNCATED, E_INPUT_INCOMPLETE when an input is damaged
 */
export function assertWhole(damaged: readonly DamagedInput[]): void {
  const [first] = damaged;
  if (first === undefined) return;
  const more = damaged.length === 1 ? '' : `; ${damaged.length - 1} more inputs are damaged, see the rejects`;
  const message = `${first.path}: ${first.reason}${more}; the result holds what could be read`;
  throw new InputError(first.code as `E_${string}`, message, { place: { file: first.path } });
}
