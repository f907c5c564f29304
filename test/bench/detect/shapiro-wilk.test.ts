import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shapiroWilk } from './shapiro-wilk.mjs';

const { source, tolerance, cases } = JSON.parse(
  readFileSync(new URL('../../../fixtures/bench/shapiro-wilk.json', import.meta.url), 'utf8'),
);

test.each(cases as { title: string; values: number[]; w: number }[])(`$title: W agrees with ${source}`, ({ values, w }) => {
  expect(Math.abs((shapiroWilk(values) as number) - w)).toBeLessThan(tolerance);
});

test('five values, more than 5000, or equal ones have no W', () => {
  expect(shapiroWilk([1, 2, 3, 4, 6])).toBeNull();
  expect(shapiroWilk(new Float64Array(5001).map((_, i) => i))).toBeNull();
  expect(shapiroWilk(new Array(50).fill(0.3))).toBeNull();
});
