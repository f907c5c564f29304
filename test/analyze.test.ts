import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AnalyzeProgress, type AnalyzeRequest, type AnalyzeResult, analyze } from '../src/analyze.js';
import { foldSources } from '../src/engine/fold-sources.js';
import { InputError, UsageError } from '../src/errors.js';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../src/options.js';
import { writeDigestFile } from '../src/store/digest-file.js';
import { ordinaryAccounts, queueAccounts } from './cluster/build-population.js';
import { litellmLines, writeLogs } from './litellm-log.js';

const SETTINGS: AnalysisSettings = { ...DEFAULT_SETTINGS, seed: 23, timeZone: 'America/Lima' };
const CAMPAIGN = queueAccounts(12, { seed: 404, system: 'Answer fully and show each step' });
const LINES = litellmLines([...ordinaryAccounts(48, 9), ...CAMPAIGN]);
const HALF = Math.floor(LINES.length / 2);
/** Two nights, one of them compressed; one row of the second is torn. */
const NIGHTS = { '1.ndjson.gz': LINES.slice(0, HALF), '2.ndjson': [...LINES.slice(HALF), '{"id":"call-torn","call_type":'] };

function run(paths: readonly string[], more: Partial<AnalyzeRequest> = {}): Promise<AnalyzeResult> {
  return analyze({ paths, settings: SETTINGS, threads: 1, registration: null, facts: null, ...more });
}

async function digestOf(paths: readonly string[], name: string, settings = SETTINGS): Promise<string> {
  const path = join(writeLogs({}), name);
  await writeDigestFile(path, await foldSources({ paths, settings, threads: 1 }), settings);
  return path;
}

describe('a folder of LiteLLM logs', () => {
  const folder = writeLogs(NIGHTS);
  let result: AnalyzeResult;

  beforeAll(async () => {
    result = await run([folder]);
  });

  test('gives a report that accuses the campaign and nobody else', () => {
    const accused = result.accounts.filter((row) => row.accused).map(({ account }) => account);
    expect(accused).toEqual(CAMPAIGN.map(({ name }) => name).sort());
    expect(result.report.findings[0]!.kind).toBe('systematic-extraction');
  });

  test('counts what was in the files', () => {
    const { totals, sources } = result.report;
    expect(totals).toMatchObject({ calls: LINES.length, rows: LINES.length + 1, rejects: 1, accounts: 60, duplicates: 0 });
    expect(sources.map(({ compression, rows }) => [compression, rows])).toEqual([
      ['gzip', HALF],
      ['none', LINES.length - HALF + 1],
    ]);
    expect(totals.inputTokens).toBe(12 * LINES.length);
  });

  test('lists the torn row with its file and line', () => {
    expect(result.rejects).toEqual([
      {
        place: { file: expect.stringMatching(/2\.ndjson$/), line: LINES.length - HALF + 1, byte: expect.any(Number), length: 30 },
        code: expect.stringMatching(/^E_ROW_/),
        reason: expect.any(String),
      },
    ]);
  });

  test('quotes calls by the lines of their files', () => {
    for (const { account, excerpt, place } of result.report.findings.flatMap(({ evidence }) =>
      evidence.flatMap((bar) => bar.quotes),
    )) {
      const lines = place.file.endsWith('.gz') ? NIGHTS['1.ndjson.gz'] : NIGHTS['2.ndjson'];
      const row = JSON.parse(lines[place.line - 1]!) as {
        metadata: { user_api_key_user_id: string };
        messages: { content: string }[];
      };
      expect(row.metadata.user_api_key_user_id).toBe(account);
      expect(row.messages.at(-1)!.content.startsWith(excerpt)).toBe(true);
    }
  });

  test('is plain JSON as a whole', () => {
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
  });

  test('gives the same again', async () => {
    expect(JSON.stringify(await run([folder]))).toBe(JSON.stringify(result));
  });

  test('gives the same from a digest that was written before', async () => {
    const path = await digestOf([folder], 'town.digest');
    expect(JSON.stringify(await run([path]))).toBe(JSON.stringify(result));
  });

  test('gives the same from two digests, one a night', async () => {
    const paths = [
      await digestOf([join(folder, '1.ndjson.gz')], '1.digest'),
      await digestOf([join(folder, '2.ndjson')], '2.digest'),
    ].sort();
    const joined = await run(paths);
    expect(joined.accounts.map(({ example, ...row }) => row)).toEqual(result.accounts.map(({ example, ...row }) => row));
    expect(joined.report.totals).toEqual(result.report.totals);
    expect(joined.report.findings.map(({ kind, strength, summary }) => ({ kind, strength, summary }))).toEqual(
      result.report.findings.map(({ kind, strength, summary }) => ({ kind, strength, summary })),
    );
  });

  test('reports its stages in order, the bytes whole at the end', async () => {
    const seen: AnalyzeProgress[] = [];
    await run([folder], { onProgress: (progress) => seen.push(progress) });
    const stages = seen.map(({ stage }) => stage).filter((stage, at, all) => stage !== all[at - 1]);
    expect(stages).toEqual(['reading', 'comparing accounts', 'grouping', 'testing groups', 'writing the report']);
    expect(seen.at(-1)).toMatchObject({ calls: LINES.length, bytes: seen.at(-1)!.totalBytes });
  });

  test('stops when it is told to', async () => {
    const abort = new AbortController();
    abort.abort(new Error('enough'));
    await expect(run([folder], { abort: abort.signal })).rejects.toThrow('enough');
    const later = new AbortController();
    const onProgress = ({ stage }: AnalyzeProgress) => {
      if (stage === 'grouping') later.abort(new Error('enough now'));
    };
    await expect(run([folder], { abort: later.signal, onProgress })).rejects.toThrow('enough now');
  });

  test('joins side files', async () => {
    const row = {
      createdAtMs: null,
      plan: null,
      country: null,
      emailDomain: null,
      paymentHash: null,
      organisation: 'Tide Press',
    };
    const byAccount = new Map(CAMPAIGN.map(({ name }) => [name, row]));
    const registration = { path: 'accounts.csv', rows: 12, invalidRows: 0, rejects: [], missingColumns: [], byAccount };
    const facts = { path: 'facts.json', bans: [{ account: CAMPAIGN[0]!.name, atMs: 0 }], modelReleases: [] };
    const { report, accounts } = await run([folder], { registration, facts });
    expect(report.joins).toMatchObject({ accounts: { joined: 12, accountsWithoutRow: 48 }, facts: { bansJoined: 1 } });
    // All members belong to one organisation that the provider knows: that explains the group.
    expect(accounts.filter(({ accused }) => accused)).toEqual([]);
    expect(report.findings.map(({ kind }) => kind)).toContain('shared-operator');
  });
});

