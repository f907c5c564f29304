import { expect, test } from 'vitest';
import { bakeryCase, LABELS, requestOf, textOf } from './shared-bakery.js';

type Row = { readonly type: string } & Readonly<Record<string, unknown>>;
const rowsOf = (...args: Parameters<typeof requestOf>) =>
  textOf('ndjson', requestOf(...args))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
const rows = rowsOf();

test('the first row says what the file is', () => {
  expect(rows[0]).toMatchObject({
    type: 'case',
    schemaVersion: '1.0.0',
    identifiers: 'pseudonym',
    keyId: LABELS.keyId,
    exportedAt: null,
  });
});

test('every part of a case has rows of its type, as many as there are', () => {
  const counts = Object.fromEntries(
    [...new Set(rows.map(({ type }) => type))].map((type) => [type, rows.filter((row) => row.type === type).length]),
  );
  const { report } = bakeryCase();
  expect(counts).toMatchObject({
    case: 1,
    source: report.sources.length,
    output: 1,
    custody: 1,
    finding: 2,
    group: 2,
    member: 21,
    link: 3,
    loss: report.losses.length,
    calibration: report.validation.signals.length,
    limit: report.limits.length,
  });
});

test('a quoted call is its place and hashes', () => {
  const finding = rows.find(({ type }) => type === 'finding')!;
  expect((finding.places as object[])[0]).toEqual({
    file: 'logs/2026-03-02.ndjson',
    line: 4107,
    byte: 7_692_493,
    length: 1_240,
    streamSha256: bakeryCase().report.sources[0]!.streamSha256,
    lineSha256: null,
  });
});

test('an account row has its token beside its label', () => {
  for (const row of rows.filter(({ type }) => type === 'account'))
    expect(row).toMatchObject({ account: expect.stringMatching(/^ACCT-/), token: expect.stringMatching(/^[0-9a-f]{32}$/) });
});
