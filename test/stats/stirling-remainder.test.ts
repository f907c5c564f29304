import { expect, test } from 'vitest';
import { stirlingRemainder } from '../../src/stats/stirling-remainder.js';
import { testReference } from './reference.js';

testReference('stirling-remainder', stirlingRemainder);

// First term of the series alone: at ten million the next one is 3e-24 of it.
test('for large arguments it is one twelfth of the inverse', () => {
  expect(stirlingRemainder(1e7) * 12e7).toBeCloseTo(1, 12);
});

test('zero and below are refused', () => {
  expect(() => stirlingRemainder(0)).toThrow(RangeError);
});
