import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openSources, releaseSources } from '../../../src/source/open.js';
import { readPlaces } from '../../../src/source/read-places.js';
import { collectOpened, collectRows, containerFixture } from '../collect-rows.js';

const LOANS = Array.from({ length: 7 }, (_, i) => ({ loan: i + 1, title: `Tide table ${(i + 1) % 3}` }));

describe('Parquet', () => {
  test.each(['none', 'snappy', 'gzip', 'brotli', 'lz4', 'zstd', 'pages-v2'])(
    'rows of all row groups are read, %s',
    async (name) => {
      const { source, rows, rejects } = await collectRows(containerFixture(`loans-${name}.parquet`));
      expect(source).toMatchObject({ container: 'parquet', compression: 'none' });
      expect(rows.map(({ value }) => value)).toEqual(LOANS);
      expect(rows.map(({ place }) => place.line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(rejects).toEqual([]);
    },
  );

  test('nothing is rounded: large whole numbers, times with all digits, text in JSON, times without a zone', async () => {
    const { rows } = await collectRows(containerFixture('typed.parquet'));
    expect(Object.entries(rows[0]?.value as object)).toEqual([
      ['loan', 1],
      ['shelf', 1],
      ['weight', 0.5],
      ['late', true],
      ['title', 'Möwen 🐦'],
      ['meta', '{"hull": 9007199254740993}'],
      ['at_ms', '2026-03-02T07:14:08.123Z'],
      ['at_us', '2026-03-02T07:14:08.123456Z'],
      ['at_ns', '2026-03-02T07:14:08.123456789Z'],
      ['local', '2026-03-02T07:14:08.123456'],
      ['day', '2026-03-02'],
      ['price', 12.5],
      ['cover', 'iVBOR/8='],
      ['__proto__', 'data'],
      [
        'messages',
        [
          { role: 'user', content: 'Which quay?' },
          { role: 'assistant', content: 'Four' },
        ],
      ],
      ['key', { user: 'u-1', hash: null }],
      ['tags', { quay: '4' }],
    ]);
    expect(rows[1]?.value).toMatchObject({
      loan: '9007199254740993',
      weight: 'NaN',
      at_us: '1969-12-31T23:59:59.999999Z',
      day: '1969-12-31',
      price: -0.25,
      messages: [],
    });
    expect(new Set(Object.values(rows[2]?.value as object))).toEqual(new Set([null, 3]));
  });

  test.each(['typed.parquet', 'loans-zstd.parquet', 'loans.parquet.gz', 'damaged-group.parquet', 'invalid-utf8.parquet'])(
    'a place in %s is a row number and a piece of its rows as JSON',
    async (name) => {
      const { source, rows, tallies } = await collectRows(containerFixture(name));
      const places = rows.map(({ place }) => place);
      const texts = await readPlaces(source, places);
      expect(texts.map((text) => JSON.parse(String(text)))).toEqual(rows.map(({ value }) => value));
      expect(places.every(({ byte, length }) => byte + length < (tallies[0]?.bytes ?? 0))).toBe(true);
    },
  );

  test('a damaged row group costs its own rows, which are rejected one by one', async () => {
    const { rows, rejects, tallies } = await collectRows(containerFixture('damaged-group.parquet'));
    expect(rows.map(({ place, value }) => [place.line, value.loan])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [7, 7],
    ]);
    expect(rejects.map(({ place, code }) => [place.line, code])).toEqual([
      [4, 'E_INPUT_TRUNCATED'],
      [5, 'E_INPUT_TRUNCATED'],
      [6, 'E_INPUT_TRUNCATED'],
    ]);
    expect(tallies[0]?.damage?.reason).toContain('row group 2');
  });

  test('a file without its footer has lost all its rows', async () => {
    const { rows, rejects } = await collectRows(containerFixture('cut.parquet'));
    expect(rows).toEqual([]);
    expect(rejects).toMatchObject([{ code: 'E_INPUT_TRUNCATED', reason: expect.stringContaining('cut or damaged') }]);
  });

  test('text that is no UTF-8 is never replaced in silence', async () => {
    const { rows, rejects } = await collectRows(containerFixture('invalid-utf8.parquet'));
    expect(rows.map(({ place, value }) => [place.line, value.title])).toEqual([
      [1, 'Knots'],
      [3, 'Tides'],
    ]);
    expect(rejects).toMatchObject([{ code: 'E_ROW_UTF8', place: { line: 2 } }]);
  });

  test('no rows are no rows', async () => {
    const { rows, rejects, tallies } = await collectRows(containerFixture('empty.parquet'));
    expect({ rows, rejects, lines: tallies[0]?.lines }).toEqual({ rows: [], rejects: [], lines: 0 });
  });

  test('a row above the limit is rejected by its length, and reading goes on', async () => {
    const { rows, rejects } = await collectRows(containerFixture('typed.parquet'), { maxRecordBytes: 400 });
    expect(rows.map(({ place }) => place.line)).toEqual([2, 3]);
    expect(rejects).toMatchObject([{ code: 'E_ROW_TOO_LARGE', place: { line: 1 } }]);
  });

  test('is read inside a zip archive, inside gzip and from standard input', async () => {
    for (const name of ['parquet-inside.zip', 'loans.parquet.gz']) {
      expect((await collectOpened(await openSources([containerFixture(name)]))).rows.map(({ value }) => value)).toEqual(LOANS);
    }
    const bytes = readFileSync(containerFixture('loans-zstd.parquet'));
    const opened = await openSources(['-'], { stdin: Readable.from([bytes]) });
    expect((await collectOpened(opened)).rows.map(({ value }) => value)).toEqual(LOANS);
    releaseSources(opened.sources);
  });
});
