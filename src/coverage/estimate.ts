import { jackknifeStandardError } from '../stats/jackknife-standard-error.js';
import { shuffle } from '../stats/shuffle.js';
import type { CoverageMeasure, CoverageObservation } from './coverage.js';
import { tabulateIncidences } from './incidence-table.js';
import type { CallNumbers, NumberedCalls } from './numbered-calls.js';

/** Ten blocks: a tenth of the calls left out at a time. */
const BLOCKS = 10;

export interface CoverageEstimation extends CoverageObservation {
  readonly standardError: number | null;
}

/**
 * Every measure on one set of calls, with the jackknife standard error over random blocks of calls. Calls, not features, are left
 * out together, since the features of a call belong together.
 * @returns one estimation a measure, in their order
 */
export function estimateMeasures(
  numbered: NumberedCalls,
  calls: CallNumbers,
  measures: readonly CoverageMeasure[],
  rng: () => number,
): readonly CoverageEstimation[] {
  const whole = tabulateIncidences(numbered, calls);
  const order = shuffle(calls.slice(), rng);
  const blocks = Math.min(BLOCKS, calls.length);
  const partial = Array.from({ length: blocks }, (_, block) =>
    tabulateIncidences(
      numbered,
      order.filter((_, i) => i % blocks !== block),
    ),
  );
  return measures.map((measure) => {
    const observation = measure.observe(whole);
    const values = partial.map((table) => measure.observe(table).value).filter((value) => value !== null);
    const standardError = values.length === blocks ? jackknifeStandardError(values) : null;
    return { ...observation, standardError };
  });
}
