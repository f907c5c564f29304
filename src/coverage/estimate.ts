import { jackknifeStandardError } from '../stats/jackknife-standard-error.js';
import { shuffle } from '../stats/shuffle.js';
import type { CoverageMeasure, CoverageObservation } from './coverage.js';
import type { CoverageCall } from './incidence-table.js';
import { tabulateIncidences } from './incidence-table.js';

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
  calls: readonly CoverageCall[],
  measures: readonly CoverageMeasure[],
  rng: () => number,
): readonly CoverageEstimation[] {
  const whole = tabulateIncidences(calls);
  const order = shuffle([...calls], rng);
  const blocks = Math.min(BLOCKS, calls.length);
  const partial = Array.from({ length: blocks }, (_, block) => tabulateIncidences(order.filter((_, i) => i % blocks !== block)));
  return measures.map((measure) => {
    const observation = measure.observe(whole);
    const values = partial.map((table) => measure.observe(table).value).filter((value) => value !== null);
    const standardError = values.length === blocks ? jackknifeStandardError(values) : null;
    return { ...observation, standardError };
  });
}
