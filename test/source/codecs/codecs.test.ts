import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decoder } from '../../../src/source/codecs/codec.js';
import { CODECS } from '../../../src/source/codecs/index.js';
import { openLayers } from '../../../src/source/codecs/open-layers.js';
import { openFzstd } from '../../../src/source/codecs/zstd.js';
import { collectRows, containerFixture } from '../collect-rows.js';

const TEXT = Array.from(
  { length: 40 },
  (_, i) => `{"loan":${i + 1},"title":"${(i + 1) % 2 === 1 ? 'Möwen' : 'Tide tables'}"}\n`,
).join('');

/** The same text under each codec. */
const STORED: Readonly<Record<string, Buffer>> = {
  deflate: deflateRawSync(TEXT),
  gzip: Buffer.concat([gzipSync(TEXT.slice(0, 500)), gzipSync(TEXT.slice(500))]),
  zstd: readFileSync(containerFixture('frames.ndjson.zst')),
};

async function decode(
  open: (output: (chunk: Buffer) => void) => Decoder,
  stored: Buffer,
  sizes: readonly number[],
): Promise<string> {
  const parts: Buffer[] = [];
  const decoder = open((chunk) => void parts.push(Buffer.from(chunk)));
  for (let at = 0, i = 0; at < stored.length; i++) {
    const size = sizes[i % sizes.length] as number;
    await decoder.write(Buffer.from(stored.subarray(at, at + size)));
    at += size;
  }
  try {
    await decoder.end();
  } finally {
    decoder.close();
  }
  return Buffer.concat(parts)
    .toString()
    .replaceAll(/"title":"Tide tables"|"title": "Tide tables"/g, '"title":"Tide tables"');
}

const normal = (text: string): string => text.replaceAll('": ', '":').replaceAll(', "', ',"');
const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 });

test('ids are unique and sorted', () => {
  const ids = CODECS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

describe.each(CODECS.map((codec) => [codec.id, codec] as const))('codec %s', (id, codec) => {
  const stored = STORED[id] as Buffer;

  test('says what it is and knows its own marks only', () => {
    expect(codec.title).not.toBe('');
    const starts = Object.entries(STORED).filter(([, bytes]) => codec.startsWith(bytes));
    expect(starts.map(([other]) => other)).toEqual(id === 'deflate' ? [] : [id]);
  });

  test('what comes out does not depend on how the stored bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (cuts) => {
        expect(normal(await decode((output) => codec.open(output), stored, cuts))).toBe(TEXT);
      }),
      { numRuns: 20 },
    );
  });

  test('an end before the end is a fault', async () => {
    await expect(decode((output) => codec.open(output), stored.subarray(0, -7), [64])).rejects.toThrow();
  });
});

describe('zstd in JavaScript', () => {
  test('ten thousand frames in a row do not exhaust the stack', async () => {
    const empty = Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x00, 0x01, 0x00, 0x00);
    const many = Buffer.concat([...Array.from({ length: 10_000 }, () => empty), STORED.zstd as Buffer]);
    expect(normal(await decode(openFzstd, many, [60_000]))).toBe(TEXT);
  });

  test('gives the rows of all frames, hashed as stored and as they come out', async () => {
    const { rows, rejects, tallies, source } = await collectRows(containerFixture('frames.ndjson.zst'));
    expect(source).toMatchObject({ compression: 'zstd', container: 'ndjson' });
    expect(rows.map(({ value }) => value.loan)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(rejects).toEqual([]);
    expect(tallies[0]?.storedSha256).toBe(
      createHash('sha256')
        .update(STORED.zstd as Buffer)
        .digest('hex'),
    );
  });

  test('a cut file gives the rows before the cut, then says where it ends', async () => {
    const { rows, rejects, tallies } = await collectRows(containerFixture('truncated.ndjson.zst'));
    expect(rows.map(({ value }) => value.loan)).toEqual(rows.map((_, i) => i));
    expect(rows.length).toBeGreaterThan(10_000);
    expect(rejects.map(({ code }) => code)).toEqual(['E_INPUT_TRUNCATED', 'E_INPUT_TRUNCATED']);
    expect(tallies[0]?.damage?.code).toBe('E_INPUT_TRUNCATED');
  });
});

describe('gzip with a wrong check sum', () => {
  test('is a fault, and asking again for its end is answered', async () => {
    const stored = gzipSync(TEXT);
    stored[stored.length - 6] = (stored[stored.length - 6] as number) ^ 1;
    const gzip = CODECS.find(({ id }) => id === 'gzip');
    const decoder = gzip?.open(() => undefined) as Decoder;
    await expect(decoder.write(stored)).rejects.toThrow('incorrect data check');
    await expect(decoder.end()).rejects.toThrow('incorrect data check');
    decoder.close();
  });
});

describe('layers', () => {
  const gzipped = gzipSync(TEXT);
  const deflated = deflateRawSync(gzipped);
  const open = (changes: object) => (output: (chunk: Buffer) => void) =>
    openLayers(
      { compression: 'deflate+gzip', member: { startByte: 0, sizeBytes: gzipped.length, crc32: crcOf(gzipped), ...changes } },
      output,
    );

  test('a gzip file in a zip archive is inflated twice', async () => {
    expect(await decode(open({}), deflated, [100, 7])).toBe(TEXT);
  });

  test.each([
    ['gives more than its size', { sizeBytes: gzipped.length - 1 }, 'more than'],
    ['gives less than its size', { sizeBytes: gzipped.length + 1 }, 'instead of'],
    ['has another checksum', { crc32: 1 }, 'a checksum other than'],
  ])('a member that %s is damaged', async (_, changes, words) => {
    await expect(decode(open(changes), deflated, [50])).rejects.toThrow(words);
  });
});

/** The checksum that gzip writes into its trailer, of other bytes. */
function crcOf(bytes: Buffer): number {
  const stored = gzipSync(bytes);
  return stored.readUInt32LE(stored.length - 8);
}

test('a zstd window that a decoder would need too much memory for is refused before it is opened, with what to do', async () => {
  await expect(collectRows(containerFixture('wide-window.ndjson.zst'))).rejects.toMatchObject({
    code: 'E_INPUT_WINDOW',
    message: expect.stringContaining('at most 128 MiB, got one of 2048 MiB; decompress it first (zstd -d --long=31)'),
  });
});
