import { InputError } from '../errors.js';
import type { Damage, Reject } from '../source/source.js';
import type { FoldResult } from './engine.js';

/** An input that is not whole: it was read as far as it goes. */
export interface DamagedInput extends Damage {
  readonly path: string;
}

/**
 * Every row of the input was read but the last one, which lacks its end. Writers that are killed and logs that are copied while they grow
 * leave such files: it is told, and the row counts among the rejects, which have a limit of their own.
 */
export const UNFINISHED = 'E_INPUT_UNFINISHED';

/** @param cut the reject of the row in the middle of which an input ends */
export function unfinished({ place: { byte, length }, reason }: Reject, line: number): Damage {
  const at = `line ${line} (byte ${byte}, ${length} bytes)`;
  return { code: UNFINISHED, reason: `${at}: ${reason}; what followed is not there, fetch the file again` };
}

/** Of the logs, then of the files with rows that complete their calls. */
export function damagedInputs({ sources, beside }: Pick<FoldResult, 'sources' | 'beside'>): readonly DamagedInput[] {
  const inputs = [...sources.map(({ source, damage }) => ({ path: source.path, damage })), ...beside.joinSources];
  return inputs.flatMap(({ path, damage }) => (damage === undefined ? [] : [{ path, ...damage }]));
}

/**
 * Ends a run whose result is written: what was read is kept, and the exit code says that something was not.
 * @throws {InputError} E_INPUT_TRUNCATED, E_INPUT_INCOMPLETE when an input is damaged, other than in its last row alone
 */
export function assertWhole(inputs: readonly DamagedInput[]): void {
  const damaged = inputs.filter(({ code }) => code !== UNFINISHED);
  const [first] = damaged;
  if (first === undefined) return;
  const more = damaged.length === 1 ? '' : `; ${damaged.length - 1} more inputs are damaged, see the rejects`;
  const message = `${first.path}: ${first.reason}${more}; the result holds what could be read`;
  throw new InputError(first.code as `E_${string}`, message, { place: { file: first.path } });
}
