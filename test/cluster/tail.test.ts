import { describe, expect, test } from 'vitest';
import { type HoursFit, scoreHours } from '../../src/cluster/score-hours.js';

const fit: HoursFit = {
  scores: new Map([
    [0, 9],
    [1, 9],
    [2, 9.5],
    [3, 1],
    [4, -2],
  ]),
  reference: Float64Array.from({ length: 99 }, (_, index) => index / 10 - 5),
};

function tailOf(unit: number, outsiders: Parameters<typeof scoreHours>[1]): number {
  const { statement } = scoreHours(fit, outsiders).get(unit)!;
  if (statement.kind !== 'hours') throw new Error('expected a statement on hours');
  return statement.tailProbability;
}

describe('the tail of a unit’s hours', () => {
  // Nobody of 99 reaches 9: (0 + 1) / (99 + 1).
  test('is that in the whole log when nobody stands beside the group', () => {
    expect(tailOf(0, [])).toBe(0.01);
  });

  // One of two outsiders reaches 9; the log stands in for five more: (1 + 5 · 0.01) / (2 + 5).
  test('is that of its own cohort where more of it keep such hours', () => {
    const outsiders = [2, 3].map((unit) => ({ unit, weight: 1 }));
    expect(tailOf(0, outsiders)).toBeCloseTo(1.05 / 7, 12);
  });

  test('counts an outsider by its weight', () => {
    const outsiders = [2, 3].map((unit) => ({ unit, weight: 0.2 }));
    expect(tailOf(0, outsiders)).toBeCloseTo((0.2 + 0.05) / 5.4, 12);
  });

  // Unit 3 alone among the outsiders: 39 of 99 reach 1, and the one beside it (unit 2) does.
  test('leaves an outsider out of its own comparison', () => {
    const outsiders = [2, 3].map((unit) => ({ unit, weight: 1 }));
    const inPopulation = 40 / 100;
    expect(tailOf(3, outsiders)).toBeCloseTo((1 + 5 * inPopulation) / 6, 12);
  });

  test('earns less than nothing where everybody fits as well', () => {
    expect(scoreHours(fit, []).get(4)!.bits).toBeLessThan(0);
  });
});
