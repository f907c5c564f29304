import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chaoJostCoverage } from '../../src/stats/chao-jost-coverage.js';
import { createRng } from '../../src/stats/rng.js';
import { testReference } from './reference.js';

testReference(
  'chao-jost-coverage',
  (counts: number[], options: { units?: number }) => chaoJostCoverage(counts, options)?.coverage,
);

test('coverage and its interval stay in 0…1', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 2 }), (counts) => {
      const estimate = chaoJostCoverage(counts);
      if (estimate === null) return;
      expect(0 <= estimate.low && estimate.low <= estimate.coverage).toBe(true);
      expect(estimate.coverage <= estimate.high && estimate.high <= 1).toBe(true);
    }),
  );
});

// 200 kinds with shares falling as 1/rank, 400 calls, 500 samples of them: the true coverage of each sample is the sum of the
// shares of its kinds. 463 of 500 is the 1 % quantile of a binomial with 0.95 (SciPy binom.ppf: 463).
test('the 95 % interval holds the true coverage in at least 463 of 500 samples', () => {
  const rng = createRng(41);
  const weights = Array.from({ length: 200 }, (_, rank) => 1 / (rank + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let held = 0;
  for (let sample = 0; sample < 500; sample++) {
    const counts = new Array<number>(200).fill(0);
    for (let call = 0; call < 400; call++) counts[drawRank(weights, rng() * whole)]!++;
    const truth = counts.reduce((sum, count, rank) => sum + (count > 0 ? weights[rank]! / whole : 0), 0);
    const { low, high } = chaoJostCoverage(counts)!;
    if (low <= truth && truth <= high) held++;
  }
  expect(held).toBeGreaterThanOrEqual(463);
});

function drawRank(weights: readonly number[], at: number): number {
  let left = at;
  for (let rank = 0; rank < weights.length; rank++) {
    left -= weights[rank]!;
    if (left < 0) return rank;
  }
  return weights.length - 1;
}

test('fewer than two calls, or no kinds at all, cannot say', () => {
  expect(chaoJostCoverage([1])).toBeNull();
  expect(chaoJostCoverage([], { units: 40 })).toBeNull();
});

test('a kind seen in more calls than there are is refused', () => {
  expect(() => chaoJostCoverage([5, 1], { units: 4 })).toThrow(RangeError);
});
