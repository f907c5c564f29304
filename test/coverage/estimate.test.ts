import { expect, test } from 'vitest';
import type { CoverageMeasure } from '../../src/coverage/coverage.js';
import { type CoverageEstimation, estimateMeasures } from '../../src/coverage/estimate.js';
import { COVERAGE_MEASURES } from '../../src/coverage/measures/index.js';
import { sampleCoverage } from '../../src/coverage/measures/sample-coverage.js';
import { createRng } from '../../src/stats/rng.js';
import { type CoverageCall, inventCalls, numberLists, tableOf, toCalls } from './coverage-calls.js';

function estimate(calls: readonly CoverageCall[], measures: readonly CoverageMeasure[], rng: () => number) {
  const { numbered, lists } = numberLists(calls);
  return estimateMeasures(numbered, lists[0]!, measures, rng);
}

test('the values are those of the measures on all the calls', () => {
  const calls = inventCalls(60, { words: 9, vocabulary: 300, rng: createRng(4) });
  const estimations = estimate(calls, COVERAGE_MEASURES, createRng(5));
  const table = tableOf(calls);
  expect(estimations.map(({ value }) => value)).toEqual(COVERAGE_MEASURES.map((measure) => measure.observe(table).value));
});

// 120 fresh samples of 60 calls from one invented source: the spread of each measure over them is what its standard error claims.
// Up to twice as much is allowed: for measures that rest on rare kinds the jackknife errs on the safe side. For sample coverage it
// comes to the spread about the true coverage, which is wider than that of the estimate (next test).
test('the mean standard error is not far from the spread over fresh samples', () => {
  const rng = createRng(88);
  const runs = Array.from({ length: 120 }, () =>
    estimate(inventCalls(60, { words: 9, vocabulary: 300, rng }), COVERAGE_MEASURES, rng),
  );
  COVERAGE_MEASURES.forEach((measure, i) => {
    const values = runs.map((run) => run[i]!.value!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    const claimed = runs.reduce((sum, run) => sum + run[i]!.standardError!, 0) / runs.length;
    expect(claimed / spread, measure.id).toBeGreaterThan(0.75);
    expect(claimed / spread, measure.id).toBeLessThan(2);
  });
});

// The share of each word in 60,000 calls stands for the truth. 138 of 150 is the 5 % quantile of a binomial with 0.95 (SciPy
// binom.ppf), 2.262 the quantile of Student's t with 9 degrees of freedom.
test('the interval of sample coverage holds the true coverage in at least 138 of 150 samples', () => {
  const rng = createRng(19);
  const source = { words: 9, vocabulary: 300, rng };
  const truth = trueShares(inventCalls(60_000, source));
  let held = 0;
  for (let sample = 0; sample < 150; sample++) {
    const calls = inventCalls(60, source);
    const [{ value, standardError }] = estimate(calls, [sampleCoverage], rng) as [CoverageEstimation];
    const seen = new Set(calls.flatMap(({ kinds }) => [...kinds]));
    const covered = [...seen].reduce((sum, kind) => sum + (truth.get(kind) ?? 0), 0);
    if (Math.abs(value! - covered) <= 2.262 * standardError!) held++;
  }
  expect(held).toBeGreaterThanOrEqual(138);
});

function trueShares(calls: readonly CoverageCall[]): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  const total = calls.reduce((sum, { kinds }) => sum + kinds.length, 0);
  for (const { kinds } of calls) for (const kind of kinds) shares.set(kind, (shares.get(kind) ?? 0) + 1 / total);
  return shares;
}

test('one call has no spread', () => {
  const estimations = estimate(toCalls([[1, 2, 3]]), COVERAGE_MEASURES, createRng(1));
  expect(estimations.every(({ standardError }) => standardError === null)).toBe(true);
});
