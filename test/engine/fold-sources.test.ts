import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FoldProgress, FoldRequest, FoldResult } from '../../src/engine/engine.js';
import { assertRejectShare } from '../../src/engine/reject-share.js';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { PIECE_BYTES } from '../../src/source/open.js';
import { bytesOf, callLine, logFolder } from './log-folder.js';

/** Threads run what was built: a thread cannot load TypeScript. */
const { foldSources } = (await import(new URL('../../dist/engine/fold-sources.js', import.meta.url).href)) as {
  foldSources(request: FoldRequest): Promise<FoldResult>;
};

const fold = (folder: string, more: Partial<FoldRequest> = {}): Promise<FoldResult> =>
  foldSources({ paths: [folder], settings: DEFAULT_SETTINGS, threads: 1, ...more });

const calls = (from: number, to: number, account?: string): string =>
  Array.from({ length: to - from }, (_, i) => callLine(from + i, account === undefined ? {} : { account })).join('');

/** Overlapping nights: calls 20…24 stand in both of the first two files, 40…41 in the last two; two damaged rows. */
const NIGHTS = {
  '1.ndjson': `${calls(0, 25)}{"torn":\n`,
  '2.ndjson.gz': `\n${calls(20, 42)}`,
  '3.ndjson': `${calls(40, 60, 'skipper-2')}${callLine(null)}${callLine(null)}{"torn`,
};

