import { expect, test } from 'vitest';
import { bootstrapInterval } from '../../src/stats/bootstrap-interval.js';
import { createRng } from '../../src/stats/rng.js';

const mean = (sample: readonly number[]) => sample.reduce((sum, value) => sum + value, 0) / sample.length;

// Values 1…100: mean 50.5, standard error 28.866 / 10 = 2.887, so 90 % of resampled means lie within 1.645 × 2.887 = 4.75 of it.
test('for a mean of many values it is the normal interval', () => {
  const values = Array.from({ length: 100 }, (_, i) => i + 1);
  const { low, high } = bootstrapInterval(values, mean, { resamples: 4_000, level: 0.9, rng: createRng(12) })!;
  expect(Math.abs(low - 45.75)).toBeLessThan(0.5);
  expect(Math.abs(high - 55.25)).toBeLessThan(0.5);
});

test('the same seed gives the same interval', () => {
  const run = () => bootstrapInterval([4, 8, 15, 16, 23, 42], mean, { resamples: 99, level: 0.8, rng: createRng(6) });
  expect(run()).toEqual(run());
});

test('one value has no interval', () => {
  expect(bootstrapInterval([4], mean, { resamples: 99, level: 0.8, rng: createRng(6) })).toBeNull();
});

test('a level of 0 and no resamples are refused', () => {
  expect(() => bootstrapInterval([1, 2], mean, { resamples: 9, level: 0, rng: createRng(6) })).toThrow(RangeError);
  expect(() => bootstrapInterval([1, 2], mean, { resamples: 0, level: 0.9, rng: createRng(6) })).toThrow(RangeError);
});
