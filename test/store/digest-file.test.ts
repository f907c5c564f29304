import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NOTHING_BESIDE } from '../../src/engine/beside.js';
import type { FoldResult } from '../../src/engine/engine.js';
import { foldSources } from '../../src/engine/fold-sources.js';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../src/options.js';
import { isDigestFile, readDigestFiles, writeDigestFile } from '../../src/store/digest-file.js';
import { observationLine, traceLine } from '../engine/join-log.js';
import { bytesOf, callLine, logFolder } from '../engine/log-folder.js';

const FIRST = `${callLine(1)}{"torn":\n${callLine(2, { account: 'skipper-2' })}`;
const SECOND = `\n${callLine(3, { account: 'skipper-2' })}${callLine(4)}{"torn":\n`;
const nights = logFolder({ '1.ndjson': FIRST, '2.ndjson.gz': SECOND });

const fold = (paths: readonly string[], settings: AnalysisSettings = DEFAULT_SETTINGS): Promise<FoldResult> =>
  foldSources({ paths, settings, threads: 1, keepRequestIds: true });

/** Folds a log and writes its digest into a folder. */
async function digestOf(
  folder: string,
  name: string,
  log: string,
  settings: AnalysisSettings = DEFAULT_SETTINGS,
): Promise<string> {
  const path = join(folder, name);
  await writeDigestFile(path, await fold([log], settings), settings);
  return path;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'hydrometer-digest-'));

