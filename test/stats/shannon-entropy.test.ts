import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shannonEntropy } from '../../src/stats/shannon-entropy.js';
import { testReference } from './reference.js';

testReference('shannon-entropy', shannonEntropy);

test('entropy lies between 0 and the bits of an even spread', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (counts) => {
      const entropy = shannonEntropy(counts);
      if (entropy === null) return;
      expect(entropy).toBeGreaterThanOrEqual(0);
      expect(entropy).toBeLessThanOrEqual(Math.log2(counts.length) + 1e-9);
    }),
  );
});

test('nothing counted has no entropy', () => {
  expect(shannonEntropy([])).toBeNull();
  expect(shannonEntropy([0, 0])).toBeNull();
});

test('a negative count is refused', () => {
  expect(() => shannonEntropy([3, -1])).toThrow(RangeError);
});
