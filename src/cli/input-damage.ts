import { assertWhole, type DamagedInput, UNFINISHED } from '../engine/damage.js';
import { escapeTerminal } from '../report/renderers/escape.js';
import { wordNumberOf } from '../report/words.js';

/** Chosen: as many files as a person looks at; the report and `inspect` name the others. */
const NAMED_FILES = 10;

/**
 * Says which inputs end in the middle of a row, once the result is written; also to those who want no summary, since the exit code does not.
 * @throws {InputError} as assertWhole does
 */
export function tellDamage(damaged: readonly DamagedInput[]): void {
  warn(damaged.filter(({ code }) => code === UNFINISHED));
  assertWhole(damaged);
}

function warn(unfinished: readonly DamagedInput[]): void {
  for (const { path, reason } of unfinished.slice(0, NAMED_FILES))
    process.stderr.write(`hydrometer: ${escapeTerminal(`${path}: ${reason}`)}\n`);
  const left = unfinished.length - NAMED_FILES;
  if (left > 0)
    process.stderr.write(
      `hydrometer: and ${wordNumberOf(left, 'more file')} that end${left === 1 ? 's' : ''} in the middle of a row\n`,
    );
}
