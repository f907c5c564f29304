import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineSplitter, type LineRange } from '../../src/source/line-splitter.js';

interface Line {
  readonly byte: number;
  readonly text: string;
}

/** What a range of a stream holds, the stream coming in chunks of the sizes given. */
function split(bytes: Buffer, chunkSizes: readonly number[], range: Partial<LineRange> = {}): Line[] {
  const lines: Line[] = [];
  const { startByte = 0, endByte = Infinity, maxLineBytes = 1000 } = range;
  const firstByte = Math.max(0, startByte - 1);
  const splitter = createLineSplitter(
    {
      line: (chunk, from, to, at) => void lines.push({ byte: at, text: chunk.toString('utf8', from, to) }),
      blank: () => void lines.push({ byte: -1, text: '' }),
      tooLong: (at, length) => void lines.push({ byte: at, text: `too long: ${length}` }),
    },
    { firstByte, startByte, endByte, maxLineBytes },
  );
  let wants = true;
  for (let at = firstByte, i = 0; at < bytes.length && wants; i++) {
    const size = chunkSizes[i % chunkSizes.length] as number;
    wants = splitter.write(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  if (wants) splitter.end();
  return lines;
}

const text = fc
  .array(fc.constantFrom('a', 'ö', '🐦', '\n', '\n', 'tide', '\r\n'), { maxLength: 60 })
  .map((parts) => parts.join(''));
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

/** The plain definition: cut at line feeds, drop the one after the last, take a carriage return off the end. */
function expected(content: string): string[] {
  const lines = content.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

test('the lines do not depend on how the stream is cut into chunks', () => {
  fc.assert(
    fc.property(text, sizes, (content, chunkSizes) => {
      expect(split(Buffer.from(content), chunkSizes).map((line) => line.text)).toEqual(expected(content));
    }),
  );
});

test('each line is found at its byte', () => {
  fc.assert(
    fc.property(text, sizes, (content, chunkSizes) => {
      const bytes = Buffer.from(content);
      for (const line of split(bytes, chunkSizes).filter(({ byte }) => byte >= 0)) {
        expect(bytes.toString('utf8', line.byte, line.byte + Buffer.byteLength(line.text))).toBe(line.text);
      }
    }),
  );
});

test('pieces own each line exactly once, wherever the borders are', () => {
  fc.assert(
    fc.property(text, sizes, fc.integer({ min: 1, max: 40 }), (content, chunkSizes, step) => {
      const bytes = Buffer.from(content);
      const lines: string[] = [];
      for (let startByte = 0; startByte < bytes.length; startByte += step) {
        lines.push(...split(bytes, chunkSizes, { startByte, endByte: startByte + step }).map((line) => line.text));
      }
      expect(lines).toEqual(expected(content));
    }),
  );
});

test('a line above the limit is told by its length, in any chunks', () => {
  fc.assert(
    fc.property(sizes, (chunkSizes) => {
      const lines = split(Buffer.from(`ab\n${'x'.repeat(50)}\ncd\n`), chunkSizes, { maxLineBytes: 20 });
      expect(lines).toEqual([
        { byte: 0, text: 'ab' },
        { byte: 3, text: 'too long: 50' },
        { byte: 54, text: 'cd' },
      ]);
    }),
  );
});