describe('foldSources', () => {
  test('gives the same bytes for 1, 2 and 4 threads', async () => {
    const folder = logFolder(NIGHTS);
    const [one, two, four] = await Promise.all([1, 2, 4].map((threads) => fold(folder, { threads })));
    expect(bytesOf(two as FoldResult)).toBe(bytesOf(one as FoldResult));
    expect(bytesOf(four as FoldResult)).toBe(bytesOf(one as FoldResult));
  });

  test('counts each call once, the first by place', async () => {
    const { digest, sources } = await fold(logFolder(NIGHTS), { threads: 2 });
    expect(
      sources.map(({ rows, records, duplicates, rejects, blanks }) => ({ rows, records, duplicates, rejects, blanks })),
    ).toEqual([
      { rows: 26, records: 25, duplicates: 0, rejects: 1, blanks: 0 },
      { rows: 22, records: 17, duplicates: 5, rejects: 0, blanks: 1 },
      { rows: 23, records: 20, duplicates: 2, rejects: 1, blanks: 0 },
    ]);
    // skipper-1: calls 0…41 and the two without an id; skipper-2: calls 42…59, because 40 and 41 were skipper-1's first.
    expect([...digest.accounts.values()].map(({ account, calls: count }) => [account, count])).toEqual([
      ['skipper-1', 44],
      ['skipper-2', 18],
    ]);
  });

  test('finds a call again that stands in another piece of the same file', async () => {
    const padding = Math.ceil(PIECE_BYTES / 16);
    const long = Array.from({ length: 20 }, (_, i) => callLine(i, { padding })).join('');
    const folder = logFolder({ 'long.ndjson': `${long}${callLine(3, { padding })}\n${callLine(99)}` });
    const results = await Promise.all([1, 2].map((threads) => fold(folder, { threads })));
    expect(results[0]?.sources[0]).toMatchObject({ rows: 22, records: 21, duplicates: 1, blanks: 1 });
    expect(results[0]?.sources[0]?.lineBases.map(({ startByte }) => startByte)).toEqual([0, PIECE_BYTES]);
    expect(bytesOf(results[1] as FoldResult)).toBe(bytesOf(results[0] as FoldResult));
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, 'long.ndjson')))
      .digest('hex');
    expect(results.map(({ sources }) => sources[0]?.sha256)).toEqual([sha256, sha256]);
  });

  test('gives the same bytes for 1, 2 and 3 threads beside a file that cannot be cut', async () => {
    const padding = Math.ceil(PIECE_BYTES / 16);
    const rows = Array.from({ length: 17 }, (_, i) => callLine(i, { padding }).trimEnd());
    const folder = logFolder({ 'long.json': `[${rows.join(',')}]`, 'night.ndjson': calls(10, 30) });
    const [one, two, three] = await Promise.all([1, 2, 3].map((threads) => fold(folder, { threads })));
    expect(one?.sources.map(({ records, duplicates }) => [records, duplicates])).toEqual([
      [17, 0],
      [13, 7],
    ]);
    expect(bytesOf(two as FoldResult)).toBe(bytesOf(one as FoldResult));
    expect(bytesOf(three as FoldResult)).toBe(bytesOf(one as FoldResult));
    expect(two?.sources).toEqual(one?.sources);
  });

  test('hashes what is stored and what comes out', async () => {
    const folder = logFolder(NIGHTS);
    const { sources } = await fold(folder);
    const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
    const stored = ['1.ndjson', '2.ndjson.gz', '3.ndjson'].map((name) => sha256(readFileSync(join(folder, name))));
    expect(sources.map((source) => source.sha256)).toEqual(stored);
    expect(sources.map((source) => source.streamSha256)).toEqual(Object.values(NIGHTS).map(sha256));
    expect(sources.map((source) => source.streamBytes)).toEqual(Object.values(NIGHTS).map((text) => Buffer.byteLength(text)));
  });

  test('lists rejects by source and byte', async () => {
    const { rejects } = await fold(logFolder(NIGHTS), { threads: 3 });
    expect(rejects.map(({ place, code }) => [place.source, place.line, code])).toEqual([
      [0, 26, 'E_ROW_JSON'],
      [2, 23, 'E_INPUT_TRUNCATED'],
    ]);
  });

  test('tells the progress up to the whole', async () => {
    const seen: FoldProgress[] = [];
    await fold(logFolder({ 'a.ndjson': calls(0, 9) }), { onProgress: (progress) => void seen.push(progress) });
    const last = seen[seen.length - 1] as FoldProgress;
    expect(last).toMatchObject({ bytes: last.totalBytes, calls: 9 });
  });

  test.each([1, 2])('stops with the reason of the abort, on %i threads', async (threads) => {
    const reason = new Error('interrupted');
    await expect(fold(logFolder(NIGHTS), { threads, abort: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test('an empty file beside others is fine', async () => {
    const { sources } = await fold(logFolder({ 'a.ndjson': '', 'b.ndjson': calls(0, 3) }));
    expect(sources.map(({ records, rows }) => [records, rows])).toEqual([
      [0, 0],
      [3, 3],
    ]);
  });

  test.each([
    ['only blank lines', '\n\n', '0 rows and 2 blank lines of FOLDER/a.ndjson (0 rows of other kinds, 0 rejected); check that'],
    ['nothing', '', 'FOLDER/a.ndjson: expected model calls, got an empty file; check what made it'],
    [
      'only damaged rows',
      '{"torn":NaN}\n[1]\n{"torn":NaN}\n',
      '3 rows and 0 blank lines of FOLDER/a.ndjson (0 rows of other kinds, 3 rejected: 2 × E_ROW_JSON, 1 × E_ROW_NOT_OBJECT, ' +
        'the first at FOLDER/a.ndjson:1 (byte 0): expected JSON, got the literal NaN, which JSON does not have); look at these rows',
    ],
    ['a row that is cut', '{"request_id":"tide-', 'the first at FOLDER/a.ndjson:1 (byte 0): expected the end of the row'],
  ])('refuses a log with %s and says what was seen, and where', async (_, text, seen) => {
    const folder = logFolder({ 'a.ndjson': text });
    await expect(fold(folder)).rejects.toMatchObject({
      code: 'E_INPUT_NO_RECORDS',
      exitCode: 3,
      message: expect.stringContaining(seen.replaceAll('FOLDER', folder)),
    });
  });

  test('refuses a named file whose rows fit no format, by name', async () => {
    const folder = logFolder({ 'a.ndjson': calls(0, 3), 'berths.ndjson': '{"berth":1}\n{"berth":2}\n' });
    const paths = ['a.ndjson', 'berths.ndjson'].map((name) => join(folder, name));
    await expect(fold(folder, { paths })).rejects.toMatchObject({
      code: 'E_FORMAT_UNKNOWN',
      exitCode: 3,
      message: expect.stringContaining('berths.ndjson'),
    });
  });

  test.each([1, 2])('a cut gzip file keeps the rows that were whole and says where it ends, on %i threads', async (threads) => {
    const folder = mkdtempSync(join(tmpdir(), 'hydrometer-cut-'));
    const whole = gzipSync(calls(0, 5000));
    const cut = whole.subarray(0, whole.length - 500);
    writeFileSync(join(folder, 'a.ndjson'), calls(6000, 6003));
    writeFileSync(join(folder, 'b.ndjson.gz'), cut);
    const { sources, rejects } = await fold(folder, { threads });
    const [first, second] = sources;
    expect(first?.damage).toBeUndefined();
    expect(second).toMatchObject({
      sha256: createHash('sha256').update(cut).digest('hex'),
      damage: { code: 'E_INPUT_TRUNCATED', reason: expect.stringContaining('unexpected end of file') },
    });
    expect(second?.records).toBeGreaterThan(4000);
    expect(rejects.at(-1)).toMatchObject({ code: 'E_INPUT_TRUNCATED', place: { source: 1, line: second?.rows } });
  });

  test('what lies in a folder and is no log is listed, and does not stop the run', async () => {
    const folder = logFolder({
      'a.ndjson': calls(0, 3),
      'berths.ndjson': '{"berth":1}\n{"berth":2}\n',
      'prose.log': 'Dear harbour master,\n',
      'table.csv': 'loan,loan\n1,2\n',
      'z.ndjson': calls(3, 5),
      'notes.txt': 'no log',
    });
    const { sources, unread, digest } = await fold(folder, { threads: 2 });
    expect(sources.map(({ source, records }) => [source.index, source.path.slice(folder.length + 1), records])).toEqual([
      [0, 'a.ndjson', 3],
      [1, 'z.ndjson', 2],
    ]);
    expect(unread.map(({ path, code }) => [path.slice(folder.length + 1), code])).toEqual([
      ['berths.ndjson', 'E_FORMAT_UNKNOWN'],
      ['notes.txt', 'E_INPUT_IGNORED'],
      ['prose.log', 'E_FORMAT_UNKNOWN'],
      ['table.csv', 'E_CSV_HEADER'],
    ]);
    expect([...digest.accounts.values()].map(({ calls: count }) => count)).toEqual([5]);
  });

  test('a folder in which nothing fits is an input error that says why', async () => {
    const folder = logFolder({ 'berths.ndjson': '{"berth":1}\n{"berth":2}\n' });
    await expect(fold(folder)).rejects.toMatchObject({
      code: 'E_INPUT_NO_RECORDS',
      exitCode: 3,
      message: expect.stringMatching(/1 inputs? (was|were) not read, the first .*berths\.ndjson: fits no format/),
    });
  });

  test('a row that is deeper than any stack is harmless, on 1 and 2 threads alike', async () => {
    // Closing brackets with something between them: no run of them shows how deep it is.
    const depth = 60_000;
    const deep = `${'{"deep":'.repeat(depth)}1${',"x":0}'.repeat(depth)}`;
    const row = callLine(7).replace('{"request_id"', `{"metadata":${deep},"request_id"`);
    const folder = logFolder({ 'a.ndjson': `${calls(0, 3)}${row}`, 'b.ndjson': calls(10, 13) });
    const [one, two] = await Promise.all([1, 2].map((threads) => fold(folder, { threads })));
    expect(one?.sources[0]).toMatchObject({ rows: 4, records: 4, rejects: 0 });
    expect(bytesOf(two as FoldResult)).toBe(bytesOf(one as FoldResult));
  });
});

describe('assertRejectShare', () => {
  test('counts rows of the logs alone, and hands on all rejects', async () => {
    const result = await fold(logFolder({ 'a.ndjson': `${calls(0, 9)}{"torn":\n` }));
    const place = { file: 'traces.ndjson', line: 4, byte: 90, length: 7 };
    const beside = { ...result, rejectsBeside: [{ place, code: 'E_ROW_JSON', reason: 'expected JSON, got a knot' }] };
    expect(() => assertRejectShare(beside, { maxRejects: 0.1 })).not.toThrow();
    expect(() => assertRejectShare(beside, { maxRejects: 0.09 })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('1 of 10 (10.0 %): 1 × E_ROW_JSON, the first at '),
        rejects: [expect.objectContaining({ code: 'E_ROW_JSON' }), beside.rejectsBeside[0]],
      }),
    );
  });

  test('speaks above the limit and says which rejects there were', async () => {
    const result = await fold(logFolder({ 'a.ndjson': `${calls(0, 9)}{"torn":\n` }));
    expect(() => assertRejectShare(result, { maxRejects: 0.1 })).not.toThrow();
    expect(() => assertRejectShare(result, { maxRejects: 0.09 })).toThrow(
      expect.objectContaining({
        code: 'E_INPUT_REJECTS',
        exitCode: 3,
        message: expect.stringContaining('1 of 10 (10.0 %): 1 × E_ROW_JSON'),
      }),
    );
  });
});
