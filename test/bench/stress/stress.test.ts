import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { litellmLines } from '../../litellm-log.js';
import { rewriteWorld } from '../controls/rewrite-world.mjs';
import { readCalls } from '../detect/read-calls.mjs';
import * as members from './index.mjs';
import { renderStress } from './render-stress.mjs';

interface Scenario {
  readonly id: string;
  readonly title: string;
}

const SCENARIOS: readonly Scenario[] = Object.values(members);
const FIRST_MS = Date.UTC(2026, 2, 2);
const HOUR_MS = 3_600_000;
/** In the order of the truth: enough of each cell that every scenario finds accounts to rewrite. */
const KINDS = { b: 20, u: 16, campaign: 2 };
const CALLS = 75;
/** Scenarios that give away other accounts' texts: exercises and benchmarks are nobody's own. */
const WITH_SHARED_TEXTS = ['evaluation-harness', 'online-course'];

function writeWorld(): string {
  const world = mkdtempSync(join(tmpdir(), 'hydrometer-stress-'));
  mkdirSync(join(world, 'logs'));
  const names = Object.entries(KINDS).flatMap(([cell, count]) => Array.from({ length: count }, (_, i) => `${cell}-${i}`));
  const lines = litellmLines(
    names.map((name, place) => ({
      name,
      calls: Array.from({ length: CALLS }, (_, j) => ({
        atMs: FIRST_MS + ((7 * j + place) % (20 * 24)) * HOUR_MS,
        text: `${name} wants to know what became of boat ${j}`,
        model: 'gpt-4o',
        userAgent: 'loom/1',
      })),
    })),
  );
  writeFileSync(join(world, 'logs', 'days.ndjson'), lines.join('\n'));
  const entry = (name: string) => {
    const campaign = name.startsWith('campaign') ? 'A' : null;
    return { campaign, cell: campaign ? 'a' : name[0], rung: null, hardNegative: null, slice: campaign ? 1 : 0 };
  };
  const accounts = Object.fromEntries(names.map((name) => [name, entry(name)]));
  writeFileSync(join(world, 'truth.json'), JSON.stringify({ world: 'harbour', campaigns: [], accounts }));
  return world;
}

async function rewrite(world: string, control: object): Promise<string> {
  const into = join(mkdtempSync(join(tmpdir(), 'hydrometer-stress-')), 'world');
  await rewriteWorld({ world, into, control });
  return into;
}

const logOf = (folder: string): Buffer => readFileSync(join(folder, 'logs', 'days.ndjson.gz'));

/** Rows by the id of the request. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const rows = text.split('\n').filter((line) => line !== '');
  return new Map(rows.map((line) => [(JSON.parse(line) as { id: string }).id, line]));
}

const WORLD = writeWorld();
const BEFORE = rowsOf(readFileSync(join(WORLD, 'logs', 'days.ndjson'), 'utf8'));

test('ids are unique, and every scenario says what it imitates', () => {
  expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
  for (const { title } of SCENARIOS) expect(title).not.toBe('');
});

describe.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
  test('rewrites innocent accounts and no others, the same twice', async () => {
    const [into, again] = [await rewrite(WORLD, scenario), await rewrite(WORLD, scenario)];
    expect(logOf(into).equals(logOf(again))).toBe(true);
    const after = rowsOf(gunzipSync(logOf(into)).toString('utf8'));
    const rewritten = [...BEFORE].filter(([row, text]) => after.get(row) !== text).map(([row]) => row);
    expect(rewritten.length).toBeGreaterThan(0);
    expect(rewritten.filter((row) => row.startsWith('call-campaign'))).toEqual([]);
  });

  test('every text stays with its writer, but for exercises and benchmarks', async () => {
    const after = await readCalls(join(await rewrite(WORLD, scenario), 'logs'));
    const strays = [...after].flatMap(([name, calls]) =>
      calls.filter(({ text }) => /(?:b|u|campaign)-\d+ wants/.test(text) && !text.includes(`${name} wants`)),
    );
    if (WITH_SHARED_TEXTS.includes(id)) expect(strays.length).toBeGreaterThan(0);
    else expect(strays).toEqual([]);
  });
});

test('a table has a row a scenario and a column a world, with campaigns where there are any', () => {
  const score = (falseAccusations: number, campaignAccounts: number) => ({
    falseAccusations,
    campaignAccounts,
    trueAccusations: campaignAccounts - 1,
  });
  const runs = [
    { scenario: 'tide', world: 'calm', score: score(0, 0) },
    { scenario: 'tide', world: 'rough', score: score(2, 5) },
  ];
  expect(renderStress(runs, [{ id: 'tide', title: 'All boats rise' }])).toContain('| tide | 0 | 2; 4/5 |');
});
