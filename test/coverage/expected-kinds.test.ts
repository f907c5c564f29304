import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectKindsAt } from '../../src/coverage/expected-kinds.js';

/** Of kinds with so many calls each. */
function expectedKinds(callsPerKind: readonly number[], calls: number): (drawn: number) => number {
  const kindsByCalls = Array.from({ length: calls + 1 }, (_, count) => callsPerKind.filter((each) => each === count).length);
  return (drawn) => expectKindsAt(calls, [drawn])(kindsByCalls)[0]!;
}

test('kinds expected in two of four calls, counted by hand over the six pairs', () => {
  // kinds held by 1, 2 and 4 of 4 calls: in 3, 5 and 6 of the 6 pairs
  expect(expectedKinds([1, 2, 4], 4)(2)).toBeCloseTo((3 + 5 + 6) / 6, 10);
});

test('all calls hold all kinds, no call holds none', () => {
  expect(expectedKinds([1, 3, 3, 5], 5)(5)).toBeCloseTo(4, 10);
  expect(expectedKinds([1, 3, 3, 5], 5)(0)).toBeCloseTo(0, 10);
});

test('one more call never lowers the kinds, and finds fewer new ones than the call before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 }), (counts) => {
      const at = expectedKinds(counts, 12);
      const gains = Array.from({ length: 12 }, (_, n) => at(n + 1) - at(n));
      for (const [i, gain] of gains.entries()) {
        expect(gain).toBeGreaterThan(-1e-9);
        if (i > 0) expect(gain).toBeLessThan((gains[i - 1] as number) + 1e-9);
      }
    }),
  );
});

test('what is remembered of one set of kinds does not change what is expected of the next', () => {
  const expectKinds = expectKindsAt(4, [1, 2]);
  const first = expectKinds([0, 1, 1, 0, 1]);
  expectKinds([0, 5, 0, 2, 0]);
  expect(expectKinds([0, 1, 1, 0, 1])).toEqual(first);
  expect(first[1]).toBe(expectedKinds([1, 2, 4], 4)(2));
});
