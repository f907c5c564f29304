import { describe, expect, test } from 'vitest';
import { collectRows, containerFixture } from '../collect-rows.js';

const LOG = containerFixture('server.log');

describe('a server log', () => {
  test('gives a row a line, lines that are JSON objects as they are, and counts blanks', async () => {
    const { rows, rejects, blanks } = await collectRows(LOG);
    expect(rows.map(({ value }) => Object.keys(value))).toEqual([
      ['line'],
      ['line'],
      ['line'],
      ['timestamp', 'event', 'rid'],
      ['line'],
      ['line'],
    ]);
    expect([rejects, blanks]).toEqual([[], 1]);
    expect(rows[2]?.value.line).toBe("{'engine': 'no JSON'}");
  });

  test('knows the place of every line', async () => {
    const { rows } = await collectRows(LOG);
    expect(rows.map(({ place }) => place.line)).toEqual([1, 2, 4, 5, 6, 7]);
    expect(rows[1]?.place.byte).toBe(`${rows[0]?.value.line}\n`.length);
  });

  test('above the limit is a reject, and its neighbours are read', async () => {
    const { rows, rejects } = await collectRows(LOG, { maxRecordBytes: 200 });
    expect(rejects.map(({ code, place }) => [code, place.line])).toEqual([['E_ROW_TOO_LARGE', 2]]);
    expect(rows).toHaveLength(5);
  });
});
