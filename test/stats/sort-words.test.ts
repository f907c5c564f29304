import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../../src/stats/rng.js';
import { sortWords } from '../../src/stats/sort-words.js';

test('short lists come out as a sort by comparison gives them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 60 }), (words) => {
      expect([...sortWords(Uint32Array.from(words))]).toEqual([...words].sort((a, b) => a - b));
    }),
  );
});

test('so do long ones, with repeats and with the largest word', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 32 }), (seed, bits) => {
      const rng = createRng(seed);
      const words = Uint32Array.from({ length: 5_000 }, () => Math.floor(rng() * 2 ** bits));
      words[17] = 0xffffffff;
      const expected = words.slice().sort();
      expect(sortWords(words)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
