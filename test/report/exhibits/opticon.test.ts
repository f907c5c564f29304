import { expect, test } from 'vitest';
import type { ExhibitEntry } from '../../../src/report/exhibits/exhibit.js';
import { opticonText } from '../../../src/report/exhibits/opticon.js';

const entry = (number: string, lastNumber: string, path: string): ExhibitEntry => ({
  number,
  lastNumber,
  path,
  finding: 'F-001',
  kind: 'summary',
  title: 'Rye',
  standing: 'for-reading',
  sizeBytes: 9,
  md5: '',
  sha256: '',
  fullSha256: null,
  withheldBecause: null,
  removals: 0,
  replacedIds: 0,
  source: null,
});

test('a document of three pages has three lines, the first of which begins it and counts them', () => {
  const entries = [
    entry('LOAF-000009', 'LOAF-000011', 'data/F-001/a.pdf'),
    entry('LOAF-000012', 'LOAF-000012', 'data/F-001/b.csv'),
    entry('LOAF-000013', 'LOAF-000013', 'data/F-001/c.pdf'),
  ];
  expect(opticonText(entries, 'LOAF', ({ path }) => path.slice('data/'.length))).toBe(
    [
      'LOAF-000009,LOAF,F-001/a.pdf,Y,,,3\r\n',
      'LOAF-000010,LOAF,F-001/a.pdf,,,,\r\n',
      'LOAF-000011,LOAF,F-001/a.pdf,,,,\r\n',
      'LOAF-000013,LOAF,F-001/c.pdf,Y,,,1\r\n',
    ].join(''),
  );
});

test('a production without pages gives no line', () => {
  expect(opticonText([entry('LOAF-000001', 'LOAF-000001', 'data/a.html')], 'LOAF', ({ path }) => path)).toBe('');
});
