import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSources } from '../../../src/source/open.js';
import type { Piece, Source } from '../../../src/source/source.js';
import { collectOpened, collectRows, containerFixture } from '../collect-rows.js';

/** Loans in the fixture: what was kept, by line, and what was not, by line and code. Places are counted by hand in the files. */
interface Expected {
  readonly title: string;
  readonly file: string;
  readonly loans: Readonly<Record<number, number>>;
  readonly rejects: Readonly<Record<number, string>>;
  readonly blanks?: number;
  readonly container?: string;
}

const CASES: readonly Expected[] = [
  {
    title: 'a malformed row in the middle costs that row only',
    file: 'malformed-middle',
    loans: { 1: 1, 3: 3 },
    rejects: { 2: 'E_ROW_JSON' },
  },
  {
    title: 'a cut last row is told from a malformed one',
    file: 'truncated-last-line',
    loans: { 1: 1, 2: 2 },
    rejects: { 3: 'E_INPUT_TRUNCATED' },
  },
  {
    title: 'a row cut inside a character is a cut row',
    file: 'cut-inside-character',
    loans: { 1: 1 },
    rejects: { 2: 'E_INPUT_TRUNCATED' },
  },
  { title: 'the last row needs no line feed', file: 'no-newline-at-end', loans: { 1: 1, 2: 2 }, rejects: {} },
  {
    title: 'blank lines are counted and lines still numbered',
    file: 'blank-lines',
    loans: { 2: 1, 5: 2 },
    rejects: {},
    blanks: 4,
  },
  { title: 'CRLF ends lines like LF', file: 'crlf', loans: { 1: 1, 3: 2 }, rejects: {}, blanks: 1 },
  { title: 'a byte order mark is no part of the first row', file: 'bom', loans: { 1: 1, 2: 2 }, rejects: {} },
  {
    title: 'bytes that are not UTF-8 are never replaced in silence',
    file: 'invalid-utf8',
    loans: { 1: 1, 3: 3 },
    rejects: { 2: 'E_ROW_UTF8' },
  },
  { title: 'a row of NUL bytes is a reject', file: 'nul-bytes', loans: { 1: 1, 3: 2 }, rejects: { 2: 'E_ROW_JSON' } },
  {
    title: 'NaN and Infinity are rejected as numbers and kept as text',
    file: 'foreign-numbers',
    loans: { 3: 3 },
    rejects: { 1: 'E_ROW_JSON', 2: 'E_ROW_JSON' },
  },
  {
    title: 'JSON that is no object is no row',
    file: 'not-objects',
    loans: { 1: 1 },
    rejects: {
      2: 'E_ROW_NOT_OBJECT',
      3: 'E_ROW_NOT_OBJECT',
      4: 'E_ROW_NOT_OBJECT',
      5: 'E_ROW_NOT_OBJECT',
      6: 'E_ROW_NOT_OBJECT',
    },
  },
  { title: 'two objects on one line are one reject', file: 'two-on-one-line', loans: { 2: 3 }, rejects: { 1: 'E_ROW_JSON' } },
  {
    title: 'two rows that a writer has interleaved are rejects',
    file: 'interleaved',
    loans: { 1: 1, 4: 4 },
    rejects: { 2: 'E_ROW_JSON', 3: 'E_ROW_JSON' },
  },
  {
    title: 'byte order marks before later rows are no part of them',
    file: 'bom-later',
    loans: { 1: 1, 2: 2, 3: 3 },
    rejects: {},
  },
  {
    title: 'a lone CR ends lines in a file without LF, blank and damaged ones too',
    file: 'lone-cr-damaged',
    loans: { 1: 1, 4: 4 },
    rejects: { 3: 'E_ROW_JSON', 6: 'E_INPUT_TRUNCATED' },
    blanks: 2,
    container: 'ndjson-cr',
  },
  {
    title: 'a lone CR ends lines among others, unless it stands between the tokens of a row',
    file: 'mixed-ends',
    loans: { 1: 1, 2: 2, 4: 4, 5: 5, 6: 6 },
    rejects: { 3: 'E_ROW_JSON' },
  },
  { title: 'an empty file holds nothing', file: 'empty', loans: {}, rejects: {} },
];

