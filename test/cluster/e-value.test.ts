import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOfTails, meanEvidence } from '../../src/cluster/e-value.js';

/** Three members, a place of which nothing is known, and two outsiders. */
const tails = Float64Array.of(0.01, 0.04, 0.25, Number.NaN, 0.001, 0.5);

describe('bits of tails', () => {
  const bits = bitsOfTails(tails, [0, 1, 2]);

  // −log2 0.04 = 4.643856; log2(1 − ln 0.04) = log2 4.218876 = 2.076859
  test('the middle member earns −log2 of its tail less what chance earns', () => {
    expect(bits[1]).toBeCloseTo(4.64385619 - 2.076858625, 6);
  });

  test('nobody fits a group better than its middle member', () => {
    for (const place of [0, 4]) expect(bits[place]).toBe(bits[1]);
  });

  test('who fits less well earns less, or less than nothing', () => {
    expect(bits[2]).toBeCloseTo(2 - 2.076858625, 6);
    expect(bits[5]).toBeCloseTo(1 - 2.076858625, 6);
  });

  test('a habit that every outsider has as well earns nothing', () => {
    expect([...bitsOfTails(Float64Array.of(1, 1, 1, 1, 1), [0, 1, 2])]).toEqual([0, 0, 0, 0, 0]);
  });

  test('is not known where the tail is not', () => {
    expect(bits[3]).toBeNaN();
  });

  test('a group of which no member has a tail earns nobody anything', () => {
    expect([...bitsOfTails(tails, [3])]).toEqual([0, 0, 0, Number.NaN, 0, 0]);
  });

  // ∫ max(m, p)^−1 dp = 1 − ln m, taken off again: outsiders, whose tails are uniform, earn a factor of 1 in the mean.
  test('an outsider earns a factor of one in the mean, whatever the group', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (place) => {
        const outsiders = Array.from({ length: 1000 }, (_, unit) => (unit + 1) / 1000);
        const all = bitsOfTails(Float64Array.of(...outsiders, place / 1000), [1000]);
        const mean = all.subarray(0, 1000).reduce((sum, bits) => sum + 2 ** bits, 0) / 1000;
        expect(mean).toBeLessThanOrEqual(1);
        expect(mean).toBeGreaterThan(0.85);
      }),
    );
  });
});

describe('the mean of evidence', () => {
  const meanOf = (...bits: readonly number[]): number => meanEvidence(bits.map((own) => Float64Array.of(own)))[0]!;

  test('of one is that one', () => {
    expect(meanOf(2.5)).toBe(2.5);
  });

  // (8 + 2) / 2 = 5
  test('is taken over factors, not over bits', () => {
    expect(meanOf(3, 1)).toBeCloseTo(Math.log2(5), 12);
  });

  test('leaves out what is not known, place by place', () => {
    const bits = [Float64Array.of(2, Number.NaN, Number.NaN), Float64Array.of(Number.NaN, -1, Number.NaN)];
    expect([...meanEvidence(bits)]).toEqual([2, -1, Number.NaN]);
  });

  test('costs at most one bit of the stronger of two', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 12, noNaN: true }), fc.double({ min: -8, max: 12, noNaN: true }), (left, right) => {
        expect(meanOf(left, right)).toBeGreaterThanOrEqual(Math.max(left, right) - 1 - 1e-9);
      }),
    );
  });
});