describe('a digest file', () => {
  test('gives what folding the log gave', async () => {
    const folder = newFolder();
    const path = join(folder, 'both.digest');
    const direct = await fold([nights]);
    await writeDigestFile(path, direct, DEFAULT_SETTINGS);
    const { settings, overlaps, ...read } = await readDigestFiles([path]);
    expect(overlaps).toEqual([]);
    expect(bytesOf(read)).toBe(bytesOf(direct));
    expect(settings).toEqual({
      accountKey: null,
      inputFormat: null,
      maxRecordBytes: DEFAULT_SETTINGS.maxRecordBytes,
      assumeTimeZone: null,
      sampling: null,
      checkKeys: false,
      map: {},
    });
    expect(readdirSync(folder)).toEqual(['both.digest']);
  });

  test('joins with others to what folding all logs gave, in any order of naming', async () => {
    const folder = newFolder();
    const first = await digestOf(folder, '1.digest', join(nights, '1.ndjson'));
    const second = await digestOf(folder, '2.digest', join(nights, '2.ndjson.gz'));
    const direct = await fold([nights]);
    expect(bytesOf(await readDigestFiles([first, second]))).toBe(bytesOf(direct));
    expect(bytesOf(await readDigestFiles([second, first, second]))).toBe(bytesOf(direct));
  });

  test('brings the rejects of its join files; those of one file beside two logs are listed once', async () => {
    const folder = logFolder({
      '1.jsonl': observationLine('o-1', 't-1'),
      '2.jsonl': observationLine('o-2', 't-1'),
      'traces.jsonl': `${traceLine('t-1', 'ada')}{"torn\n`,
    });
    const beside = { ...NOTHING_BESIDE, joinPaths: [join(folder, 'traces.jsonl')] };
    const paths: string[] = [];
    for (const night of ['1', '2']) {
      const settings = DEFAULT_SETTINGS;
      const result = await foldSources({ paths: [join(folder, `${night}.jsonl`)], settings, threads: 1, beside });
      paths.push(join(folder, `${night}.digest`));
      await writeDigestFile(join(folder, `${night}.digest`), result, settings);
    }
    const { rejects, rejectsBeside } = await readDigestFiles(paths);
    expect([rejects, rejectsBeside]).toMatchObject([[], [{ place: { file: join(folder, 'traces.jsonl'), line: 2 } }]]);
    expect(rejectsBeside).toHaveLength(1);
  });

  test('is told from a log', async () => {
    const path = await digestOf(newFolder(), '1.digest', join(nights, '1.ndjson'));
    expect(isDigestFile(path)).toBe(true);
    expect(isDigestFile(join(nights, '1.ndjson'))).toBe(false);
    expect(isDigestFile(nights)).toBe(false);
    expect(isDigestFile(join(nights, 'none'))).toBe(false);
  });

  test.each([
    ['a changed byte', (bytes: Buffer) => bytes.fill(bytes[bytes.length - 60]! ^ 1, bytes.length - 60, bytes.length - 59)],
    ['a cut end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['only its first line', (bytes: Buffer) => bytes.subarray(0, bytes.indexOf('\n') + 1)],
    ['another version', (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('digest 4\n', 'digest 9\n'), 'latin1')],
  ])('with %s is refused', async (_, damage) => {
    const path = await digestOf(newFolder(), '1.digest', join(nights, '1.ndjson'));
    writeFileSync(path, damage(readFileSync(path)));
    await expect(readDigestFiles([path])).rejects.toMatchObject({ code: 'E_DIGEST_CORRUPT', exitCode: 4 });
  });

  test('that is whole but was written in another layout is refused', async () => {
    const path = await digestOf(newFolder(), '1.digest', join(nights, '1.ndjson'));
    const bytes = readFileSync(path);
    const headerEnd = bytes.indexOf('\n', bytes.indexOf('{'));
    const { requestIdBytes } = JSON.parse(bytes.toString('utf8', bytes.indexOf('{'), headerEnd)) as { requestIdBytes: number };
    bytes.writeUInt32LE(3, headerEnd + 1 + requestIdBytes);
    const body = bytes.subarray(0, bytes.length - 32);
    writeFileSync(path, Buffer.concat([body, createHash('sha256').update(body).digest()]));
    const refusal = { code: 'E_DIGEST_CORRUPT', exitCode: 4, message: expect.stringContaining('another version') };
    await expect(readDigestFiles([path])).rejects.toMatchObject(refusal);
  });

  test('is not read with other settings than it was made with', async () => {
    const path = await digestOf(newFolder(), '1.digest', join(nights, '1.ndjson'));
    const { settings } = await readDigestFiles([path]);
    const asked = { ...DEFAULT_SETTINGS, ...settings };
    expect((await readDigestFiles([path], asked)).settings).toEqual(settings);
    await expect(readDigestFiles([path], { ...asked, accountKey: 'oven', map: { prompt: 'q' } })).rejects.toMatchObject({
      code: 'E_DIGEST_OPTION',
      exitCode: 2,
      message: expect.stringMatching(
        /^--account-key: expected none as when .*1\.digest was made, got "oven"; --map: expected none as when .* got \{"prompt":"q"\};/,
      ),
    });
  });

  test('does not join with one that holds the same log', async () => {
    const folder = newFolder();
    const paths = [await digestOf(folder, 'a.digest', join(nights, '1.ndjson')), await digestOf(folder, 'b.digest', nights)];
    await expect(readDigestFiles(paths)).rejects.toMatchObject({
      code: 'E_DIGEST_TWICE',
      exitCode: 3,
      message: expect.stringContaining('1.ndjson'),
    });
  });

  test('names the calls that another holds too, whether cut from pieces or compressed, and counts them as a loss', async () => {
    const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => callLine(from + i)).join('');
    const logs = logFolder({
      'a.ndjson': lines(0, 9),
      'b.ndjson.gz': lines(7, 14),
      'c.ndjson': lines(8, 10),
      'd.ndjson': lines(20, 24),
    });
    const folder = newFolder();
    const paths = [
      await digestOf(folder, 'a.digest', join(logs, 'a.ndjson')),
      await digestOf(folder, 'b.digest', join(logs, 'b.ndjson.gz')),
      await digestOf(folder, 'c.digest', join(logs, 'c.ndjson')),
      await digestOf(folder, 'd.digest', join(logs, 'd.ndjson')),
    ];
    const [a, b, c, d] = paths as [string, string, string, string];
    const joined = await readDigestFiles(paths);
    // 7 and 8 are in a and b, 8 also in c; 9 is in b and c.
    expect(joined.overlaps).toEqual([
      { first: a, again: b, calls: 2 },
      { first: a, again: c, calls: 1 },
      { first: b, again: c, calls: 1 },
    ]);
    expect(joined.digest.losses.get('call-in-several-digests')).toBe(4);
    const whole = await fold([logs]);
    const callsOf = ({ digest }: FoldResult) => digest.accounts.get('skipper-1')?.calls;
    expect([callsOf(joined), callsOf(whole)]).toEqual([22, 18]);
    expect(joined.digest.accounts.get('skipper-1')?.sample.size).toBe(18);
    const apart = await readDigestFiles([a, d]);
    expect([apart.overlaps, apart.digest.losses.has('call-in-several-digests')]).toEqual([[], false]);
  });

  test('knows no overlaps of calls without a request id', async () => {
    const logs = logFolder({ 'a.ndjson': callLine(null), 'b.ndjson': `${callLine(null)}${callLine(1)}` });
    const folder = newFolder();
    const paths = [
      await digestOf(folder, 'a.digest', join(logs, 'a.ndjson')),
      await digestOf(folder, 'b.digest', join(logs, 'b.ndjson')),
    ];
    expect((await readDigestFiles(paths)).overlaps).toEqual([]);
  });

  test.each([
    ['accountKey', { accountKey: 'account', seed: 7 }],
    ['sampling', { sampling: 0.5 }],
  ])('does not join with one that was made with another %s', async (name, changed) => {
    const folder = newFolder();
    const other = { ...DEFAULT_SETTINGS, ...changed };
    const paths = [
      await digestOf(folder, 'a.digest', join(nights, '1.ndjson')),
      await digestOf(folder, 'b.digest', join(nights, '2.ndjson.gz'), other),
    ];
    await expect(readDigestFiles(paths)).rejects.toMatchObject({
      code: 'E_DIGEST_SETTINGS',
      exitCode: 3,
      message: expect.stringContaining(name),
    });
  });

  test('cannot be written below a file, and leaves nothing', async () => {
    const result = await fold([nights]);
    await expect(writeDigestFile(join(nights, '1.ndjson', '1.digest'), result, DEFAULT_SETTINGS)).rejects.toMatchObject({
      code: 'E_OUTPUT_UNWRITABLE',
      exitCode: 3,
    });
    expect(readdirSync(nights)).toEqual(['1.ndjson', '2.ndjson.gz']);
  });
});
