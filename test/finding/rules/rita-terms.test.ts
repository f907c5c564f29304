import { describe, expect, test } from 'vitest';
import { durationScore, histogramScore } from '../../../src/finding/rules/rita-terms.js';

const hours = (fill: (hour: number) => number) => Array.from({ length: 24 }, (_, hour) => fill(hour));

describe('the histogram term', () => {
  test('is 1 for a flat day and 0 for an empty one or a single hour', () => {
    expect(histogramScore(hours(() => 5))).toBe(1);
    expect(histogramScore(hours(() => 0))).toBe(0);
    expect(histogramScore(hours((hour) => (hour === 3 ? 9 : 0)))).toBe(0);
  });
  test('with ten hours seen is one less the variation: 10 of 24 alike give CV = sqrt(1.4), beyond 1', () => {
    expect(histogramScore(hours((hour) => (hour < 10 ? 4 : 0)))).toBe(0);
  });
  test('takes two common heights for a pattern: 12 hours of 10 and 20 calls, all at two heights', () => {
    expect(histogramScore(hours((hour) => (hour >= 12 ? 0 : hour % 2 === 0 ? 10 : 20)))).toBe(1);
  });
  test('of heights all apart counts two of them: 2 / (11 − 1)', () => {
    // mean 2.75 (66 / 24); squares 506; variance 506/24 − 2.75² = 13.52; CV 1.337, beyond 1
    expect(histogramScore(hours((hour) => (hour < 11 ? hour + 1 : 0)))).toBeCloseTo(0.2, 12);
  });
});

describe('the duration term', () => {
  test('is the share of the log, or the run of hours over twelve, whichever is more', () => {
    expect(
      durationScore(
        hours((hour) => (hour < 6 ? 1 : 0)),
        1,
        10,
      ),
    ).toBe(0.5);
    expect(
      durationScore(
        hours((hour) => (hour < 6 ? 1 : 0)),
        9,
        10,
      ),
    ).toBe(0.9);
  });
  test('runs over midnight, and is at most 1', () => {
    expect(
      durationScore(
        hours((hour) => (hour < 4 || hour > 18 ? 1 : 0)),
        0,
        10,
      ),
    ).toBe(0.75);
    expect(
      durationScore(
        hours(() => 1),
        0,
        10,
      ),
    ).toBe(1);
  });
  test('is 0 with fewer than six hours seen, as in RITA', () => {
    expect(
      durationScore(
        hours((hour) => (hour < 5 ? 1 : 0)),
        9,
        10,
      ),
    ).toBe(0);
  });
});
