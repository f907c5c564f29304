import { describe, expect, test } from 'vitest';
import { type Fit, rankFit, tailsOf } from '../../src/cluster/tail.js';

const fit: Fit = {
  scores: Float64Array.of(9, 9, 9.5, 1, -2, Number.NaN),
  reference: Float64Array.from({ length: 99 }, (_, index) => index / 10 - 5),
};

/** Tails where the units at two places stand outside the group, and all others are members. */
function tailsBeside(weight: number): Float64Array {
  return tailsOf(rankFit(fit), Float64Array.of(0, 0, weight, weight, 0, 0));
}

describe('the tail of a unit', () => {
  // Nobody of 99 reaches 9: (0 + 1) / (99 + 1).
  test('is that in the whole log when nobody stands beside the group', () => {
    expect(tailsBeside(0)[0]).toBe(0.01);
  });

  // One of two outsiders reaches 9; the log stands in for five more: (1 + 5 · 0.01) / (2 + 5).
  test('is that of its own cohort where more of it fit as well', () => {
    expect(tailsBeside(1)[0]).toBeCloseTo(1.05 / 7, 12);
  });

  test('counts an outsider by its weight', () => {
    expect(tailsBeside(0.2)[0]).toBeCloseTo((0.2 + 0.05) / 5.4, 12);
  });

  // Unit 3 alone among the outsiders: 39 of 99 reach 1, and the one beside it (unit 2) does.
  test('leaves an outsider out of its own comparison', () => {
    const inPopulation = 40 / 100;
    expect(tailsBeside(1)[3]).toBeCloseTo((1 + 5 * inPopulation) / 6, 12);
  });

  // Three of four strangers reach 9, the log stands in for twenty more: (3 + 20 · 0.01) / (4 + 20).
  test('is that among strangers with the group’s settings where more of them fit as well', () => {
    const among = rankFit({ ...fit, strangers: Float64Array.of(0, 9, 9, 12) });
    expect(tailsOf(among, new Float64Array(6))[0]).toBeCloseTo(3.2 / 24, 12);
  });

  // None of four strangers reaches 9, but the log says 0.01, and strangers cannot make a habit rarer than it is there.
  test('is that in the log where strangers fit less well', () => {
    const among = rankFit({ ...fit, strangers: Float64Array.of(0, 1, 2, 3) });
    expect(tailsOf(among, new Float64Array(6))[0]).toBe(0.01);
  });

  test('is never 0, however well a unit fits', () => {
    const best = { ...fit, scores: Float64Array.of(Number.MAX_VALUE) };
    expect(tailsOf(rankFit(best), Float64Array.of(0))[0]).toBe(0.01);
  });

  // Of the outsiders at 9.5 and 1, beside a member at 9: (1 + 1) / (2 + 1). An outsider itself counts once: (0 + 1) / (1 + 1).
  test('is that of the cohort alone, the unit counted in, where the log is no measure', () => {
    const tails = tailsOf(rankFit({ ...fit, reference: null }), Float64Array.of(0, 0, 1, 1, 0, 0));
    expect([...tails.slice(0, 4)]).toEqual([2 / 3, 2 / 3, 1 / 2, 1]);
  });

  test('is 1 for everybody where the cohort has no outsiders', () => {
    const tails = tailsOf(rankFit({ ...fit, reference: null }), new Float64Array(6));
    expect([...tails.slice(0, 5)]).toEqual([1, 1, 1, 1, 1]);
  });

  test('is not known for a unit that shows nothing of the habit', () => {
    expect(tailsBeside(1)[5]).toBeNaN();
  });
});
