import { drawIndices } from '../stats/draw-indices.js';
import { percentileRank } from '../stats/percentile-rank.js';
import { quantileSorted } from '../stats/quantile-sorted.js';
import { commonSize, MIN_CALLS, MIN_ORDINARY } from './common-size.js';
import type { CoverageMeasure, CoverageReading } from './coverage.js';
import { type CoverageEstimation, estimateMeasures } from './estimate.js';
import { tabulateIncidences } from './incidence-table.js';
import { COVERAGE_MEASURES } from './measures/index.js';
import type { CallNumbers, NumberedCalls } from './numbered-calls.js';

/** Samples of the group that are averaged. Ordinary accounts are drawn once: their spread stays as wide as it is, to the group's favour. */
const GROUP_DRAWS = 10;

/** Quantile of Student's t with 9 degrees of freedom (ten jackknife blocks) for a two-sided 95 % interval. */
const STUDENT_T = 2.262;

/**
 * Measures a group's coverage beside that of ordinary accounts (or of pools of them) at the same number of calls. Coverage says
 * nothing by itself: it is read from both ends, and only among ordinary accounts of the same size.
 * Two runs with the same rng and the same order of input give the same readings.
 * @param numbered the calls of the group and of all ordinary accounts
 * @param group calls of all accounts of the group
 * @param ordinary calls of each ordinary account or pool
 * @param options calls: largest number of calls to compare at; rng: next number in [0, 1)
 * @throws {RangeError} if fewer than MIN_CALLS are to be compared
 * @returns one reading a measure, sorted by id. Cost: about the incidences of calls × (10 blocks × 10 draws + ordinary accounts)
 */
export function measureCoverage(
  numbered: NumberedCalls,
  group: CallNumbers,
  ordinary: readonly CallNumbers[],
  { calls, rng }: { readonly calls: number; readonly rng: () => number },
): readonly CoverageReading[] {
  if (!(calls >= MIN_CALLS)) throw new RangeError(`coverage is compared at ${MIN_CALLS} calls or more, got ${calls}`);
  const size = commonSize(
    group.length,
    ordinary.map((account) => account.length),
    calls,
  );
  if (size === null) return COVERAGE_MEASURES.map((measure) => silentReading(measure, Math.min(group.length, calls)));
  const draws = group.length === size ? 1 : GROUP_DRAWS;
  const estimations = Array.from({ length: draws }, () =>
    estimateMeasures(numbered, drawCalls(group, size, rng), COVERAGE_MEASURES, rng),
  );
  const large = ordinary.filter((account) => account.length >= size);
  const tables =
    large.length < MIN_ORDINARY ? [] : large.map((account) => tabulateIncidences(numbered, drawCalls(account, size, rng)));
  return COVERAGE_MEASURES.map((measure, i) => {
    const values = tables.map((table) => measure.observe(table).value).filter((value) => value !== null);
    return composeReading(measure, { estimations: estimations.map((draw) => draw[i]!), values, size });
  });
}

function drawCalls(calls: CallNumbers, size: number, rng: () => number): CallNumbers {
  return drawIndices(calls.length, size, rng).map((index) => calls[index] as number);
}

function silentReading({ id, about }: CoverageMeasure, calls: number): CoverageReading {
  const reason = `fewer than ${MIN_CALLS} calls with content`;
  return {
    id,
    title: about.title,
    unit: about.unit,
    observed: null,
    interval: null,
    ordinary: null,
    percentile: null,
    calls,
    reason,
  };
}

interface Material {
  readonly estimations: readonly CoverageEstimation[];
  /** The measure on each ordinary account. */
  readonly values: readonly number[];
  readonly size: number;
}

function composeReading(measure: CoverageMeasure, { estimations, values, size }: Material): CoverageReading {
  const { id, about } = measure;
  const observed = meanOrNull(estimations.map(({ value }) => value));
  const standardError = meanOrNull(estimations.map((estimation) => estimation.standardError));
  const comparable = observed !== null && values.length >= MIN_ORDINARY;
  const sorted = Float64Array.from(values).sort();
  return {
    id,
    title: about.title,
    unit: about.unit,
    observed,
    interval: observed === null || standardError === null ? null : intervalAround(observed, standardError, measure),
    ordinary: comparable
      ? { low: quantileSorted(sorted, 0.025)!, median: quantileSorted(sorted, 0.5)!, high: quantileSorted(sorted, 0.975)! }
      : null,
    percentile: comparable ? percentileRank(observed, sorted) : null,
    calls: size,
    reason: estimations[0]?.reason ?? (comparable ? null : `too few ordinary accounts to compare with at ${size} calls`),
  };
}

function intervalAround(observed: number, standardError: number, { range }: CoverageMeasure): { low: number; high: number } {
  const halfWidth = STUDENT_T * standardError;
  const high = observed + halfWidth;
  return { low: Math.max(range.low, observed - halfWidth), high: range.high === null ? high : Math.min(range.high, high) };
}

function meanOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
