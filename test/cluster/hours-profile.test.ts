import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursProfileOf, hoursScore, outsideBits, outsideScore } from '../../src/cluster/hours-profile.js';
import { vectorOf } from '../link/build-units.js';

const FIRST = 492_300;
const HOURS = 48;

const activity = fc
  .uniqueArray(fc.integer({ min: FIRST, max: FIRST + HOURS - 1 }), { minLength: 1, maxLength: 20 })
  .map((hours) => vectorOf(Object.fromEntries(hours.map((hour) => [hour, 1]))));

const near = (hours: readonly number[]) => vectorOf(Object.fromEntries(hours.map((hour) => [FIRST + hour, 1])));

describe('an hours profile', () => {
  test('puts half of an hour’s weight on it and a quarter on either neighbour', () => {
    const { density, total } = hoursProfileOf([near([2, 3])], FIRST, 6);
    expect([...density]).toEqual([0, 0.25, 0.75, 0.75, 0.25, 0]);
    expect(total).toBe(2);
  });

  test('lets the weight beyond its ends fall', () => {
    expect([...hoursProfileOf([near([0, 3])], FIRST, 4).density]).toEqual([0.5, 0.25, 0.25, 0.5]);
  });
});

describe('an hours score', () => {
  test('of a unit outside is the same from the bits of its hours, wherever they lie', () => {
    fc.assert(
      fc.property(activity, fc.array(activity, { minLength: 1, maxLength: 8 }), (own, others) => {
        const group = hoursProfileOf(others, FIRST + 6, HOURS - 12);
        const background = hoursProfileOf([...others, own], FIRST + 6, HOURS - 12);
        const score = outsideScore(group, outsideBits(group, background), own.ids, 0, own.ids.length);
        expect(score).toBe(hoursScore(group, background, own, false) ?? Number.NaN);
      }),
    );
  });

  test('of a member is its score against the others alone', () => {
    fc.assert(
      fc.property(
        fc.array(activity, { minLength: 1, maxLength: 8 }),
        activity,
        fc.array(activity, { minLength: 1, maxLength: 12 }),
        (others, own, everybody) => {
          const background = hoursProfileOf([...everybody, ...others, own], FIRST, HOURS);
          const withIt = hoursScore(hoursProfileOf([...others, own], FIRST, HOURS), background, own, true);
          const without = hoursScore(hoursProfileOf(others, FIRST, HOURS), background, own, false);
          expect(withIt).toBeCloseTo(without!, 9);
        },
      ),
    );
  });

  test('is counted out by hand', () => {
    // Group: hour 1 once. Background: hours 1 and 5 once each, 8 hours. Unit: hour 1.
    // p0 = (0.5 + 0.01) / (2 + 0.08), p = 0.5 / 1, score = log2((0.9 · 0.5 + 0.1 p0) / p0).
    const p0 = 0.51 / 2.08;
    const background = hoursProfileOf([near([1]), near([5])], FIRST, 8);
    const score = hoursScore(hoursProfileOf([near([1])], FIRST, 8), background, near([1]), false);
    expect(score).toBeCloseTo(Math.log2((0.9 * 0.5 + 0.1 * p0) / p0), 12);
  });

  test('is higher at the hours of the group than at others, and finite where the group never was', () => {
    const everybody = Array.from({ length: 20 }, (_, index) => near([index, index + 10]));
    const background = hoursProfileOf(everybody, FIRST, HOURS);
    const group = hoursProfileOf([near([3, 4]), near([3, 4])], FIRST, HOURS);
    const there = hoursScore(group, background, near([3, 4]), false)!;
    const elsewhere = hoursScore(group, background, near([20, 30]), false)!;
    expect(there).toBeGreaterThan(0);
    expect(elsewhere).toBeCloseTo((2 * Math.log2(0.1)) / Math.sqrt(2), 9);
  });

  test('says more the more hours keep to the group’s', () => {
    const everybody = Array.from({ length: 20 }, (_, index) => near([index, index + 10]));
    const background = hoursProfileOf(everybody, FIRST, HOURS);
    const hours = [3, 6, 9, 12];
    const group = hoursProfileOf([near(hours), near(hours)], FIRST, HOURS);
    const scoreOf = (own: readonly number[]): number => hoursScore(group, background, near(own), false)!;
    expect(scoreOf(hours)).toBeGreaterThan(1.5 * scoreOf([6]));
  });

  test('cannot be said without times', () => {
    const group = hoursProfileOf([near([3])], FIRST, HOURS);
    expect(hoursScore(group, group, vectorOf({}), false)).toBeNull();
  });
});
