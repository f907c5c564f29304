import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonSize, MIN_CALLS, MIN_ORDINARY } from '../../src/coverage/common-size.js';

const many = (accounts: number, calls: number) => new Array<number>(accounts).fill(calls);

test('the wanted number of calls is taken where all can give it', () => {
  expect(commonSize(300, many(50, 120), 90)).toBe(90);
});

test('a small group sets the number', () => {
  expect(commonSize(33, many(50, 120), 90)).toBe(33);
});

test('half of the ordinary accounts must be able to give it, not only the busiest', () => {
  expect(commonSize(300, [...many(30, 120), ...many(31, 45)], 90)).toBe(45);
  expect(commonSize(300, [...many(31, 120), ...many(31, 45)], 90)).toBe(90);
});

test('never fewer than twenty ordinary accounts take part', () => {
  expect(commonSize(300, [...many(15, 120), ...many(10, 50)], 90)).toBe(50);
});

test('accounts that are too small to say anything do not pull the number down', () => {
  expect(commonSize(300, [...many(25, 80), ...many(500, 3)], 90)).toBe(80);
});

test('a group that is too small cannot be measured', () => {
  expect(commonSize(MIN_CALLS - 1, many(50, 120), 90)).toBeNull();
});

test('whatever the accounts, the number is at least the smallest allowed and enough accounts can give it', () => {
  fc.assert(
    fc.property(fc.integer({ min: MIN_CALLS, max: 500 }), fc.array(fc.nat(200)), (groupCalls, ordinary) => {
      const size = commonSize(groupCalls, ordinary, 100)!;
      expect(size).toBeGreaterThanOrEqual(MIN_CALLS);
      expect(size).toBeLessThanOrEqual(Math.min(groupCalls, 100));
      const large = ordinary.filter((calls) => calls >= MIN_CALLS).length;
      if (large >= MIN_ORDINARY) {
        expect(ordinary.filter((calls) => calls >= size).length).toBeGreaterThanOrEqual(Math.max(MIN_ORDINARY, large / 2));
      }
    }),
  );
});
