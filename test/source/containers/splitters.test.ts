import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createElementSplitter } from '../../../src/source/containers/element-splitter.js';
import { createRecordSplitter } from '../../../src/source/containers/record-splitter.js';

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

/** Copies of the chunks, overwritten after use as a reader's buffer is. */
function inChunks(bytes: Buffer, chunkSizes: readonly number[], write: (chunk: Buffer) => void): void {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const chunk = Buffer.from(bytes.subarray(at, at + (chunkSizes[i % chunkSizes.length] as number)));
    at += chunk.length;
    write(chunk);
    chunk.fill(0x23);
  }
}

function elements(text: string, chunkSizes: readonly number[], maxBytes = 1_000_000): string[] {
  const found: string[] = [];
  const splitter = createElementSplitter(
    {
      element: (bytes, from, to) => void found.push(bytes.toString('utf8', from, to)),
      tooLong: (_, length) => void found.push(`too long: ${length}`),
      unclosed: () => void found.push('unclosed'),
    },
    maxBytes,
  );
  inChunks(Buffer.from(text), chunkSizes, splitter.write);
  splitter.end();
  return found;
}

function records(text: string, chunkSizes: readonly number[], maxBytes = 1_000_000): string[] {
  const found: string[] = [];
  const splitter = createRecordSplitter(
    {
      records: (bytes, spans) => void found.push(...spans.map(({ from, to }) => bytes.toString('utf8', from, to))),
      tooLong: (_, length) => void found.push(`too long: ${length}`),
      unclosed: (_, length) => void found.push(`unclosed: ${length}`),
    },
    { delimiter: ',', lineEnd: 0x0a, maxRecordBytes: maxBytes },
  );
  inChunks(Buffer.from(text), chunkSizes, splitter.write);
  splitter.end();
  return found;
}

describe('JSON elements', () => {
  const json = fc.array(
    fc.oneof(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), fc.integer(), fc.string(), fc.constant(null)),
    { maxLength: 8 },
  );

  test('are those of the array, in any chunks and with any spacing', () => {
    fc.assert(
      fc.property(json, sizes, fc.integer({ min: 0, max: 2 }), (values, chunkSizes, indent) => {
        const text = JSON.stringify(values, null, indent);
        expect(elements(text, chunkSizes).map((element) => JSON.parse(element))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('above the limit are told by their length', () => {
    fc.assert(
      fc.property(sizes, (chunkSizes) => {
        expect(elements(`[{"a":1},{"b":"${'x'.repeat(40)}"},{"c":2}]`, chunkSizes, 20)).toEqual([
          '{"a":1}',
          'too long: 48',
          '{"c":2}',
        ]);
      }),
    );
  });

  test('of arrays that follow one another are all found', () => {
    expect(elements('[{"a":1}]\n[{"b":2}]', [100])).toEqual(['{"a":1}', '{"b":2}']);
  });
});

describe('CSV records', () => {
  const field = fc
    .array(fc.constantFrom('a', ',', '"', '\n', 'ö', '\r\n'), { maxLength: 8 })
    .map((parts) => `"${parts.join('').replaceAll('"', '""')}"`);
  const table = fc.array(
    fc.array(fc.oneof(field, fc.constantFrom('tide', '')), { minLength: 2, maxLength: 3 }).map((fields) => fields.join(',')),
    { maxLength: 8 },
  );

  test('are those that were written, in any chunks', () => {
    fc.assert(
      fc.property(table, sizes, fc.constantFrom('\n', '\r\n'), (lines, chunkSizes, lineEnd) => {
        expect(records(lines.map((line) => line + lineEnd).join(''), chunkSizes)).toEqual(lines);
      }),
    );
  });

  test('above the limit are told by their length, quotes and all', () => {
    fc.assert(
      fc.property(sizes, (chunkSizes) => {
        const long = `2,"${'x""\n'.repeat(10)}"`;
        expect(records(`1,a\n${long}\n3,c\n`, chunkSizes, 20)).toEqual(['1,a', `too long: ${long.length}`, '3,c']);
      }),
    );
  });

  test('are not swallowed by a stray quote inside a field', () => {
    expect(records('1,a"b\n2,c\n', [100])).toEqual(['1,a"b', '2,c']);
  });
});
