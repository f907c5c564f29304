import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExhibitEntry } from '../../../src/report/exhibits/exhibit.js';
import type { ProductionRequest } from '../../../src/store/production/production.js';
import { writeProduction } from '../../../src/store/production/write-production.js';
import { verify } from '../../../src/store/verification/verify.js';
import { observationLine, traceLine } from '../../engine/join-log.js';
import { type BuiltCase, requestFor } from './build-production.js';
import { buildCompletedCase } from './completed-case.js';
import { filesBelow, validateBag } from './validate-bag.js';

let folder: string;
let built: BuiltCase;
const at = (name: string): string => join(folder, name);
const out = (): string => at('case-exhibits');
const read = (path: string): string => readFileSync(join(out(), path), 'utf8');
const make = (change: Partial<ProductionRequest> = {}) => writeProduction(requestFor(built, { isRedacting: false, ...change }));
const exhibits = (): readonly ExhibitEntry[] =>
  (JSON.parse(read('data/exhibits/index.json')) as { exhibits: ExhibitEntry[] }).exhibits;
const pages = (): readonly string[] =>
  filesBelow(out())
    .filter((path) => path.endsWith('-call.html'))
    .map(read);
const NOTHING = { joins: [], bodies: null, privateKey: null };
const check = async (dir: string, beside: Partial<ProductionRequest['beside']> = {}) => {
  const { checks } = await verify({
    dir,
    logsDir: built.logsDir,
    caseDir: null,
    beside: { accounts: null, facts: null, ...NOTHING, ...beside },
    publicKey: null,
    roots: [],
    threads: 1,
    abort: new AbortController().signal,
    onProgress: () => undefined,
  });
  return checks.find(({ id }) => id === 'quotes');
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-completed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a quoted call in a member of an archive', () => {
  beforeEach(async () => {
    const logs = { 'march/calls.zip': readFileSync('fixtures/containers/calls.zip') };
    built = await buildCompletedCase(folder, { logs, excerpts: { 'skipper-1': 'When is high water at quay' } });
  });

  test('is produced with its bytes, its hash and the hash of the member, which was compared too', async () => {
    expect(await make()).toMatchObject({ calls: 1, files: 2, missingFiles: [], originalsProduced: 1, lacking: [] });
    expect(validateBag(out())).toEqual([]);
    const original = exhibits().find(({ kind }) => kind === 'original') as ExhibitEntry;
    expect(original.standing).toBe('evidentiary');
    expect(original.source?.file).toMatch(/march\/calls\.zip!march\.ndjson$/);
    expect(read(original.path)).toMatch(/^\{"request_id": "tide-\d", "account": "skipper-1"/);
    const [archive, member] = built.report.sources;
    expect(original.source?.fileSha256).toBe(member?.sha256);
    const hashes = read('data/input-hashes.txt');
    for (const source of [archive, member]) expect(hashes.split(source?.sha256 as string).length).toBeGreaterThan(1);
  });

  test('is read again by verify, in the case and in the production', async () => {
    await make();
    expect(await check(built.caseDir)).toMatchObject({
      outcome: 'ok',
      detail: expect.stringMatching(/^1 quote of 1 read again/),
    });
    expect(await check(out())).toMatchObject({ outcome: 'ok', detail: expect.stringContaining('2 exhibits') });
  });

  test('has slip sheets when the archive is not there', async () => {
    rmSync(join(built.logsDir, 'march'), { recursive: true });
    await expect(make()).rejects.toMatchObject({ code: 'E_LOG_MISSING' });
    const { missingFiles } = await make({ allowMissing: true });
    expect(missingFiles.map((path) => path.slice(path.lastIndexOf('/') + 1))).toEqual(['calls.zip', 'calls.zip!march.ndjson']);
  });
});

