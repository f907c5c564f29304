import { describe, expect, test } from 'vitest';
import { ROW_CUT_CELL, ROW_ROUNDED_CELL } from '../../../src/source/row-flags.js';
import { collectRows, containerFixture } from '../collect-rows.js';

describe('CSV', () => {
  test('quoted line feeds, quoted quotes and characters of four bytes are read, records are numbered from the header', async () => {
    const { rows, blanks, rejects } = await collectRows(containerFixture('quoted-newlines.csv'));
    expect(rows.map(({ value, place }) => ({ line: place.line, ...value }))).toEqual([
      { line: 2, loan: '1', title: 'Tide\ntables', note: 'said "fine"' },
      { line: 3, loan: '2', title: 'Möwen 🐦', note: '' },
      { line: 5, loan: '3', title: 'Knots', note: 'last' },
    ]);
    expect({ blanks, rejects }).toEqual({ blanks: 2, rejects: [] });
  });

  test.each([
    ['CRLF ends records', 'crlf.csv', ['Tide tables', 'Kno\r\nts']],
    ['a byte order mark is no part of the first column name', 'bom.csv', ['Möwen']],
    ['a semicolon can be the delimiter', 'semicolon.csv', ['Tide, tables', 'Knots']],
    ['a tab can be the delimiter', 'tab.tsv', ['Tide tables']],
    ['a lone CR ends records in a file without LF', 'lone-cr.csv', ['Tide tables', 'Kno\rts', 'Tides']],
  ])('%s', async (_, file, titles) => {
    const { rows } = await collectRows(containerFixture(file));
    expect(rows.map(({ value }) => value.title)).toEqual(titles);
    expect(rows[0]?.value.loan).toBe('1');
  });

  test('a bad record costs that record only', async () => {
    const { rows, rejects } = await collectRows(containerFixture('bad-records.csv'));
    expect(rows.map(({ value }) => value.loan)).toEqual(['1', '6']);
    expect(rejects.map(({ place, code }) => [place.line, code])).toEqual([
      [3, 'E_ROW_CSV'],
      [4, 'E_ROW_CSV'],
      [5, 'E_ROW_COLUMNS'],
      [6, 'E_ROW_COLUMNS'],
    ]);
  });

  test('a quote that is never closed is a cut file', async () => {
    const { rows, rejects } = await collectRows(containerFixture('unclosed-quote.csv'));
    expect(rows).toHaveLength(1);
    expect(rejects).toMatchObject([{ code: 'E_INPUT_TRUNCATED', place: { line: 3, byte: 25, length: 17 } }]);
  });

  test('bytes that are not UTF-8 are never replaced in silence', async () => {
    const { rows, rejects } = await collectRows(containerFixture('invalid-utf8.csv'));
    expect(rows.map(({ value }) => value.title)).toEqual(['Knots']);
    expect(rejects).toMatchObject([
      {
        code: 'E_ROW_UTF8',
        place: { line: 2, byte: 11, length: 6 },
        reason: expect.stringContaining('expected UTF-8, got the byte 0xe9 at byte 16;'),
      },
    ]);
  });

  test('two columns of one name are refused', async () => {
    await expect(collectRows(containerFixture('duplicate-column.csv'))).rejects.toMatchObject({
      code: 'E_CSV_HEADER',
      exitCode: 3,
    });
  });

  test('a column called __proto__ is data', async () => {
    const { rows } = await collectRows(containerFixture('proto-column.csv'));
    expect(Object.entries(rows[0]?.value as object)).toEqual([
      ['loan', '1'],
      ['__proto__', 'data'],
    ]);
  });

  test('a record above the limit is rejected by its length, and reading goes on', async () => {
    const { rows, rejects } = await collectRows(containerFixture('quoted-newlines.csv'), { maxRecordBytes: 30 });
    expect(rows.map(({ value }) => value.loan)).toEqual(['2', '3']);
    expect(rejects).toMatchObject([{ code: 'E_ROW_TOO_LARGE', place: { line: 2, byte: 16, length: 31 } }]);
  });

  test('a table that a spreadsheet has saved again shows: cells cut at 32,767 characters, numbers rounded', async () => {
    const { rows } = await collectRows(containerFixture('spreadsheet.csv'));
    expect(rows.map(({ flags }) => flags)).toEqual([ROW_ROUNDED_CELL, ROW_CUT_CELL, ROW_ROUNDED_CELL, 0]);
  });

  test('a header above the limit is no header', async () => {
    await expect(collectRows(containerFixture('crlf.csv'), { maxRecordBytes: 5 })).rejects.toMatchObject({
      code: 'E_CSV_HEADER',
    });
  });
});
