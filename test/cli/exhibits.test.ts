import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExhibitEntry } from '../../src/report/exhibits/exhibit.js';
import { filesBelow, validateBag } from '../store/production/validate-bag.js';
import { runHydrometer } from './run-hydrometer.js';

/** The demo case, through the built command. */
const DEMO = 'fixtures/cases/demo';
const LOGS = `${DEMO}/logs`;
const PLAIN_LOG = '2026-03-02.ndjson';

let folder: string;
let caseDir: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-exhibits-'));
  caseDir = at('case');
  const words = [
    'analyze',
    LOGS,
    '--accounts',
    `${DEMO}/accounts.csv`,
    '--facts',
    `${DEMO}/facts.json`,
    '--out',
    caseDir,
    '--quiet',
  ];
  expect(await runHydrometer(words, { environment: { SOURCE_DATE_EPOCH: '1774015200' } })).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('exhibits of the demo case', () => {
  test('are a valid bag, quote the bytes of the log, and name no account that is not accused', async () => {
    const words = [
      'exhibits',
      caseDir,
      '--logs',
      LOGS,
      '--out',
      at('bag'),
      '--pseudonym-key',
      at('key'),
      '--case-name',
      'Spring',
      '--pages',
      'html',
    ];
    const { exitCode, stdout, stderr } = await runHydrometer(words);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Exhibits +HYD-000001 to HYD-\d{6}, \d+ files for 6 findings\n/);
    expect(validateBag(at('bag'))).toEqual([]);
    const { exhibits } = JSON.parse(readFileSync(at('bag/data/exhibits/index.json'), 'utf8')) as { exhibits: ExhibitEntry[] };
    const plain = readFileSync(join(LOGS, PLAIN_LOG));
    const natives = exhibits.filter(({ kind, standing }) => kind === 'original' && standing === 'evidentiary');
    expect(natives.length).toBeGreaterThan(0);
    for (const { path, source } of natives.filter((each) => each.source?.file.endsWith(PLAIN_LOG)))
      expect(readFileSync(join(at('bag'), path))).toEqual(plain.subarray(source!.byte, source!.byte + source!.length));
    const accounts = readFileSync(join(caseDir, 'accounts.ndjson'), 'utf8').trimEnd().split('\n');
    const hidden = accounts
      .map((line) => JSON.parse(line) as { account: string; accused: boolean })
      .filter(({ accused }) => !accused);
    const all = filesBelow(at('bag'))
      .map((path) => readFileSync(join(at('bag'), path), 'utf8'))
      .join('\n');
    expect(hidden.filter(({ account }) => all.includes(account))).toEqual([]);
  });

  test('stand in the custody log, with the time that was stated', () => {
    const lines = readFileSync(join(caseDir, 'custody.ndjson'), 'utf8').trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.map(({ action }) => action)).toEqual(['received', 'hashed', 'parsed', 'analysed', 'exported', 'exported']);
    expect(entries[0]).toMatchObject({ at: '2026-03-20T14:00:00.000Z', timeBasis: 'SOURCE_DATE_EPOCH' });
    expect(entries[4]).toMatchObject({ at: null, timeBasis: 'time not stated' });
  });

  test('of one finding follow under numbers of their own, with pages of PDF where nothing else is asked for', async () => {
    const words = [
      'exhibits',
      caseDir,
      '--logs',
      LOGS,
      '--out',
      at('one'),
      '--finding',
      'F-004',
      '--prefix',
      'SPR',
      '--first-number',
      '7',
    ];
    expect((await runHydrometer(words)).stdout).toMatch(/^Exhibits +SPR-000007 to /);
    expect(readdirSync(at('one/data/exhibits')).sort()).toEqual(['F-004', 'index.html', 'index.json']);
    expect(filesBelow(at('one')).some((path) => path.endsWith('.pdf'))).toBe(true);
  });
});

describe('what cannot be exported', () => {
  test('one byte of a log that was changed ends with 4 and says which file', async () => {
    cpSync(LOGS, at('logs'), { recursive: true });
    const bytes = readFileSync(join(at('logs'), PLAIN_LOG));
    bytes[5000]! ^= 0x20;
    writeFileSync(join(at('logs'), PLAIN_LOG), bytes);
    const { exitCode, stdout, stderr } = await runHydrometer([
      'exhibits',
      caseDir,
      '--logs',
      at('logs'),
      '--out',
      at('tampered'),
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toMatch(
      /2026-03-02\.ndjson: expected the file that was analysed \(SHA-256 4abee733b445d0fb…\), got another .*\n {2}code E_LOG_CHANGED\n$/,
    );
    expect(existsSync(at('tampered'))).toBe(false);
  });

  test('logs that are not there end with 3 and a way out', async () => {
    const { exitCode, stderr } = await runHydrometer(['exhibits', caseDir, '--logs', 'fixtures/reports', '--out', at('none')]);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /expected this file and \d+ more of its files of the case below fixtures\/reports, found none; .*--allow-missing/,
    );
  });

  test('all faults of the command are told at once', async () => {
    const words = ['exhibits', '--prefix', '7', '--dat-encoding', 'ebcdic', '--at', 'noon', '--first-number', '0', '--finding'];
    const { exitCode, stderr } = await runHydrometer(words);
    expect(exitCode).toBe(2);
    for (const part of [
      'expected one case folder',
      '--logs: expected',
      '--prefix: expected',
      '--dat-encoding: expected',
      '--at: expected',
      '--first-number: expected',
      '--finding: expected',
    ])
      expect(stderr).toContain(part);
  });

  test('an unknown finding is told with those that there are', async () => {
    const { exitCode, stderr } = await runHydrometer([
      'exhibits',
      caseDir,
      '--logs',
      LOGS,
      '--out',
      at('none'),
      '--finding',
      'F-099',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('got "F-099"; it has F-001, F-002');
  });

  test('a folder of somebody else is not replaced, even with force', async () => {
    const { exitCode, stderr } = await runHydrometer(['exhibits', caseDir, '--logs', LOGS, '--out', caseDir, '--force']);
    expect({ exitCode, code: /code (\w+)/.exec(stderr)?.[1] }).toEqual({ exitCode: 2, code: 'E_OUTPUT_IN_INPUT' });
  });
});
