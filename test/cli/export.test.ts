import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORTS } from '../../src/report/exports/index.js';
import { reportJsonSchema } from '../../src/report/schema/report-schema.js';
import { shapeFaults } from '../report/exports/read-shapes.js';
import { filesBelow } from '../store/production/validate-bag.js';
import { writeDemoCase } from '../store/verification/demo-case.js';
import { runHydrometer } from './run-hydrometer.js';

/** Exports of the demo case, through the built command. */
const DEMO = 'fixtures/cases/demo';
const IDS = EXPORTS.map(({ id }) => id);

let folder: string;
let caseDir: string;
const at = (name: string): string => join(folder, name);
const run = (...words: string[]) => runHydrometer(['export', ...words]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-export-'));
  caseDir = at('case');
  await writeDemoCase(caseDir);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const everyFormat = IDS.flatMap((id) => ['--format', id]);

describe('the demo case', () => {
  test('goes out in every format, names no account, and leaves the case as it was', async () => {
    const before = readdirSync(caseDir).map((name) => readFileSync(join(caseDir, name), 'utf8'));
    const { exitCode, stdout, stderr } = await run(caseDir, ...everyFormat, '--out', at('all'), '--pseudonym-key', at('key'));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^annotations {2}.*annotations\.txt\ncase {9}.*case\.jsonld\ncsv {10}.*tables, 5 files\n/);
    const texts = filesBelow(at('all')).map((path) => readFileSync(join(at('all'), path), 'utf8'));
    expect(texts).toHaveLength(12);
    const accounts = readFileSync(join(caseDir, 'accounts.ndjson'), 'utf8').trimEnd().split('\n');
    const ids = accounts.map((line) => (JSON.parse(line) as { account: string }).account);
    const all = texts.join('\n');
    expect(ids.filter((id) => all.includes(id))).toEqual([]);
    expect(all).not.toContain('Every message is one item');
    expect(readdirSync(caseDir).map((name) => readFileSync(join(caseDir, name), 'utf8'))).toEqual(before);
  });

  test('gives the same bytes again under the same key', async () => {
    await run(caseDir, ...everyFormat, '--out', at('again'), '--pseudonym-key', at('key'));
    for (const path of filesBelow(at('all')))
      expect(readFileSync(join(at('again'), path))).toEqual(readFileSync(join(at('all'), path)));
  });

  test('fits the shapes of STIX and SARIF, with an indicator for each suspected account', async () => {
    const bundle = JSON.parse(readFileSync(at('all/case.stix.json'), 'utf8')) as { objects: { type: string }[] };
    expect(shapeFaults('stix', bundle)).toEqual([]);
    expect(bundle.objects.filter(({ type }) => type === 'indicator')).toHaveLength(21);
    expect(shapeFaults('sarif', JSON.parse(readFileSync(at('all/case.sarif'), 'utf8')))).toEqual([]);
  });

  test('is printed where one format has no place', async () => {
    const { exitCode, stdout } = await run(
      caseDir,
      '--format',
      'annotations',
      '--format',
      `junit=${at('one/case.xml')}`,
      '--fail-on',
      'strong',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error file=fixtures\/cases\/demo\/logs\/.*title=hydrometer F-001::/);
    expect(readFileSync(at('one/case.xml'), 'utf8')).toContain('failures="1"');
  });

  test('carries ids of the log only on request', async () => {
    const { stdout } = await run(caseDir, '--format', 'graphml', '--identifiers', 'raw');
    expect(stdout).toContain('u-06fwk43');
  });

  test('has a report.json that fits the published schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(reportJsonSchema());
    expect([validate(JSON.parse(readFileSync(join(caseDir, 'report.json'), 'utf8'))), validate.errors]).toEqual([true, null]);
  });

  test('lists all links of its groups', async () => {
    const rows = readFileSync(join(caseDir, 'links.ndjson'), 'utf8').trimEnd().split('\n');
    const listed = readFileSync(at('all/tables/links.csv'), 'utf8').trimEnd().split('\r\n');
    expect(listed).toHaveLength(rows.length + 1);
    expect(readFileSync(at('all/case.graphml'), 'utf8')).toContain('All links of the groups are listed.');
  });
});

describe('a production of the case', () => {
  beforeAll(async () => {
    await runHydrometer(['exhibits', caseDir, '--logs', `${DEMO}/logs`, '--out', at('bag'), '--pages', 'html', '--quiet']);
  });

  test('gives its numbers to CASE, and hashes of quoted lines to NDJSON', async () => {
    const { stdout } = await run(caseDir, '--format', 'case', '--exhibits', at('bag'));
    expect(stdout).toContain('"case-investigation:exhibitNumber": "HYD-000001"');
    expect((await run(caseDir, '--format', 'ndjson', '--exhibits', at('bag'))).stdout).toMatch(/"lineSha256":"[0-9a-f]{64}"/);
  });

  test('that the custody log does not know ends with 4', async () => {
    const index = at('bag/data/exhibits/index.json');
    const text = readFileSync(index, 'utf8');
    writeFileSync(index, text.replace('HYD-000001', 'HYD-000002'));
    const { exitCode, stderr } = await run(caseDir, '--format', 'case', '--exhibits', at('bag'));
    writeFileSync(index, text);
    expect(exitCode).toBe(4);
    expect(stderr).toContain('code E_EXHIBITS_FOREIGN');
  });
});

