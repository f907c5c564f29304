import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NOTHING_BESIDE } from '../../src/engine/beside.js';
import type { FoldRequest, FoldResult } from '../../src/engine/engine.js';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { SAMPLE_ROWS } from '../../src/source/sample.js';
import { observationLine, traceLine } from './join-log.js';
import { bytesOf, logFolder } from './log-folder.js';

/** Threads run what was built: a thread cannot load TypeScript. */
const { foldSources } = (await import(new URL('../../dist/engine/fold-sources.js', import.meta.url).href)) as {
  foldSources(request: FoldRequest): Promise<FoldResult>;
};

const fold = (paths: readonly string[], joinPaths: readonly string[] = [], threads = 1): Promise<FoldResult> =>
  foldSources({ paths, settings: DEFAULT_SETTINGS, threads, beside: { ...NOTHING_BESIDE, joinPaths } });

const accountsOf = ({ digest }: FoldResult): unknown =>
  [...digest.accounts.values()].map(({ account, calls }) => [account, calls]);

const OBSERVATIONS = ['o-1', 'o-2', 'o-3'].map((id) => observationLine(id, `t-${id}`)).join('');
const TRACES = `${traceLine('t-o-1', 'ada')}${traceLine('t-o-2', 'bo')}${traceLine('t-unused', 'cy')}{"lamp":1}\n{"torn`;

