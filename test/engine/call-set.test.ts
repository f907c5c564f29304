import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCallSet } from '../../src/engine/call-set.js';

const hash = fc.oneof(
  fc.integer({ min: 1, max: 50 }),
  fc.maxSafeInteger().map((value) => Math.abs(value) || 1),
);

test('a call set holds what a Set would hold', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 3000 }), (hashes) => {
      const ours = createCallSet();
      const plain = new Set<number>();
      for (const value of hashes) {
        expect(ours.add(value)).toBe(!plain.has(value));
        plain.add(value);
      }
      expect([...ours.toArray()].sort((a, b) => a - b)).toEqual([...plain].sort((a, b) => a - b));
      expect(ours.size()).toBe(plain.size);
      expect(ours.has(0.5)).toBe(false);
    }),
    { numRuns: 30 },
  );
});
