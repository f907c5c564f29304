import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitStaircase, type Step, weightBits } from '../../src/link/staircase.js';

const bounds = { leastBits: -8, mostBits: 8 };

test('a step weighs the log ratio of its shares, with half a pair on either side', () => {
  const { upTo, bits } = fitStaircase(
    [
      { upTo: 0.2, same: 4, different: 90 },
      { upTo: 0.8, same: 16, different: 10 },
    ],
    bounds,
  );
  expect(upTo).toEqual([0.2, 0.8]);
  // (4 + ½) / 21 against (90 + ½) / 101, and (16 + ½) / 21 against (10 + ½) / 101.
  expect(bits[0]).toBeCloseTo(Math.log2(4.5 / 21 / (90.5 / 101)), 12);
  expect(bits[1]).toBeCloseTo(Math.log2(16.5 / 21 / (10.5 / 101)), 12);
});

test('steps that fall are one step', () => {
  const steps = [
    { upTo: 1, same: 1, different: 9 },
    { upTo: 2, same: 8, different: 2 },
    { upTo: 3, same: 3, different: 2 },
  ];
  expect(fitStaircase(steps, bounds).upTo).toEqual([1, 3]);
});

test('any steps give rising bits within the bounds', () => {
  const step = fc.record({ same: fc.integer({ min: 0, max: 50 }), different: fc.integer({ min: 0, max: 50 }) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (counts) => {
      const steps = counts.map(({ same, different }, upTo): Step => ({ upTo, same: same + 0.1, different }));
      const { bits } = fitStaircase(steps, { leastBits: -1, mostBits: 3 });
      expect(bits).toEqual([...bits].sort((left, right) => left - right));
      for (const each of bits) expect(each >= -1 && each <= 3).toBe(true);
    }),
  );
});

describe('weightBits', () => {
  const stairs = { upTo: [0.2, 0.5, 0.9], bits: [-2, 0.5, 3] };

  test.each([
    [-1, -2],
    [0.2, -2],
    [0.21, 0.5],
    [0.5, 0.5],
    [0.51, 3],
    [0.9, 3],
    [7, 3],
  ])('of similarity %d is %d', (value, bits) => {
    expect(weightBits(stairs, value)).toBe(bits);
  });

  test('is 0 when there is nothing to compare or the signal is silent', () => {
    expect(weightBits(stairs, null)).toBe(0);
    expect(weightBits({ upTo: [], bits: [] }, 0.7)).toBe(0);
  });
});
