import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/record/formats/index.js';
import { composeAccountKeys, composeDocumented, composeSources, composeTotals } from '../../src/report/compose-sources.js';
import { wordDocumented } from '../../src/report/documented-words.js';
import type { SourceTally } from '../../src/source/source.js';
import { buildRecord, observeAll } from '../account/build-record.js';
import { buildLineBases, buildSource } from './build-source.js';

function counts(change: Partial<SourceTally> = {}): SourceTally {
  return {
    source: buildSource(0, 'ferry.ndjson.gz', { sizeBytes: 900, compression: 'gzip' }),
    sha256: 'b'.repeat(64),
    streamSha256: 'c'.repeat(64),
    streamBytes: 5_400,
    formats: { generic: 2, litellm: 7 },
    rows: 15,
    records: 9,
    rejects: 1,
    duplicates: 2,
    skipped: 3,
    blanks: 4,
    oddRows: [],
    firstMs: Date.parse('2026-03-02T07:00:00Z'),
    lastMs: Date.parse('2026-03-03T07:00:00Z'),
    lineBases: buildLineBases({ 0: 0 }),
    ...change,
  };
}

const LATER = counts({
  source: buildSource(1, 'barge.csv', { sizeBytes: 80, container: 'csv' }),
  formats: { 'no-such-format': 1 },
  rows: 1,
  records: 1,
  rejects: 0,
  duplicates: 0,
  skipped: 0,
  blanks: 0,
  oddRows: [],
  firstMs: null,
  lastMs: Date.parse('2026-03-09T07:00:00Z'),
});

test('a source is told with its hashes, its counts and its times', () => {
  const [source] = composeSources([counts()]);
  expect(source).toMatchObject({
    path: 'ferry.ndjson.gz',
    sizeBytes: 900,
    compression: 'gzip',
    container: 'ndjson',
    streamBytes: 5_400,
    rows: 15,
    records: 9,
    rejects: 1,
    duplicates: 2,
    skipped: 3,
    blanks: 4,
    firstUtc: '2026-03-02T07:00:00.000Z',
    lastUtc: '2026-03-03T07:00:00.000Z',
  });
  expect(JSON.parse(JSON.stringify(source))).toStrictEqual(source);
});

test('formats stand in order of their rows, with title and rule; one that is not known keeps its id', () => {
  const [ferry, barge] = composeSources([counts(), LATER]);
  expect(ferry!.formats.map(({ id, rows }) => [id, rows])).toEqual([
    ['litellm', 7],
    ['generic', 2],
  ]);
  expect(ferry!.formats[0]!.title).toBe(FORMATS.find(({ id }) => id === 'litellm')!.title);
  expect(barge!.formats).toEqual([{ id: 'no-such-format', title: 'no-such-format', rule: 'given by the operator', rows: 1 }]);
});

describe('account keys', () => {
  test('are told for every format that occurred, in the order of the formats', () => {
    const keys = composeAccountKeys([counts(), LATER], { accountKey: null, map: {} });
    expect(keys.map(({ format }) => format)).toEqual(
      FORMATS.map(({ id }) => id).filter((id) => id === 'generic' || id === 'litellm'),
    );
    for (const { format, expression, trust } of keys) {
      const { accountKey, accountKeyTrust } = FORMATS.find(({ id }) => id === format)!;
      expect({ expression, trust }).toEqual({ expression: accountKey, trust: accountKeyTrust });
    }
  });

  test('given by the operator are the operator’s, whatever the format', () => {
    for (const { expression, trust } of composeAccountKeys([counts()], { accountKey: 'metadata.boat', map: {} }))
      expect({ expression, trust }).toEqual({ expression: 'metadata.boat', trust: 'as chosen by the operator' });
  });
});

test('columns that were named are told as the rule and the account key of the generic format', () => {
  const map = { account: 'boat', time: 'tide', prompt: 'ask' };
  const [source] = composeSources([counts({ formats: { generic: 9 } })], map);
  expect(source!.formats[0]).toMatchObject({ id: 'generic', rule: 'the mapped columns for prompt and time are present' });
  expect(composeAccountKeys([counts({ formats: { generic: 9 } })], { accountKey: null, map })).toMatchObject([
    { format: 'generic', expression: 'boat' },
  ]);
});

describe('totals', () => {
  const digest = observeAll([
    buildRecord({ requestId: '1', account: 'ada', text: 'Tide', inputTokens: 5, outputTokens: 2 }),
    buildRecord({ requestId: '2', account: 'bo', inputTokens: 7 }),
    buildRecord({ requestId: '3', account: null, text: 'Fog', inputTokens: 11, outputTokens: 1 }),
  ]);

  test('sum sources and accounts; calls without an account are counted, and their tokens', () => {
    expect(composeTotals([counts(), LATER], digest, 1)).toEqual({
      calls: 3,
      accounts: 2,
      accountsCompared: 1,
      unattributedCalls: 1,
      rows: 16,
      rejects: 1,
      duplicates: 2,
      skipped: 3,
      blanks: 4,
      firstUtc: '2026-03-02T07:00:00.000Z',
      lastUtc: '2026-03-09T07:00:00.000Z',
      inputTokens: 23,
      outputTokens: 3,
      callsWithText: 1,
    });
  });

  test('span no time when no source states one', () => {
    expect(composeTotals([counts({ firstMs: null, lastMs: null })], digest, 0)).toMatchObject({ firstUtc: null, lastUtc: null });
  });
});

test('of the formats that occurred, and of no other, it is told what their exports leave out and what is not read of them', () => {
  const told = composeDocumented([counts(), counts()]);
  expect(told.map(({ id }) => id)).toEqual(['litellm', 'generic']);
  const litellm = FORMATS.find(({ id }) => id === 'litellm')!;
  expect(told[0]).toEqual({
    id: 'litellm',
    title: litellm.title,
    documentation: litellm.about.source,
    losses: litellm.about.losses,
    unread: litellm.about.unread,
  });
  expect(told[1]?.unread).toEqual([]);
  expect(wordDocumented(told[0]!)).toContain(`not read, but an account key may name them: ${litellm.about.unread!.join(', ')}`);
  expect(wordDocumented(told[1]!).join()).not.toContain('not read');
});

test('more files than a call may have arguments are summed up', () => {
  const many = new Array<SourceTally>(200_000).fill(counts());
  expect(composeTotals(many, observeAll([]), 1)).toMatchObject({
    rows: 15 * 200_000,
    firstUtc: '2026-03-02T07:00:00.000Z',
    lastUtc: '2026-03-03T07:00:00.000Z',
  });
});

test('why a source is not whole is told, and of a whole one nothing', () => {
  const [whole, cut] = composeSources([counts(), counts({ damage: { code: 'E_INPUT_TRUNCATED', reason: 'half of it' } })]);
  expect(whole).not.toHaveProperty('damage');
  expect(cut?.damage).toBe('half of it');
});