test('--record writes the export into the custody log, with who and when', async () => {
  const words = ['--format', `csv=${at('recorded')}`, '--record', '--operator', 'A. Baker', '--at', '2026-03-20T14:00:00Z'];
  expect((await run(caseDir, ...words)).exitCode).toBe(0);
  const last = JSON.parse(readFileSync(join(caseDir, 'custody.ndjson'), 'utf8').trimEnd().split('\n').at(-1)!) as Record<
    string,
    unknown
  >;
  expect(last).toMatchObject({
    action: 'exported',
    operator: 'A. Baker',
    at: '2026-03-20T14:00:00.000Z',
    facts: { formats: 'csv', identifiers: 'pseudonym', tlp: 'amber' },
  });
  expect(last.sha256s).toHaveLength(5);
});

describe('what cannot be done', () => {
  test('all faults of the command are told at once', async () => {
    const { exitCode, stderr } = await run(
      '--format',
      'sarf',
      '--format',
      'junit=',
      '--tlp',
      'pink',
      '--identifiers',
      'both',
      '--fail-on',
      'huge',
      '--operator',
      'A',
    );
    expect(exitCode).toBe(2);
    for (const part of [
      'expected one case folder',
      'got "sarf"; did you mean sarif',
      'a path behind "junit="',
      '--tlp: expected',
      '--identifiers: expected',
      '--fail-on: expected',
      '--operator: expected --record',
    ])
      expect(stderr).toContain(part);
  });

  test.each([
    ['no format', [], '--format: expected one of'],
    ['two formats for standard output', ['--format', 'stix', '--format', 'sarif'], 'one format for standard output, got 2'],
    ['tables for standard output', ['--format', 'csv'], 'expected a folder for csv'],
    ['a key together with raw ids', ['--format', 'stix', '--identifiers', 'raw', '--pseudonym-key', 'k'], 'no key together with'],
    ['a place for nothing', ['--format', 'stix=a.json', '--out', 'b'], '--out: expected a format without a path'],
  ])('%s', async (_, words, message) => {
    const { exitCode, stderr } = await run(caseDir, ...words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('nothing is written into the case, and nothing is replaced unasked', async () => {
    const inside = await run(caseDir, '--format', `stix=${join(caseDir, 'x.json')}`);
    expect([inside.exitCode, inside.stderr]).toEqual([2, expect.stringContaining('E_OUTPUT_IN_INPUT')]);
    writeFileSync(at('mine.json'), 'mine');
    const taken = await run(caseDir, '--format', 'stix', '--out', at('mine.json'));
    expect([taken.exitCode, taken.stderr]).toEqual([2, expect.stringContaining('E_OUTPUT_EXISTS')]);
    expect(readFileSync(at('mine.json'), 'utf8')).toBe('mine');
    expect((await run(caseDir, '--format', 'stix', '--out', at('mine.json'), '--force')).exitCode).toBe(0);
  });

  test('two formats for one file, a key that others may read, a key in the case', async () => {
    expect((await run(caseDir, '--format', `stix=${at('x')}`, '--format', `sarif=${at('x')}`)).stderr).toContain('two go to');
    writeFileSync(at('open-key'), 'a'.repeat(64));
    chmodSync(at('open-key'), 0o644);
    expect((await run(caseDir, '--format', 'stix', '--pseudonym-key', at('open-key'))).stderr).toContain('E_KEY_MODE');
    expect((await run(caseDir, '--format', 'stix', '--pseudonym-key', join(caseDir, 'key'))).stderr).toContain('E_SECRET_PLACE');
    expect(existsSync(join(caseDir, 'key'))).toBe(false);
  });

  test('a list of links that was changed ends with 4', async () => {
    const path = join(caseDir, 'links.ndjson');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.indexOf('\n') + 1));
    const { exitCode, stderr } = await run(caseDir, '--format', 'stix');
    writeFileSync(path, text);
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining('E_CASE_CHANGED')]);
  });
});

test('help names every format with what it is, within 80 columns', async () => {
  const { stdout } = await run('--help');
  const formats = stdout.slice(stdout.indexOf('\nFormats:'), stdout.indexOf('\nExamples:'));
  for (const { id, about } of EXPORTS) expect(formats.replace(/\s+/g, ' ')).toContain(` ${id} ${about}`);
  for (const line of formats.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
