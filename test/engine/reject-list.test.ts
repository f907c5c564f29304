import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRejectList } from '../../src/engine/reject-list.js';
import type { Reject } from '../../src/source/source.js';

const reject = (piece: number, line: number): Reject => {
  return { place: { source: 0, piece, line, byte: line * 10, length: 9 }, code: 'E_ROW_JSON', reason: 'torn page' };
};

test('the list holds the first rejects by place, whatever order the pieces come in', () => {
  const pieces = fc.array(fc.nat({ max: 6 }), { maxLength: 8 });
  fc.assert(
    fc.property(pieces, fc.nat({ max: 12 }), fc.infiniteStream(fc.nat()), (sizes, most, ranks) => {
      const listed = sizes.map((size, piece) => Array.from({ length: size }, (_, line) => reject(piece, line)));
      const list = createRejectList(most);
      const arrival = sizes.map((_, piece) => ({ piece, rank: ranks.next().value as number })).sort((a, b) => a.rank - b.rank);
      for (const { piece } of arrival) list.add(piece, listed[piece] as readonly Reject[]);
      expect(list.inOrder()).toEqual(listed.flat().slice(0, most));
    }),
  );
});
