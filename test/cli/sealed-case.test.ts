import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExhibitEntry } from '../../src/report/exhibits/exhibit.js';
import type { Report } from '../../src/report/report.js';
import type { Verification } from '../../src/report/verification.js';
import type { SimpleCall } from '../account/build-record.js';
import { ordinaryAccounts, type PlannedAccount, queueAccounts } from '../cluster/build-population.js';
import { makeKeyPair, sealBody } from '../engine/seal-body.js';
import { filesBelow, validateBag } from '../store/production/validate-bag.js';
import { runHydrometer } from './run-hydrometer.js';

/** Enough for a group to be found, and few enough to open quickly: every body is sealed. */
const CALLS = 14;
const keys = makeKeyPair();

/** A gateway's log whose texts only the key opens: ten accounts fed from one queue among twenty-four others. */
let folder: string;
const path = (...steps: string[]): string => join(folder, ...steps);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-sealed-'));
  mkdirSync(path('logs'));
  const accounts = [...queueAccounts(10, { seed: 5, system: 'Answer fully and show each step' }), ...ordinaryAccounts(24, 6)];
  writeFileSync(path('logs', 'gate.ndjson'), (await Promise.all(accounts.flatMap(rowsOf))).join(''));
  writeFileSync(path('key.pem'), keys.privateKey);
  writeFileSync(path('other.pem'), makeKeyPair().privateKey);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rowsOf({ name, calls }: PlannedAccount): readonly Promise<string>[] {
  return calls.slice(0, CALLS).map((call) => rowOf(name, call));
}

async function rowOf(account: string, { atMs, model, parameters, system, text }: SimpleCall): Promise<string> {
  const prompt = system === undefined ? [] : [{ role: 'system', content: system }];
  const request = { model, ...parameters, messages: [...prompt, { role: 'user', content: text }] };
  return `${JSON.stringify({
    Provider: 'openai',
    Model: model,
    StatusCode: 200,
    Cached: false,
    Timestamp: new Date(Math.round(atMs!)).toISOString(),
    Metadata: { user_id: account },
    RequestBody: await sealBody(JSON.stringify(request), keys),
    ResponseBody: null,
  })}\n`;
}

const withKey = ['--private-key', 'key.pem'] as const;
const run = (...words: string[]) => runHydrometer(words.map((word) => (word.endsWith('.pem') ? path(word) : word)));
const exhibits = (out: string, ...words: string[]) =>
  run('exhibits', path('case'), '--logs', path('logs'), '--out', path(out), '--pages', 'html', ...words);
const verify = async (target: string, ...words: string[]) => {
  const { exitCode, stdout } = await run('verify', path(target), '--logs', path('logs'), '--json', ...words);
  const { checks } = JSON.parse(stdout) as Verification;
  return { exitCode, checks: Object.fromEntries(checks.map(({ id, outcome, detail }) => [id, { outcome, detail }])) };
};
const callPages = (bag: string): readonly string[] => {
  const index = JSON.parse(readFileSync(path(bag, 'data/exhibits/index.json'), 'utf8')) as { exhibits: ExhibitEntry[] };
  return index.exhibits.filter(({ kind }) => kind === 'call').map((each) => readFileSync(path(bag, each.path), 'utf8'));
};

test('sealed calls are analysed, produced and verified with the key, which stands in nothing that was written', async () => {
  expect(await run('analyze', path('logs'), '--out', path('case'), '--quiet', ...withKey)).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
  const report = JSON.parse(readFileSync(path('case', 'report.json'), 'utf8')) as Report;
  expect(report.joins.unsealed).toMatchObject({ opened: 34 * CALLS, failed: 0 });
  const quoted = report.findings.flatMap(({ evidence }) => evidence.flatMap(({ quotes }) => quotes));
  expect(quoted.length).toBeGreaterThan(0);

  expect(await exhibits('bag', ...withKey)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(validateBag(path('bag'))).toEqual([]);
  const pages = callPages('bag');
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) expect(page).toContain('1 encrypted body that was opened');

  const { exitCode, checks } = await verify('case', ...withKey);
  expect(exitCode).toBe(0);
  expect([checks.quotes?.outcome, checks.analysis?.outcome]).toEqual(['ok', 'ok']);
  expect(await verify('bag', '--case', path('case'))).toMatchObject({ exitCode: 0 });

  const secret = keys.privateKey.split('\n')[1] as string;
  for (const dir of ['case', 'bag'])
    for (const file of filesBelow(path(dir))) expect(readFileSync(path(dir, file), 'latin1')).not.toContain(secret);
}, 120_000);

test('without the key a page shows the excerpt of the report and says so, and verify says what it lacks', async () => {
  expect(await exhibits('closed', '--prefix', 'SHUT')).toMatchObject({ exitCode: 0 });
  for (const page of callPages('closed')) expect(page).toContain('not all of that was given');
  const { exitCode, checks } = await verify('case');
  expect(exitCode).toBe(0);
  expect(checks.analysis).toMatchObject({ outcome: 'not possible' });
  expect(checks.analysis?.detail).toContain('--private-key');
}, 120_000);

test('with another key nothing is produced, and the reason is the key, not the log', async () => {
  const { exitCode, stderr } = await exhibits('wrong', '--prefix', 'WRONG', '--private-key', 'other.pem');
  expect(exitCode).toBe(4);
  expect(stderr).toMatch(/an encrypted body that --private-key does not open; give the key of the analysis/);
  expect(readdirSync(folder)).not.toContain('wrong');
  const { checks } = await verify('case', '--private-key', 'other.pem');
  expect([checks.quotes?.outcome, checks.analysis?.outcome]).toEqual(['differs', 'differs']);
}, 120_000);