describe('what cannot be evidence is refused', () => {
  const calls = litellmLines(ordinaryAccounts(2, 9));
  const torn = Array.from({ length: Math.ceil(calls.length / 10) }, () => '{"torn":');

  test('more rejects than allowed are an input error; allowing them gives a report', async () => {
    const folder = writeLogs({ 'torn.ndjson': [...calls, ...torn] });
    const error = await run([folder]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'E_INPUT_REJECTS', exitCode: 3 });
    const allowed = await run([folder], { settings: { ...SETTINGS, maxRejects: 0.2 } });
    expect(allowed.rejects).toHaveLength(torn.length);
  });

  test('the limit is that of the analysis, for digests as for logs', async () => {
    const path = await digestOf([writeLogs({ 'torn.ndjson': [...calls, ...torn] })], 'torn.digest', {
      ...SETTINGS,
      maxRejects: 1,
    });
    await expect(run([path])).rejects.toMatchObject({ code: 'E_INPUT_REJECTS' });
    await expect(run([path], { settings: { ...SETTINGS, maxRejects: 0.2 } })).resolves.toBeDefined();
  });

  test('a digest among logs is a usage error that names the digest', async () => {
    const folder = writeLogs({ 'calls.ndjson': calls });
    const path = await digestOf([folder], 'calls.digest');
    for (const paths of [
      [folder, path],
      [path, folder],
      [path, '-'],
    ]) {
      const error = await run(paths).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UsageError);
      expect(error).toMatchObject({ code: 'E_INPUT_MIXED', exitCode: 2, message: expect.stringContaining(path) });
    }
  });
});

test('a digest brings the settings it was folded with, and they are the ones in the report', async () => {
  const folder = writeLogs({ 'calls.ndjson': litellmLines(ordinaryAccounts(3, 9)) });
  const path = await digestOf([folder], 'calls.digest', { ...SETTINGS, accountKey: 'metadata.user_agent', seed: 1 });
  const { report } = await run([path]);
  expect(report.settings.accountKeys).toMatchObject([{ format: 'litellm', expression: 'metadata.user_agent' }]);
  expect(report.settings).toMatchObject({ seed: 23, timeZone: 'America/Lima' });
});

test('a log of one account gives a report without findings', async () => {
  const { report, accounts } = await run([writeLogs({ 'one.ndjson': litellmLines(ordinaryAccounts(1, 9)) })]);
  expect(accounts).toHaveLength(1);
  expect({ findings: report.findings, clusters: report.clusters }).toEqual({ findings: [], clusters: [] });
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
});
