import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.js';
import { openSources } from '../../src/source/open.js';
import { collectOpened, containerFixture } from './collect-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-invariants-'));

/** What a careless writer, a bad disk or a hostile hand may do to a file. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat({ max: 60 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('\n', '\r', '"', '{', ']', '\0', ',', '\ufeff', '\\u'),
    ),
  }),
  fc.record({ kind: fc.constant('repeatLine' as const), at: fc.nat({ max: 30 }), to: fc.nat({ max: 30 }) }),
  fc.record({ kind: fc.constant('swapLines' as const), at: fc.nat({ max: 30 }), to: fc.nat({ max: 30 }) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(bytes: Buffer, each: Change): Buffer {
  if (each.kind === 'repeatLine' || each.kind === 'swapLines') {
    const lines = bytes.toString('latin1').split('\n');
    const [from, to] = [each.at % lines.length, each.to % lines.length];
    if (each.kind === 'repeatLine') lines.splice(to, 0, lines[from] as string);
    else [lines[from], lines[to]] = [lines[to] as string, lines[from] as string];
    return Buffer.from(lines.join('\n'), 'latin1');
  }
  const at = Math.floor(each.at * bytes.length);
  const before = bytes.subarray(0, at);
  if (each.kind === 'end') return before;
  if (each.kind === 'insert') return Buffer.concat([before, Buffer.from(each.text), bytes.subarray(at)]);
  if (each.kind === 'cut') return Buffer.concat([before, bytes.subarray(at + each.length)]);
  const changed = Buffer.from(bytes);
  if (at < changed.length) changed[at] = (changed[at] as number) ^ (1 << each.bit);
  return changed;
}

/** Reads whatever the bytes are; null when they are refused in words. */
async function read(name: string, bytes: Buffer): Promise<Awaited<ReturnType<typeof collectOpened>> | null> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  try {
    return await collectOpened(await openSources([path]));
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const loans = Array.from({ length: 20 }, (_, i) => ({ loan: i, title: i % 3 === 0 ? 'Möwen "und"\nWellen' : `Tide table ${i}` }));
const csvOf = (rows: typeof loans): string =>
  `loan,title\n${rows.map(({ loan, title }) => `${loan},"${title.replaceAll('"', '""')}"\n`).join('')}`;
const ndjson = Buffer.from(loans.map((loan) => `${JSON.stringify(loan)}\n`).join(''));

const SOUND: Readonly<Record<string, Buffer>> = {
  'a.ndjson': ndjson,
  'a-cr.ndjson': Buffer.from(ndjson.toString().replaceAll('\n', '\r')),
  'a.json': Buffer.from(JSON.stringify(loans, null, 1)),
  'a.csv': Buffer.from(csvOf(loans)),
  'a.gz': Buffer.concat([gzipSync(ndjson.subarray(0, 700)), gzipSync(ndjson.subarray(700))]),
  'a.zst': readFileSync(containerFixture('frames.ndjson.zst')),
  'a.zip': readFileSync(containerFixture('library.zip')),
  'a.parquet': readFileSync(containerFixture('loans-zstd.parquet')),
};

describe.each(Object.entries(SOUND))('%s', (name, sound) => {
  test('every line of whatever bytes is a row, a reject or a blank, at a place inside the stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const seen = await read(name, changes.reduce(apply, sound));
        if (seen === null) return;
        const lines = seen.tallies.reduce((sum, tally) => sum + tally.lines, 0);
        expect(lines).toBe(seen.rows.length + seen.rejects.length + seen.blanks);
        for (const { place } of [...seen.rows, ...seen.rejects]) {
          const tally = seen.tallies[place.piece];
          expect(place.byte + place.length).toBeLessThanOrEqual(tally?.bytes ?? -1);
          expect(place.line).toBeLessThanOrEqual(tally?.lines ?? -1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('nothing is lost that is whole', () => {
  test('of damaged NDJSON exactly those lines are rows that JSON.parse takes for objects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const bytes = changes.reduce(apply, ndjson);
        // The plain definition, where nothing but LF ends lines.
        fc.pre(!bytes.includes(0x0d) && bytes.includes(0x0a) && bytes.subarray(0, 2).toString('latin1') === '{"');
        const lines = bytes
          .toString('latin1')
          .split('\n')
          .map((line) => Buffer.from(line, 'latin1'));
        const seen = await read('lines.ndjson', bytes);
        fc.pre(seen?.sources[0]?.container === 'ndjson');
        expect(seen?.rows.map(({ value }) => value)).toEqual(lines.flatMap(objectOf));
      }),
      { numRuns: 200 },
    );
  });

  test('one damaged record of a CSV costs at most itself and what its quote swallows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 19 }), fc.constantFrom('5,6,7', '"5"x,6', '5', '\u0000,\u0000'), async (at, line) => {
        const records = loans.map(({ loan }) => `${loan},"Tide ""table"""`);
        records[at] = line;
        const seen = await read('one.csv', Buffer.from(`loan,title\n${records.join('\n')}\n`));
        expect((seen?.rows.length ?? 0) + (seen?.rejects.length ?? 0)).toBe(20);
        expect(seen?.rows.filter(({ place }) => place.line !== at + 2)).toHaveLength(19);
      }),
    );
  });
});

const decoder = new TextDecoder('utf-8', { fatal: true });

function objectOf(line: Buffer): unknown[] {
  try {
    const value: unknown = JSON.parse(decoder.decode(line));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : [];
  } catch {
    return [];
  }
}