describe('rows that complete calls', () => {
  test('come from join files, which are no inputs', async () => {
    const folder = logFolder({ 'observations.jsonl': OBSERVATIONS, 'traces.jsonl': TRACES });
    const result = await fold([join(folder, 'observations.jsonl')], [join(folder, 'traces.jsonl')]);
    expect(accountsOf(result)).toEqual([
      ['ada', 1],
      ['bo', 1],
    ]);
    expect(result.digest.losses.get('partner-missing')).toBe(1);
    expect(result.sources).toHaveLength(1);
    expect(result.beside.joins).toEqual([
      { format: 'langfuse', joinedCalls: 2, unjoinedCalls: 1, kinds: [{ title: 'Langfuse traces', rows: 3, unusedRows: 1 }] },
    ]);
    expect(result.beside.joinSources).toMatchObject([{ rows: 5, partners: 3, others: 1, rejects: 1 }]);
  });

  test('come from the inputs themselves, which count them as skipped', async () => {
    const folder = logFolder({ 'observations.jsonl': OBSERVATIONS, 'traces.jsonl': traceLine('t-o-1', 'ada') });
    const result = await fold([folder]);
    expect(accountsOf(result)).toEqual([['ada', 1]]);
    expect(result.sources.map(({ records, skipped }) => [records, skipped])).toEqual([
      [3, 0],
      [0, 1],
    ]);
    expect(result.beside.joinSources).toEqual([]);
  });

  test('are found behind the rows that the sample shows', async () => {
    const many = Array.from({ length: SAMPLE_ROWS }, (_, i) => observationLine(`m-${i}`, 't-late')).join('');
    const folder = logFolder({ 'mixed.jsonl': `${many}${traceLine('t-late', 'dag')}` });
    const result = await fold([folder]);
    expect(accountsOf(result)).toEqual([['dag', SAMPLE_ROWS]]);
    expect(result.beside.joins[0]).toMatchObject({ joinedCalls: SAMPLE_ROWS, unjoinedCalls: 0 });
  });

  test('of a file that is input and join file are read once, also through a link', async () => {
    const folder = logFolder({ 'observations.jsonl': OBSERVATIONS, 'traces.jsonl': TRACES });
    const link = join(logFolder({}), 'linked.jsonl');
    symlinkSync(join(folder, 'traces.jsonl'), link);
    const result = await fold([join(folder, 'observations.jsonl'), join(folder, 'traces.jsonl')], [link]);
    expect(result.beside.joins[0]?.kinds).toEqual([{ title: 'Langfuse traces', rows: 3, unusedRows: 1 }]);
    // The torn row and the one that is no trace are rejects of the input, and listed once.
    expect([result.rejects.length, result.rejectsBeside]).toEqual([2, []]);
  });

  test.each(['traces.jsonl', 'traces.jsonl.gz'])('of %s come with the hash of its stored bytes', async (name) => {
    const folder = logFolder({ 'observations.jsonl': OBSERVATIONS, [name]: TRACES });
    const { beside } = await fold([join(folder, 'observations.jsonl')], [join(folder, name)]);
    const stored = readFileSync(join(folder, name));
    expect(beside.joinSources[0]).toMatchObject({
      sizeBytes: stored.length,
      sha256: createHash('sha256').update(stored).digest('hex'),
    });
  });

  test('of a join file that are odd, rejected or cut are counted and placed as in a log', async () => {
    const wide = traceLine('t-o-2', 'bo').replace('"session_id":null', '"session_id":12345678901234567890');
    const text = `${traceLine('t-o-1', 'ada')}\n{"torn\n${wide}${traceLine('t-o-3', '\ufffd')}${wide}{"id":"t-`;
    const folder = logFolder({ 'observations.jsonl': OBSERVATIONS, 'traces.jsonl': text });
    const { beside, sources, rejects, rejectsBeside } = await fold(
      [join(folder, 'observations.jsonl')],
      [join(folder, 'traces.jsonl')],
    );
    const byteOf = (part: string, from = 0): number => Buffer.byteLength(text.slice(0, text.indexOf(part, from)));
    expect(beside.joinSources[0]).toMatchObject({
      rows: 6,
      partners: 4,
      others: 0,
      rejects: 2,
      firstReject: { line: 3, byte: byteOf('{"torn'), code: 'E_ROW_JSON' },
      oddRows: [
        { kind: 'number-wide', rows: 2, firstLine: 4 },
        { kind: 'character-replaced', rows: 1, firstLine: 5 },
      ],
      damage: {
        code: 'E_INPUT_UNFINISHED',
        reason: expect.stringContaining(
          `line 7 (byte ${byteOf('{"id":"t-', text.length - 9)}, 9 bytes): expected the end of the row`,
        ),
      },
    });
    const file = join(folder, 'traces.jsonl');
    expect(rejectsBeside).toMatchObject([
      { place: { file, line: 3, byte: byteOf('{"torn'), length: 6 }, code: 'E_ROW_JSON' },
      { place: { file, line: 7, byte: byteOf('{"id":"t-', text.length - 9), length: 9 }, code: 'E_INPUT_TRUNCATED' },
    ]);
    expect([rejects, sources.map((source) => source.rejects)]).toEqual([[], [0]]);
  });

  test('of a sound join file say nothing of the kind', async () => {
    const folder = logFolder({ 'observations.jsonl': OBSERVATIONS, 'traces.jsonl': traceLine('t-o-1', 'ada') });
    const { beside } = await fold([join(folder, 'observations.jsonl')], [join(folder, 'traces.jsonl')]);
    const { firstReject, oddRows, damage, ...counts } = beside.joinSources[0]!;
    expect([firstReject, oddRows, damage]).toEqual([undefined, undefined, undefined]);
    expect(Object.keys(counts).sort()).toEqual(['others', 'partners', 'path', 'rejects', 'rows', 'sha256', 'sizeBytes']);
  });

  test('give the same bytes for 1 and 2 threads', async () => {
    const folder = logFolder({ '1.jsonl': OBSERVATIONS, '2.jsonl': observationLine('o-4', 't-o-2'), 'traces.jsonl': TRACES });
    const paths = ['1.jsonl', '2.jsonl'].map((name) => join(folder, name));
    const [one, two] = await Promise.all([1, 2].map((threads) => fold(paths, [join(folder, 'traces.jsonl')], threads)));
    expect(bytesOf(two as FoldResult)).toBe(bytesOf(one as FoldResult));
    expect(two?.beside).toEqual(one?.beside);
  });

  test('of a missing join file are an input error', async () => {
    const folder = logFolder({ 'observations.jsonl': OBSERVATIONS });
    await expect(fold([folder], [join(folder, 'traces.jsonl')])).rejects.toMatchObject({ code: 'E_INPUT_MISSING', exitCode: 3 });
  });
});

test('an observation at the border of two export windows counts once', async () => {
  const border = observationLine('o-9', 't-o-1');
  const folder = logFolder({
    '1.jsonl': `${OBSERVATIONS}${border}`,
    '2.jsonl': `${border}${observationLine('o-10', 't-o-2')}`,
    'traces.jsonl': TRACES.slice(0, TRACES.indexOf('{"lamp')),
  });
  const results = await Promise.all([1, 2].map((threads) => fold([folder], [], threads)));
  expect(results[0]?.sources.map(({ rows, records, duplicates }) => [rows, records, duplicates])).toEqual([
    [4, 4, 0],
    [2, 1, 1],
    [3, 0, 0],
  ]);
  expect(accountsOf(results[0] as FoldResult)).toEqual([
    ['ada', 2],
    ['bo', 2],
  ]);
  expect(results[0]?.digest.losses.get('time-zone-documented')).toBe(5);
  expect(bytesOf(results[1] as FoldResult)).toBe(bytesOf(results[0] as FoldResult));
});
