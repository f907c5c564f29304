import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinMessages, orderParts, partField } from '../../src/record/apim-parts.js';
import type { Row } from '../../src/record/format.js';

const part = (number: number, text?: unknown): Row => ({ SequenceNumber: number, RequestMessages: text });

describe('orderParts', () => {
  it('puts rows in the order of their numbers, which may be text', () => {
    const { rows } = orderParts(part(0, 'a'), [part(2, 'c'), { SequenceNumber: '1', RequestMessages: 'b' }]);
    expect(rows.map(({ RequestMessages }) => RequestMessages)).toEqual(['a', 'b', 'c']);
  });

  it('sees a number missing between others', () => {
    expect(orderParts(part(0), [part(2)]).hasGap).toBe(true);
    expect(orderParts(part(0), [part(1)]).hasGap).toBe(false);
    expect(orderParts(part(0), []).hasGap).toBe(false);
  });

  it('takes a row once that was exported twice', () => {
    expect(orderParts(part(0), [part(1, 'b'), part(1, 'b')])).toMatchObject({
      rows: [part(0), part(1, 'b')],
      isAmbiguous: false,
    });
  });

  it('takes none of several rows that say different things under one number', () => {
    expect(orderParts(part(0), [part(1, 'b'), part(1, 'x'), part(1, 'b')])).toMatchObject({ rows: [part(0)], isAmbiguous: true });
  });
});

describe('joinMessages', () => {
  it('gives the same text wherever it was cut and in whatever order the rows came', () => {
    const text = JSON.stringify([{ role: 'user', content: 'Proof the dough at which warmth, “27°” or less?' }]);
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, fc.infiniteStream(fc.nat()), (unsorted, keys) => {
        const ends = [...unsorted].sort((left, right) => left - right);
        const pieces = [...ends, text.length].map((end, at) => text.slice(ends[at - 1] ?? 0, end));
        const rows = pieces.map((piece, at) => ({ key: keys.next().value as number, row: part(at + 1, piece) }));
        const shuffled = rows.sort((left, right) => left.key - right.key).map(({ row }) => row);
        const parts = orderParts(part(0), shuffled);
        expect(parts.hasGap).toBe(false);
        expect(joinMessages(parts, 'RequestMessages')).toEqual({ kind: 'messages', value: JSON.parse(text), nested: true });
      }),
    );
  });

  it('joins lists, whether they are JSON text or not', () => {
    const parts = orderParts(part(0, [{ role: 'user' }]), [part(1, '[{"role":"assistant"}]')]);
    expect(joinMessages(parts, 'RequestMessages')).toMatchObject({
      value: [{ role: 'user' }, { role: 'assistant' }],
      nested: true,
    });
  });

  it('joins plain text as it is', () => {
    expect(joinMessages(orderParts(part(0, 'Rye or '), [part(1, 'wheat?')]), 'RequestMessages')).toEqual({
      kind: 'messages',
      value: 'Rye or wheat?',
      nested: false,
    });
  });

  it('says that JSON does not end', () => {
    expect(joinMessages(orderParts(part(0), [part(1, '[{"role":"us')]), 'RequestMessages')).toEqual({ kind: 'cut' });
    expect(joinMessages(orderParts(part(0, [{}]), [part(1, '[{"role":"us')]), 'RequestMessages')).toEqual({ kind: 'cut' });
  });

  it('finds nothing where nothing was logged', () => {
    expect(joinMessages(orderParts(part(0, ''), [part(1, [])]), 'RequestMessages')).toMatchObject({ value: undefined });
  });
});

describe('partField', () => {
  it('is that of the first row that says something', () => {
    const parts = orderParts({ SequenceNumber: 0, ModelName: '' }, [{ SequenceNumber: 1, ModelName: 'oven-1' }]);
    expect(partField(parts, 'ModelName')).toBe('oven-1');
    expect(partField(parts, 'PromptTokens')).toBeUndefined();
  });
});
