import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvText } from '../../../src/report/exhibits/csv-text.js';
import { hostileStrings } from '../bakery.js';

describe('a table for people', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '  =1', '\u00a0=1', '＝1', '＋1', '－1', '＠x'])(
    'takes the force out of %j',
    (text) => {
      const [[cell]] = parse(csvText([text], [])) as [[string]];
      expect(cell).toBe(`'${text}`.replace('\u00a0', '\u00a0'));
    },
  );

  test.each(['\t=1', '\r=1', '\n=1', '\0=1'])('makes the control character in front of %j visible', (text) => {
    const [[cell]] = parse(csvText([text], [])) as [[string]];
    expect(cell).toMatch(/^\\[trnx]/);
  });

  test('keeps numbers as numbers, quotes in quotes, and null as nothing', () => {
    expect(csvText(['a', 'b', 'c'], [['say "rye"', -2.5, null]])).toBe('"a","b","c"\r\n"say ""rye""",-2.5,\r\n');
  });

  test.each(hostileStrings().map(({ name, text }) => [name, text]))('shows %s in one cell of one line', (_, text) => {
    const csv = csvText(['x'], [[text]]);
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(parse(csv)).toHaveLength(2);
  });
});
