import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { bakeryCase, filesOf, RAW, requestOf } from './shared-bakery.js';

const tableOf = (name: string, request = requestOf()) =>
  parse(filesOf('csv', request).find((file) => file.name === `${name}.csv`)!.text, { columns: true }) as Record<string, string>[];

test('there are five tables with a row for each of their kind', () => {
  expect(filesOf('csv', requestOf()).map(({ name }) => name)).toEqual([
    'findings.csv',
    'groups.csv',
    'members.csv',
    'links.csv',
    'accounts.csv',
  ]);
  expect(['findings', 'groups', 'members', 'links'].map((name) => tableOf(name).length)).toEqual([2, 2, 21, 3]);
  expect(tableOf('accounts').length).toBeGreaterThanOrEqual(214);
});

test('signals are columns, and a signal that says nothing of a link is an empty cell', () => {
  expect(tableOf('links').map(({ bits, bits_content, bits_model }) => [bits, bits_content, bits_model])).toEqual([
    ['9.5', '8', '3.5'],
    ['4.25', '6', ''],
    ['2', '', ''],
  ]);
});

test('a group says how many of its links are listed', () => {
  expect(tableOf('groups').map(({ links_found, links_listed }) => [links_found, links_listed])).toEqual([
    ['29', '3'],
    ['', '0'],
  ]);
});

test('a cell that a spreadsheet would take for a formula is marked', () => {
  const saved = bakeryCase();
  const accounts = [
    { ...saved.accounts[0]!, account: '=cmd|calc' },
    { ...saved.accounts[0]!, account: '＋1' },
  ];
  const names = tableOf('accounts', requestOf({ ...saved, accounts }, RAW)).map(({ account }) => account);
  expect(names).toEqual(expect.arrayContaining(["'=cmd|calc", "'＋1"]));
});
