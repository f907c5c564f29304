import { describe, expect, test } from 'vitest';
import { drawNull } from '../../../src/finding/tests/draw-null.js';
import { MOST_DRAW_STEPS } from '../../../src/finding/tests/test.js';

/** Draws 1, 2, 3, … */
function counting(): () => number {
  let value = 0;
  return () => ++value;
}

const lower = { isTwoSided: false, steps: 1 };

describe('draws under a null', () => {
  test('end with the first stage where one of them was as extreme', () => {
    const { draws, below } = drawNull({ ...lower, observed: 3, draw: counting() });
    expect(draws).toHaveLength(199);
    // 1, 2 and 3 itself: a tie counts.
    expect(below).toBe(4 / 200);
  });

  test('go on where none was, up to the stage that brings one', () => {
    const late = counting();
    const { draws, below } = drawNull({ ...lower, observed: -500, draw: () => -late() });
    expect(draws).toHaveLength(999);
    expect(below).toBe((999 - 499 + 1) / 1000);
  });

  test('go on to the last stage where none ever is', () => {
    const { draws, below, above } = drawNull({ ...lower, observed: 0, draw: counting() });
    expect(draws).toHaveLength(9999);
    // Everything lies above it, from the first stage on.
    expect([below, above]).toEqual([1 / 10_000, 1]);
  });

  test('look at both ends of a two-sided test, each by the stage that ends it', () => {
    const { draws, below, above, twoSided } = drawNull({ isTwoSided: true, steps: 1, observed: 9999, draw: counting() });
    expect(draws).toHaveLength(9999);
    expect([below, above, twoSided]).toEqual([1, 2 / 10_000, 4 / 10_000]);
  });

  test('without a value do not count', () => {
    const next = counting();
    const { draws, below } = drawNull({
      ...lower,
      observed: 0,
      draw() {
        const value = next();
        return value % 2 === 0 ? null : value;
      },
    });
    expect(draws).toHaveLength(5000);
    expect(below).toBe(1 / 5001);
  });
});

describe('what draws may cost', () => {
  test.each([
    ['cheap', MOST_DRAW_STEPS / 9999, 9999],
    ['dear', MOST_DRAW_STEPS / 9998, 999],
    ['dearer than the second stage may be', MOST_DRAW_STEPS / 998, 199],
    ['dearer than even the first, which is always drawn', MOST_DRAW_STEPS, 199],
  ])('%s ones are made in the stages that it allows', (_, steps, made) => {
    expect(drawNull({ isTwoSided: false, observed: 0, steps, draw: counting() }).draws).toHaveLength(made);
  });
});