describe('NDJSON', () => {
  test.each(CASES)('$title', async ({ file, loans, rejects, blanks = 0, container = 'ndjson' }) => {
    const read = await collectRows(containerFixture(`${file}.ndjson`));
    expect(read.source.container).toBe(container);
    expect(Object.fromEntries(read.rows.map(({ value, place }) => [place.line, value.loan]))).toEqual(loans);
    expect(Object.fromEntries(read.rejects.map(({ place, code }) => [place.line, code]))).toEqual(rejects);
    expect(read.blanks).toBe(blanks);
    expect(read.tallies[0]?.lines).toBe(read.rows.length + read.rejects.length + blanks);
  });

  test('byte places leave out the byte order mark and count bytes, not characters', async () => {
    const { rows } = await collectRows(containerFixture('bom.ndjson'));
    // 3 bytes of mark; {"loan":1,"title":"Möwen"} is 26 characters and 27 bytes.
    expect(rows.map(({ place: { byte, length } }) => ({ byte, length }))).toEqual([
      { byte: 3, length: 27 },
      { byte: 31, length: 26 },
    ]);
  });

  test('the reject names the first byte that is not UTF-8', async () => {
    const { rejects } = await collectRows(containerFixture('invalid-utf8.ndjson'));
    expect(rejects[0]?.reason).toMatch(/^expected UTF-8, got the byte 0xe9 at byte 55;/);
  });

  test('the reject names the literal that JSON does not have', async () => {
    const { rejects } = await collectRows(containerFixture('foreign-numbers.ndjson'));
    expect(rejects.map(({ reason }) => reason)).toEqual([
      'expected JSON, got the literal NaN, which JSON does not have',
      'expected JSON, got the literal -Infinity, which JSON does not have',
    ]);
  });

  test('a row above the limit is rejected by its length, and reading goes on', async () => {
    const { rows, rejects } = await collectRows(containerFixture('oversize.ndjson'), { maxRecordBytes: 100 });
    expect(rows.map(({ value }) => value.loan)).toEqual([1, 3]);
    expect(rejects).toMatchObject([{ code: 'E_ROW_TOO_LARGE', place: { line: 2, byte: 33, length: 421 } }]);
  });

  test('301 nested arrays and objects are too many, 201 are not', async () => {
    const { rows, rejects } = await collectRows(containerFixture('depth-bomb.ndjson'));
    expect(rejects).toMatchObject([{ code: 'E_ROW_TOO_DEEP', place: { line: 2 } }]);
    expect(rows.map(({ place }) => place.line)).toEqual([1, 3]);
  });

  test.each([
    ['at the end of its row', (bomb: string) => `{"loan":2,"title":${bomb}}`],
    ['in the middle of its row', (bomb: string) => `{"loan":2,"title":${bomb},"shelf":{"x":1}}`],
    ['unfinished', (bomb: string) => `{"loan":2,"title":${bomb.slice(0, -9)}}`],
  ])('two million nested arrays are a reject, %s', async (_, row) => {
    const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-bomb-')), 'bomb.ndjson');
    const bomb = '['.repeat(2_000_000) + ']'.repeat(2_000_000);
    writeFileSync(path, `{"loan":1}\n${row(bomb)}\n{"loan":3}\n`);
    const { rows, rejects } = await collectRows(path, { maxRecordBytes: 32 * 1024 * 1024 });
    expect(rows.map(({ value }) => value.loan)).toEqual([1, 3]);
    expect(rejects).toMatchObject([{ code: 'E_ROW_TOO_DEEP', place: { line: 2 } }]);
  });

  test('a __proto__ key is data', async () => {
    const { rows } = await collectRows(containerFixture('proto-key.ndjson'));
    const value = rows[0]?.value as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'loan']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('admin' in value).toBe(false);
  });

  test('a lone surrogate escape is kept', async () => {
    const { rows } = await collectRows(containerFixture('lone-surrogate.ndjson'));
    expect(rows[0]?.value.title).toBe('\ud83d');
  });

  test('rows ended by lone CRs belong to the piece that they start in', async () => {
    const path = containerFixture('lone-cr.ndjson');
    const { sizeBytes } = (await collectRows(path)).source;
    for (let step = 1; step <= sizeBytes; step++) {
      const cut = ({ index }: Source): Piece[] =>
        Array.from({ length: Math.ceil(sizeBytes / step) }, (_, i) => ({
          index: i,
          source: index,
          startByte: i * step,
          endByte: Math.min(sizeBytes, (i + 1) * step),
        }));
      expect((await collectRows(path, { cut })).rows.map(({ value }) => value.loan)).toEqual([1, 2, 3]);
    }
  });

  test('a row of 20 MB is read, and rejected below the limit', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-large-')), 'large.ndjson');
    writeFileSync(path, `{"loan":1}\n{"loan":2,"title":"${'tide '.repeat(4 * 1024 * 1024)}"}\n{"loan":3}\n`);
    const { rows } = await collectRows(path, { maxRecordBytes: 32 * 1024 * 1024 });
    expect(rows.map(({ value, place }) => [value.loan, place.length])).toEqual([
      [1, 10],
      [2, 20_971_541],
      [3, 10],
    ]);
    const { rejects } = await collectRows(path, { maxRecordBytes: 20_971_540 });
    expect(rejects).toMatchObject([{ code: 'E_ROW_TOO_LARGE', place: { line: 2, byte: 11, length: 20_971_541 } }]);
  });

  test('places beyond 4 GiB are true', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-sparse-')), 'sparse.ndjson');
    const lastByte = 5 * 1024 ** 3;
    const file = openSync(path, 'w');
    writeSync(file, '{"loan":1}\n', 0);
    writeSync(file, '\n{"loan":2}\n{"loan":3}\n', lastByte);
    closeSync(file);
    const { sources, pieces } = await openSources([path]);
    const last = pieces.filter(({ endByte }) => endByte > lastByte);
    const { rows, rejects } = await collectOpened({ sources, unread: [], pieces: last }, 1_000_000);
    rmSync(path);
    expect(pieces.length).toBe(321);
    expect(rejects).toEqual([]);
    expect(rows.map(({ value, place }) => [value.loan, place.byte, place.line])).toEqual([
      [2, lastByte + 1, 1],
      [3, lastByte + 12, 2],
    ]);
  });
});
