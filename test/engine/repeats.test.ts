import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRepeats } from '../../src/engine/repeats.js';

const piece = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 15 });

test('a call is repeated in each piece but the first that holds it', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const repeats = findRepeats(pieces.map((hashes) => Float64Array.from(hashes)));
      const expected = pieces.map((hashes, i) =>
        hashes.filter((hash) => pieces.slice(0, i).some((earlier) => earlier.includes(hash))),
      );
      expect(pieces.map((_, i) => [...(repeats.get(i) ?? [])])).toEqual(expected);
    }),
  );
});