describe('a quoted call whose account stands in another file', () => {
  beforeEach(async () => {
    built = await buildCompletedCase(folder, {
      logs: { 'calls.jsonl': observationLine('o-1', 't-1') + observationLine('o-2', 't-2') },
      beside: { 'traces.jsonl': traceLine('t-1', 'keeper-1') + traceLine('t-2', 'keeper-2') },
      request: (root) => ({ joinPaths: [join(root, 'traces.jsonl')], bodyFolder: null, privateKeyPath: null }),
      excerpts: { 'keeper-1': 'What of o-1?' },
    });
  });
  const joins = (): readonly string[] => [at('traces.jsonl')];

  test('is understood with that file, and its page says what completed it', async () => {
    expect(await make({ beside: { ...NOTHING, joins: joins() } })).toMatchObject({ lacking: [] });
    expect(pages()).toHaveLength(1);
    expect(pages()[0]).toContain('What of o-1?');
    expect(pages()[0]).toContain('Nothing new');
    expect(pages()[0]).toContain('was completed, as in the analysis, from 1 further row; only the row itself is an exhibit');
  });

  test('shows the excerpt without that file, and says what is lacking', async () => {
    const { lacking } = await make();
    expect(lacking).toEqual([expect.stringMatching(/traces\.jsonl, which is not below --logs as it was: give it with --join$/)]);
    expect(pages()[0]).toContain('the excerpt of the report is shown instead');
    expect(pages()[0]).not.toContain('Nothing new');
  });

  test('is compared by verify with words and account where that file is given, by its place alone where it is not', async () => {
    expect(await check(built.caseDir, { joins: joins() })).toMatchObject({
      outcome: 'ok',
      detail: '1 quote of 1 read again from the logs by place and found there with account and words',
    });
    expect(await check(built.caseDir)).toMatchObject({
      outcome: 'ok',
      detail: expect.stringContaining('1 at their place, whose words could not be compared'),
    });
  });
});

test('the certificate counts the rejects of the logs, and the list holds those of joined files too', async () => {
  built = await buildCompletedCase(folder, {
    logs: { 'calls.jsonl': `${Array.from({ length: 30 }, (_, i) => observationLine(`o-${i}`, 't-1')).join('')}{"torn call\n` },
    beside: { 'traces.jsonl': `${traceLine('t-1', 'keeper-1')}{"torn trace\n` },
    request: (root) => ({ joinPaths: [join(root, 'traces.jsonl')], bodyFolder: null, privateKeyPath: null }),
    excerpts: { 'keeper-1': 'What of o-' },
  });
  await make();
  expect(read('data/certificate-draft.md')).toContain(String.raw`rejected 1 (E\_ROW\_JSON 1)`);
  expect(read('data/rejects.ndjson').trimEnd().split('\n')).toHaveLength(2);
});

test('rows that complete calls are found among the logs too', async () => {
  const logs = { 'all.jsonl.gz': gzipSync(observationLine('o-1', 't-1') + traceLine('t-1', 'keeper-1')) };
  built = await buildCompletedCase(folder, { logs, excerpts: { 'keeper-1': 'What of o-1?' } });
  expect(await make()).toMatchObject({ lacking: [] });
  expect(pages()[0]).toContain('from 1 further row');
  expect(await check(built.caseDir)).toMatchObject({ detail: expect.stringMatching(/^1 quote of 1 read again/) });
});

test('another folder of bodies than that of the analysis is refused', async () => {
  built = await buildCompletedCase(folder, {
    logs: { 'calls.jsonl': observationLine('o-1', 't-1') + traceLine('t-1', 'keeper-1') },
    beside: { 'bodies/a.json': 'Fog', 'others/a.json': 'Sun' },
    request: (root) => ({ joinPaths: [], bodyFolder: join(root, 'bodies'), privateKeyPath: null }),
    excerpts: { 'keeper-1': 'What of o-1?' },
  });
  await expect(make({ beside: { ...NOTHING, bodies: at('others') } })).rejects.toMatchObject({
    code: 'E_BODIES_CHANGED',
    exitCode: 4,
  });
  expect(await make({ beside: { ...NOTHING, bodies: at('bodies') } })).toMatchObject({ lacking: [] });
});
