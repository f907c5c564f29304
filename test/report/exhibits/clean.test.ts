import { describe, expect, test } from 'vitest';
import { createCleaner } from '../../../src/report/exhibits/clean.js';
import { createPseudonyms } from '../../../src/report/pseudonyms.js';

const pseudonyms = createPseudonyms(new Map([['crumb-03', 'ACCT-0001']]), new Set(['crumb-01']));
const cleaner = createCleaner(pseudonyms, true);

describe('cleaning a document', () => {
  test('replaces accounts, takes out what rules find, and names the field', () => {
    const { value, removals, replaced } = cleaner.json({
      account: 'crumb-03',
      quotes: [{ account: 'crumb-01', excerpt: 'crumb-03 wrote to rye@mill.example' }],
    });
    expect(value).toEqual({
      account: 'ACCT-0001',
      quotes: [{ account: 'crumb-01', excerpt: 'ACCT-0001 wrote to [R-EMAIL removed]' }],
    });
    expect(removals.map(({ field, reasonCode }) => [field, reasonCode])).toEqual([['.quotes[0].excerpt', 'R-EMAIL']]);
    expect(replaced).toBe(2);
  });

  test('leaves ids, hashes, times and places as they are', () => {
    const kept = {
      id: 'F-001',
      sha256: '4111111111111111',
      firstUtc: '2026-03-02T00:16:01.423Z',
      path: 'rye@mill/a',
      file: 'b@c.d',
    };
    expect(cleaner.json(kept)).toEqual({ value: kept, removals: [], replaced: 0 });
  });

  test('without redaction still replaces accounts', () => {
    const { value, removals } = createCleaner(pseudonyms, false).json({ excerpt: 'crumb-03, rye@mill.example' });
    expect(value).toEqual({ excerpt: 'ACCT-0001, rye@mill.example' });
    expect(removals).toEqual([]);
  });

  test('drops what lies deeper than any document of ours', () => {
    let deep: unknown = 'rye';
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(cleaner.json(deep).removals).toMatchObject([{ reasonCode: 'R-DEPTH' }]);
  });
});
