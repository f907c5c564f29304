import { describe, expect, test } from 'vitest';
import { createCleaner } from '../../../src/report/exhibits/clean.js';
import { createPseudonyms } from '../../../src/report/pseudonyms.js';
import { findTermsOf } from '../../../src/report/redact-terms.js';

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

  test.each([
    ['a number that is cut between what varies and what is shared', ['4111 1111'], ['pay with', '1111 1111 please'], 'R-CARD'],
    ['a name of two words', ['Miller asked', ''], ['ask Ada', 'again'], 'R-TERM'],
  ])('does not show a form of prompts that cuts %s', (_, fixed, slots, reasonCode) => {
    const cutting = createCleaner(pseudonyms, true, findTermsOf([{ text: 'Ada Miller', reason: null }]));
    const scaffolds = [{ prompts: 2, fixed, rows: [{ account: 'crumb-01', slots }] }];
    const { value, removals } = cutting.json({ prompts: { scaffolds } });
    expect(value.prompts.scaffolds).toEqual([{ prompts: 2, fixed: [], rows: [] }]);
    expect(removals).toMatchObject([{ reasonCode, field: '.prompts.scaffolds[0]' }]);
  });

  test('shows a form of prompts whose parts can be cleaned one by one', () => {
    const scaffolds = [
      { prompts: 2, fixed: ['write to'], rows: [{ account: 'crumb-01', slots: ['please', 'rye@mill.example'] }] },
    ];
    expect(cleaner.json({ scaffolds }).value.scaffolds[0]!.rows[0]!.slots).toEqual(['please', '[R-EMAIL removed]']);
  });

  test('drops what lies deeper than any document of ours', () => {
    let deep: unknown = 'rye';
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(cleaner.json(deep).removals).toMatchObject([{ reasonCode: 'R-DEPTH' }]);
  });
});
