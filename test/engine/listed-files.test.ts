import { describe, expect, test } from 'vitest';
import { checkListings } from '../../src/engine/listed-files.js';
import type { SourceTally } from '../../src/source/source.js';
import { buildSource } from '../report/build-source.js';

const tally = (index: number, path: string, rows: number, damage?: SourceTally['damage']): SourceTally =>
  ({ source: buildSource(index, path), rows, ...(damage && { damage }) }) as SourceTally;

const listing = (...files: [path: string, rows: number | null][]) => [
  { path: 'manifests/08.json', files: files.map(([path, rows]) => ({ path, rows })) },
];
const damageOf = (checked: ReturnType<typeof checkListings>) => checked.sources.map(({ damage }) => damage?.reason ?? null);

describe('what an export lists', () => {
  test('is held against the rows that were read', () => {
    const sources = [tally(0, 'night/observations/08.jsonl', 6), tally(1, 'night/traces/08.jsonl', 4)];
    const checked = checkListings(listing(['p-1/observations/08.jsonl', 6], ['p-1/traces/08.jsonl', 5]), sources);
    expect(damageOf(checked)).toEqual([null, 'expected 5 rows as manifests/08.json lists, got 4; ask for the file again']);
    expect(checked.sources[1]?.damage?.code).toBe('E_INPUT_INCOMPLETE');
    expect(checked.unread).toEqual([]);
  });

  test('and is not among the inputs is named', () => {
    const checked = checkListings(listing(['p-1/observations/09.jsonl', 6]), [tally(0, 'observations/08.jsonl', 6)]);
    expect(checked.unread).toEqual([
      {
        path: 'p-1/observations/09.jsonl',
        code: 'E_INPUT_MISSING',
        reason: 'is listed in manifests/08.json and not among the inputs',
      },
    ]);
  });

  test('says nothing of rows for Parquet, and nothing more of a file that is damaged already', () => {
    const damage = { code: 'E_INPUT_TRUNCATED', reason: 'cut' };
    const sources = [tally(0, 'a/x.parquet', 6), tally(1, 'a/y.jsonl.gz', 3, damage)];
    const checked = checkListings(listing(['a/x.parquet', null], ['a/y.jsonl.gz', 9]), sources);
    expect(damageOf(checked)).toEqual([null, 'cut']);
  });

  test('fits a file of that name alone, whatever folder it was put in, and none when two have it', () => {
    expect(damageOf(checkListings(listing(['p-1/observations/08.jsonl', 7]), [tally(0, '08.jsonl', 6)]))).not.toEqual([null]);
    const two = [tally(0, 'a/08.jsonl', 6), tally(1, 'b/08.jsonl', 6)];
    const checked = checkListings(listing(['p-1/observations/08.jsonl', 7]), two);
    expect(damageOf(checked)).toEqual([null, null]);
    expect(checked.unread).toHaveLength(1);
  });
});
