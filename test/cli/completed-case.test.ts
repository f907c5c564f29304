import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Verification } from '../../src/report/verification.js';
import { observationLine, traceLine } from '../engine/join-log.js';
import { makeKeyPair, sealBody } from '../engine/seal-body.js';
import { runHydrometer } from './run-hydrometer.js';

const BEDROCK = 'fixtures/formats/bedrock';
const keys = makeKeyPair();

/** Observations, Bedrock calls and sealed bodies in one folder; their traces, bodies and key beside it. */
let folder: string;
const path = (...steps: string[]): string => join(folder, ...steps);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-completed-'));
  mkdirSync(path('logs'));
  const calls = Array.from({ length: 9 }, (_, i) => observationLine(`o-${i}`, `t-${i % 3}`));
  writeFileSync(path('logs', 'tower.jsonl'), calls.join(''));
  cpSync(`${BEDROCK}/sample.ndjson`, path('logs', 'oven.ndjson'));
  writeFileSync(path('logs', 'gate.ndjson'), `${JSON.stringify(await sealedRow())}\n`);
  writeFileSync(path('traces.jsonl.gz'), gzipSync([0, 1].map((i) => traceLine(`t-${i}`, `keeper-${i}`)).join('')));
  cpSync(`${BEDROCK}/bodies`, path('bodies'), { recursive: true });
  writeFileSync(path('key.pem'), keys.privateKey);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function sealedRow(): Promise<object> {
  return {
    Provider: 'openai',
    Model: 'gpt-4o-mini',
    StatusCode: 200,
    Cached: false,
    Metadata: await sealBody('{"user":"reader-4"}', keys),
    RequestBody: await sealBody('{"messages":[{"role":"user","content":"Which quay?"}]}', keys),
    ResponseBody: await sealBody('{"choices":[{"message":{"role":"assistant","content":"Four"}}]}', keys),
  };
}

const analyze = (...words: string[]) => runHydrometer(['analyze', path('logs'), ...beside(), '--out', path('case'), ...words]);
const verify = async (...words: string[]) => {
  const { exitCode, stdout } = await runHydrometer(['verify', path('case'), '--logs', path('logs'), '--json', ...words]);
  const { checks } = JSON.parse(stdout) as Verification;
  return { exitCode, again: checks.find(({ id }) => id === 'analysis') };
};
const joined = () => ['--join', path('traces.jsonl.gz'), '--bodies', path('bodies')];
const beside = () => [...joined(), '--private-key', path('key.pem')];

describe('a case whose calls were completed from beside the logs', () => {
  test('gives the same analysis again where the same lies beside the logs', async () => {
    expect(await analyze()).toMatchObject({ exitCode: 0, stderr: '' });
    const { joins } = JSON.parse(readFileSync(path('case', 'report.json'), 'utf8'));
    expect(joins).toMatchObject({ bodies: { read: 2 }, unsealed: { opened: 3, failed: 0 } });
    expect(joins.calls).toMatchObject([{ format: 'langfuse', joinedCalls: 6, unjoinedCalls: 3 }]);
    expect(await verify(...beside())).toMatchObject({ exitCode: 0, again: { outcome: 'ok' } });
  });

  test('another join file than that of the analysis is a difference', async () => {
    await analyze();
    writeFileSync(path('traces.jsonl.gz'), gzipSync([0, 1].map((i) => traceLine(`t-${i}`, `stranger-${i}`)).join('')));
    expect(await verify(...beside())).toMatchObject({ exitCode: 4, again: { outcome: 'differs' } });
  });

  test('another body than that of the analysis is a difference', async () => {
    await analyze();
    const [body] = readdirSync(path('bodies'));
    writeFileSync(path('bodies', body as string), '{"messages":[]}');
    expect(await verify(...beside())).toMatchObject({ exitCode: 4, again: { outcome: 'differs' } });
  });

  test('cannot be made again without what lay beside the logs, and verify says what to give', async () => {
    await analyze();
    const { exitCode, again } = await verify();
    expect(exitCode).toBe(0);
    expect(again).toMatchObject({ outcome: 'not possible' });
    expect(again?.detail).toMatch(/--join.*--bodies.*--private-key/s);
  });

  test('is another analysis without its key', async () => {
    await analyze();
    expect((await verify(...joined())).again).toMatchObject({ outcome: 'not possible' });
  });
});

describe('analyze --pdf', () => {
  test('writes the report as PDF into the case, listed and hashed, and verify finds a changed one', async () => {
    expect(await analyze('--pdf')).toMatchObject({ exitCode: 0, stderr: '' });
    const bytes = readFileSync(path('case', 'report.pdf'));
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const { outputs } = JSON.parse(readFileSync(path('case', 'manifest.json'), 'utf8'));
    expect(outputs.map(({ name }: { name: string }) => name)).toContain('report.pdf');
    const { exitCode: whole, again } = await verify(...beside());
    expect([whole, again?.outcome, again?.detail]).toEqual([
      0,
      'ok',
      'report, accounts, links, page, PDF and rejects compared byte for byte',
    ]);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(path('case', 'report.pdf'), bytes);
    const { exitCode, stdout } = await runHydrometer(['verify', path('case')]);
    expect(exitCode).toBe(4);
    expect(stdout).toContain('report.pdf');
    const changed = (await verify(...beside())).again;
    expect(changed).toMatchObject({ outcome: 'differs', differences: [{ file: 'report.pdf' }] });
  });

  test('without it there is none', async () => {
    await analyze();
    expect(readdirSync(path('case'))).not.toContain('report.pdf');
  });
});
