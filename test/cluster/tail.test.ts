import { describe, expect, test } from 'vitest';
import { type Fit, tailsOf } from '../../src/cluster/tail.js';

const fit: Fit = {
  scores: new Map([
    [0, 9],
    [1, 9],
    [2, 9.5],
    [3, 1],
    [4, -2],
  ]),
  reference: Float64Array.from({ length: 99 }, (_, index) => index / 10 - 5),
};

describe('the tail of a unit', () => {
  // Nobody of 99 reaches 9: (0 + 1) / (99 + 1).
  test('is that in the whole log when nobody stands beside the group', () => {
    expect(tailsOf(fit, []).get(0)).toBe(0.01);
  });

  // One of two outsiders reaches 9; the log stands in for five more: (1 + 5 · 0.01) / (2 + 5).
  test('is that of its own cohort where more of it fit as well', () => {
    const outsiders = [2, 3].map((unit) => ({ unit, weight: 1 }));
    expect(tailsOf(fit, outsiders).get(0)).toBeCloseTo(1.05 / 7, 12);
  });

  test('counts an outsider by its weight', () => {
    const outsiders = [2, 3].map((unit) => ({ unit, weight: 0.2 }));
    expect(tailsOf(fit, outsiders).get(0)).toBeCloseTo((0.2 + 0.05) / 5.4, 12);
  });

  // Unit 3 alone among the outsiders: 39 of 99 reach 1, and the one beside it (unit 2) does.
  test('leaves an outsider out of its own comparison', () => {
    const outsiders = [2, 3].map((unit) => ({ unit, weight: 1 }));
    const inPopulation = 40 / 100;
    expect(tailsOf(fit, outsiders).get(3)).toBeCloseTo((1 + 5 * inPopulation) / 6, 12);
  });

  test('is never 0, however well a unit fits', () => {
    const best = { ...fit, scores: new Map([[0, Number.MAX_VALUE]]) };
    expect(tailsOf(best, []).get(0)).toBe(0.01);
  });
});
