import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { litellmLines } from '../../litellm-log.js';
import { readCalls } from '../detect/read-calls.mjs';
import { noInfrastructure, shuffleAllLabels, shuffleLabels } from './index.mjs';
import { rewriteWorld } from './rewrite-world.mjs';

const BENIGN = ['elm', 'fir', 'oak', 'yew'];
const CAMPAIGN = ['one', 'two'];

function writeWorld(): string {
  const world = mkdtempSync(join(tmpdir(), 'hydrometer-world-'));
  mkdirSync(join(world, 'logs'));
  const lines = litellmLines(
    [...BENIGN, ...CAMPAIGN].map((name, i) => ({
      name,
      calls: Array.from({ length: 20 + i }, (_, j) => ({
        atMs: 1_000 * (60 * j + i),
        text: `${name} asks ${j}`,
        model: 'slate-2',
        userAgent: 'loom/1',
        organisation: 'mill',
      })),
    })),
  );
  // The second line again: a request that was logged twice.
  writeFileSync(join(world, 'logs', 'day.ndjson'), [...lines, lines[1], '{"cut'].join('\n'));
  writeFileSync(join(world, 'accounts.csv'), 'account_id,plan\nelm,free\n');
  writeFileSync(join(world, 'facts.json'), '{}');
  const entry = (campaign: string | null) => ({ campaign, cell: 'a', rung: null, hardNegative: null, slice: campaign ? 1 : 0 });
  const accounts = Object.fromEntries([
    ...BENIGN.map((name) => [name, entry(null)]),
    ...CAMPAIGN.map((name) => [name, entry('A')]),
  ]);
  writeFileSync(join(world, 'truth.json'), JSON.stringify({ world: 'wood', campaigns: [], accounts }));
  return world;
}

async function rewrite(world: string, control: object): Promise<string> {
  const into = join(mkdtempSync(join(tmpdir(), 'hydrometer-control-')), 'world');
  await rewriteWorld({ world, into, control });
  return into;
}

const textsOf = (calls: readonly { text: string }[] | undefined) => (calls ?? []).map(({ text }) => text).sort();

test('shuffled labels mix the campaign with as many ordinary accounts, keep sizes, and leave the rest as it was', async () => {
  const world = writeWorld();
  const into = await rewrite(world, shuffleLabels);
  const [before, after] = [await readCalls(join(world, 'logs')), await readCalls(join(into, 'logs'))];
  const truth = JSON.parse(readFileSync(join(into, 'truth.json'), 'utf8'));
  const partners = BENIGN.filter((name) => truth.accounts[name].hardNegative === 'shuffled-partner');
  // The campaign has 24 and 25 calls, the ordinary accounts 20 to 23.
  expect(partners).toEqual(['oak', 'yew']);
  for (const [account, calls] of before) {
    expect(after.get(account)).toHaveLength(calls.length);
    const isShuffled = CAMPAIGN.includes(account) || partners.includes(account);
    expect(textsOf(after.get(account)).join() === textsOf(calls).join()).toBe(!isShuffled);
  }
  expect([...after.values()].flatMap(textsOf).sort()).toEqual([...before.values()].flatMap(textsOf).sort());
  expect(truth.accounts.one).toMatchObject({ campaign: 'A', slice: null });
  expect(existsSync(join(into, 'accounts.csv'))).toBe(true);
});

test('labels shuffled over the whole log mix all accounts and keep their sizes', async () => {
  const world = writeWorld();
  const into = await rewrite(world, shuffleAllLabels);
  const [before, after] = [await readCalls(join(world, 'logs')), await readCalls(join(into, 'logs'))];
  expect([...after].map(([account, calls]) => [account, calls.length])).toEqual(
    [...before].map(([account, calls]) => [account, calls.length]),
  );
  for (const [account, calls] of before) expect(textsOf(after.get(account))).not.toEqual(textsOf(calls));
  expect([...after.values()].flatMap(textsOf).sort()).toEqual([...before.values()].flatMap(textsOf).sort());
});

test('without infrastructure the accounts and texts stay, address, client, key, organisation and registration go', async () => {
  const world = writeWorld();
  const into = await rewrite(world, noInfrastructure);
  expect(await readCalls(join(into, 'logs'))).toEqual(await readCalls(join(world, 'logs')));
  const [first] = gunzipSync(readFileSync(join(into, 'logs', 'day.ndjson.gz')))
    .toString('utf8')
    .split('\n');
  expect(JSON.parse(first as string).metadata).toEqual({ user_api_key_user_id: 'elm' });
  expect(existsSync(join(into, 'accounts.csv'))).toBe(false);
});

test('a log of another format is refused', async () => {
  const world = writeWorld();
  writeFileSync(join(world, 'logs', 'day.ndjson'), '{"modelId":"slate"}\n');
  await expect(rewrite(world, noInfrastructure)).rejects.toThrow('controls rewrite LiteLLM logs only');
});
