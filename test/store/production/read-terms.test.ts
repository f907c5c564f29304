import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTerms } from '../../../src/store/production/read-terms.js';

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-terms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (text: string) => {
  const path = join(folder, 'names.csv');
  writeFileSync(path, text);
  return readTerms(path);
};

test('a list has a term and perhaps a reason in each line', () => {
  expect(read('\ufeffTerm,Reason\n"Miller, Ada",NAME\n  Barley Street ,\n')).toEqual([
    { text: 'Miller, Ada', reason: 'NAME' },
    { text: 'Barley Street', reason: null },
  ]);
  expect(read('term\nAda\n')).toEqual([{ text: 'Ada', reason: null }]);
});

test.each([
  ['name,why\nAda,x\n', /names\.csv:1: expected a header line with the column term/],
  ['term,reason\nAda,because I say so\n', /names\.csv:2: expected a reason of up to 20 capital letters/],
  ['term\nx\n', /names\.csv:2: expected a term of 2 characters or more/],
  ['term\n', /expected 1 to 10000 terms, got 0/],
  ['term\n"Ada\n', /names\.csv:2: expected a closing quote, got the end of the record/],
])('%j is refused with its place', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('a list that is not there is told', () => {
  expect(() => readTerms(join(folder, 'none.csv'))).toThrow(/none\.csv/);
});
