import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/options.js';
import { createNormaliser } from '../../../src/record/normalise.js';
import type { LogRecord } from '../../../src/record/record.js';
import { openSources } from '../../../src/source/open.js';
import { readPlaces } from '../../../src/source/read-places.js';
import type { Source } from '../../../src/source/source.js';
import { createRowCalls } from '../../../src/store/production/row-calls.js';
import { collectRows } from '../../source/collect-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readerOf(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  const { sources } = await openSources([join(folder, name)]);
  return createRowCalls(sources[0] as Source, DEFAULT_SETTINGS);
}

describe('a single row', () => {
  test('of NDJSON is understood as in the whole log, its escapes opened', async () => {
    const row = '{"account":"crumb-01","prompt":"rye\\u0040mill.example","time":"2026-03-02T07:00:00Z"}';
    const read = await readerOf('a.ndjson', `${row}\n`);
    const calls = read(Buffer.from(row));
    expect(calls?.records).toMatchObject([{ account: 'crumb-01', messages: [{ text: 'rye@mill.example' }] }]);
    expect(calls?.strings).toContain('rye@mill.example');
  });

  test('of CSV is read with the names of the header', async () => {
    const read = await readerOf('a.csv', '\ufeffaccount,time,prompt\ncrumb-01,2026-03-02T07:00:00Z,"a, b"\n');
    expect(read(Buffer.from('crumb-02,2026-03-02T07:00:00Z,"x, ""y"""'))?.records).toMatchObject([
      { account: 'crumb-02', messages: [{ text: 'x, "y"' }] },
    ]);
    expect(read(Buffer.from('crumb-02,too few'))).toBeNull();
  });

  test('keeps the digits of a number beyond 2^53 as the fold did, and says what is odd about it', async () => {
    const row = '{"account":9007199254740993,"prompt":"rye \\ud83d","prompt":"wheat","time":"2026-03-02T07:00:00Z"}';
    const read = await readerOf('c.ndjson', `${row}\n`);
    const calls = read(Buffer.from(row));
    expect(calls?.records).toMatchObject([{ account: '9007199254740993', messages: [{ text: 'wheat' }] }]);
    expect(calls?.oddities).toEqual(['keys-duplicate', 'surrogate-lone', 'number-wide']);
  });

  test('of a server log is a line of prose again', async () => {
    const row = readFileSync('fixtures/containers/server.log', 'utf8')
      .split('\n')
      .find((line) => line.includes('Received request')) as string;
    const read = await readerOf('server.log', `${row}\n`.repeat(3));
    expect(read(Buffer.from(row))?.records).toHaveLength(1);
  });

  test('that is no call, no object or very deep is not understood', async () => {
    const read = await readerOf('b.ndjson', '{"account":"crumb-01","prompt":"rye"}\n');
    for (const text of ['{"loaf":1}', '[1]', '{"a', `{"prompt":${'['.repeat(5_000)}${']'.repeat(5_000)}}`])
      expect(read(Buffer.from(text))).toBeNull();
  });
});

/** A row read by its place is the row that the reader saw, whatever the file is. */
describe.each([
  ...readdirSync('fixtures/formats').flatMap((format) =>
    readdirSync(join('fixtures/formats', format))
      .filter((name) => name.startsWith('sample.'))
      .map((name) => join('fixtures/formats', format, name)),
  ),
  ...['calls.parquet', 'calls.ndjson.zst', 'server.log'].map((name) => join('fixtures/containers', name)),
])('%s', (path) => {
  test('each row gives the same calls by its place as in the whole file', async () => {
    const { source, rows } = await collectRows(path);
    const normalise = createNormaliser(DEFAULT_SETTINGS);
    const read = await createRowCalls(source, DEFAULT_SETTINGS);
    for (const { value, place } of rows) {
      const records: LogRecord[] = [];
      const sink = { record: (record: LogRecord) => void records.push(record), problem() {}, skip() {}, format() {} };
      normalise(value, place, sink);
      const [bytes] = await readPlaces(source, [place]);
      const again = read(bytes as Buffer)?.records ?? [];
      expect(again.map((record) => ({ ...record, place }))).toEqual(records.map((record) => ({ ...record, place })));
    }
  });
});
