import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExhibitEntry } from '../../../src/report/exhibits/exhibit.js';
import { SCRIPT } from '../../../src/report/renderers/html-script.js';
import type { LinkRow } from '../../../src/report/report.js';
import { readCustody } from '../../../src/store/custody.js';
import type { ProductionRequest } from '../../../src/store/production/production.js';
import { writeProduction } from '../../../src/store/production/write-production.js';
import { ACCUSED, type BuiltCase, buildCase, CALLS, HIDDEN, LINKS, requestFor } from './build-production.js';
import { filesBelow, validateBag } from './validate-bag.js';

let folder: string;
let built: BuiltCase;
let out: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-production-'));
  built = await buildCase(folder);
  out = `${built.caseDir}-exhibits`;
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const make = (change: Partial<ProductionRequest> = {}) => writeProduction(requestFor(built, change));
const read = (path: string, dir = out): string => readFileSync(join(dir, path), 'utf8');
const entries = (): readonly ExhibitEntry[] =>
  (JSON.parse(read('data/exhibits/index.json')) as { exhibits: ExhibitEntry[] }).exhibits;
const originalOf = (call: number): ExhibitEntry =>
  entries().find(({ kind, source }) => kind === 'original' && source?.line === call + 1) as ExhibitEntry;
const bytesOf = (dir: string): Readonly<Record<string, string>> =>
  Object.fromEntries(filesBelow(dir).map((path) => [path, readFileSync(join(dir, path), 'latin1')]));

describe('a production', () => {
  test('is a valid bag with one number for each exhibit', async () => {
    const summary = await make();
    expect(validateBag(out)).toEqual([]);
    const numbers = entries().map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, i) => `LOAF-${String(i + 1).padStart(6, '0')}`));
    expect(summary).toMatchObject({ exhibits: numbers.length, calls: CALLS.length, files: 1, missingFiles: [] });
    expect(entries().map(({ path }) => path)).toEqual([...filesBelow(out).filter((path) => /\/F-\d+\//.test(path))]);
  });

  test('holds the bytes of a row that needs no change, with the hash of file and row', async () => {
    await make();
    const entry = originalOf(0);
    expect(entry).toMatchObject({
      standing: 'evidentiary',
      sha256: entry.source?.lineSha256,
      source: { fileSha256: built.report.sources[0]?.sha256 },
    });
    expect(readFileSync(join(out, entry.path))).toEqual(built.rows[0]);
  });

  test.each([
    [1, 'at least 2 passages would have to be removed'],
    [2, 'the row names accounts that stand under labels'],
    [3, 'at least 1 passage would have to be removed'],
    [4, 'the row names an end user'],
    [5, 'the account stands under a label'],
  ])('puts a slip sheet in place of the bytes of call %i: %s', async (call, because) => {
    await make();
    expect(originalOf(call)).toMatchObject({ standing: 'slip-sheet', withheldBecause: because });
    expect(read(originalOf(call).path)).toContain(`Withheld: ${because}.`);
  });

  test('names no account that is not accused, and none of what was removed', async () => {
    await make({ pseudonymKey: join(folder, 'key') });
    const all = Object.values(bytesOf(out)).join('\n');
    for (const secret of [
      ...HIDDEN,
      'rye@mill.example',
      '4111 1111 1111 1111',
      '203.0.113.77',
      'person-of-the-house',
      'stranger/1.0',
      '198.51.100.9',
    ])
      expect(all).not.toContain(secret);
    for (const account of ACCUSED) expect(all).toContain(account);
    expect(all).toContain('192.0.2.1');
  });

  test('shows no term of a supplied list, and withholds the bytes that hold one', async () => {
    const redactTerms = join(folder, 'names.csv');
    writeFileSync(redactTerms, 'term,reason\nrye dough,TRADE\n');
    const { namesWithTerms } = await make({ redactTerms });
    expect(namesWithTerms).toEqual([]);
    expect(originalOf(0)).toMatchObject({
      standing: 'slip-sheet',
      withheldBecause: 'at least 1 passage would have to be removed',
    });
    for (const [path, text] of Object.entries(bytesOf(out))) expect(text.toLowerCase(), path).not.toContain('rye dough');
    expect(read('data/redaction-log.csv')).toContain('R-TERM-TRADE');
    expect(read('data/exhibits/index.html')).toContain('and by a list of terms that a person supplied');
    expect((await readCustody(built.caseDir))?.at(-2)?.what).toContain('redacted by rule and by a list of terms');
  });

  test('tells which names of files and shown accounts hold a listed term, since they stand', async () => {
    const redactTerms = join(folder, 'names.csv');
    writeFileSync(redactTerms, `term\n${ACCUSED[0]}\n`);
    const { namesWithTerms } = await make({ redactTerms });
    expect(namesWithTerms).toEqual([ACCUSED[0]]);
  });

  test('holds the links of its groups, hidden accounts under their labels', async () => {
    await make({ pseudonymKey: join(folder, 'key') });
    const links = read('data/links.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LinkRow);
    expect(links[0]).toEqual(LINKS[0]);
    expect(links[1]).toMatchObject({ group: 'G-002', bits: 3.25, signals: LINKS[1]!.signals });
    const labels = [links[1]!.left, links[1]!.right];
    expect(labels.every((label) => /^ACCT-\d{4}$/.test(label))).toBe(true);
    expect(new Set(labels).size).toBe(2);
    expect([...labels].sort()).toEqual(labels);
    expect(read('data/redaction-log.csv')).toContain('links.ndjson');
  });

  test('lists every removal with its place, and the hashes of both versions', async () => {
    await make();
    const rows = parse(read('data/redaction-log.csv'), { columns: true }) as Record<string, string>[];
    const removed = rows.filter((row) => row.Line === '2');
    expect(removed.map((row) => [row.Reason, row['From character'], row['Characters removed']])).toEqual([
      ['R-EMAIL', '19', '16'],
      ['R-CARD', '42', '19'],
    ]);
    expect(removed[0]?.['SHA-256 of the full version']).toBe(originalOf(1).source?.lineSha256);
  });

  test('shows hostile words on every surface without unseen characters, formulas or markup', async () => {
    await make();
    for (const path of filesBelow(out).filter((each) => /\.(html|csv|txt|md)$/.test(each))) {
      expect(read(path).replace(/[\n\r\t]/g, ''), path).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      if (path.endsWith('.html')) expect(withoutOwnScripts(read(path)), path).not.toMatch(/<(script|img|iframe|form)\b/i);
      if (path.endsWith('.csv'))
        for (const cell of (parse(read(path)) as string[][]).flat())
          if (!/^-?[\d.]+(e[+-]\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }
  });

  test('has a load file with a line for each exhibit, in UTF-8 with BOM', async () => {
    await make({ custody: { at: '2026-03-20T14:00:00.000Z', timeBasis: 'stated by the operator', operator: 'þorn Baker' } });
    const bytes = readFileSync(join(out, 'data/production.dat'));
    expect(bytes.subarray(0, 5).toString('hex')).toBe('efbbbfc3be');
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines).toHaveLength(entries().length + 2);
    expect(lines[1]).toContain('þLOAF-000001þ\u0014þLOAF-000001þ');
    expect(lines[1]).toContain('þ\ufffdorn Bakerþ');
    expect(read('data/redaction-log.csv')).toContain('"production.dat CUSTODIAN"');
    expect(read('bag-info.txt')).toContain('Bagging-Date: 2026-03-20\n');
  });

  test('in CP1252 has single bytes, and is refused for what that cannot hold', async () => {
    await make({ datEncoding: 'cp1252' });
    expect(readFileSync(join(out, 'data/production.dat')).subarray(0, 11).toString('latin1')).toBe('þBEGBATESþ\u0014');
    const operator = '日本';
    const custody = { at: null, timeBasis: 'time not stated', operator } as const;
    await expect(make({ out: `${out}-2`, datEncoding: 'cp1252', custody })).rejects.toMatchObject({ code: 'E_DAT_ENCODING' });
    expect(existsSync(`${out}-2`)).toBe(false);
  });

  test('has a draft certificate that nobody signed', async () => {
    await make();
    const text = read('data/certificate-draft.md');
    expect(text).toContain('DRAFT');
    expect(text).toContain('Signature: ____');
    expect(text).toContain(`| ${built.report.sources[0]?.sha256} | ${built.report.sources[0]?.sha256} | equal |`);
    expect(text).not.toMatch(/\b(guilty|fraudulent|attacker)\b/i);
  });
});

describe('the same case and settings', () => {
  test('give the same bytes on another day', async () => {
    const key = join(folder, 'key');
    const twin = { ...built, caseDir: join(folder, 'twin') };
    cpSync(built.caseDir, twin.caseDir, { recursive: true });
    await make({ pseudonymKey: key });
    vi.useFakeTimers({ now: Date.parse('2031-01-05T00:00:00Z'), toFake: ['Date'] });
    await writeProduction(requestFor(twin, { pseudonymKey: key }));
    expect(bytesOf(`${twin.caseDir}-exhibits`)).toEqual(bytesOf(out));
    expect(bytesOf(twin.caseDir)).toEqual(bytesOf(built.caseDir));
  });

  test('may be produced again under the same numbers, but other exhibits may not take them', async () => {
    await make();
    await make({ out: `${out}-again` });
    await expect(make({ out: `${out}-other`, findings: ['F-002'] })).rejects.toMatchObject({
      code: 'E_NUMBERS_USED',
      exitCode: 2,
    });
    expect(existsSync(`${out}-other`)).toBe(false);
    const summary = await make({ out: `${out}-other`, findings: ['F-002'], firstNumber: 500 });
    expect(summary.firstNumber).toBe('LOAF-000500');
  });
});

describe('custody', () => {
  test('of the case is that of the bag and one entry more, with the hash of the tag manifest', async () => {
    const { tagManifestSha256 } = await make();
    const inCase = read('custody.ndjson', built.caseDir);
    const inBag = read('data/custody.ndjson');
    expect(inCase.startsWith(inBag)).toBe(true);
    const all = (await readCustody(built.caseDir)) ?? [];
    expect(all.map(({ action }) => action)).toEqual(['received', 'hashed', 'parsed', 'analysed', 'exported', 'exported']);
    expect(all.at(-1)?.sha256s).toEqual([{ name: 'tagmanifest-sha256.txt', sha256: tagManifestSha256 }]);
    expect(all.at(-2)).toMatchObject({
      at: null,
      timeBasis: 'time not stated',
      facts: { redacted: true, prefix: 'LOAF', labelled: 2 },
    });
  });

  test('that was changed or cut stops the export', async () => {
    const path = join(built.caseDir, 'custody.ndjson');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('received for reading', 'received for writing'));
    await expect(make()).rejects.toMatchObject({ code: 'E_CUSTODY_BROKEN', place: { line: 1 } });
    writeFileSync(path, `${text.split('\n').slice(0, 2).join('\n')}\n`);
    await expect(make()).rejects.toMatchObject({ code: 'E_CUSTODY_BROKEN', exitCode: 4 });
    expect(existsSync(out)).toBe(false);
  });

  test('says when texts were not redacted; labels stay', async () => {
    await make({ isRedacting: false });
    expect(originalOf(1)).toMatchObject({ standing: 'evidentiary' });
    expect(originalOf(5)).toMatchObject({ standing: 'slip-sheet' });
    expect(read('data/exhibits/index.html')).toContain('Texts were not redacted, on request');
    expect((await readCustody(built.caseDir))?.at(-2)).toMatchObject({ facts: { redacted: false } });
    for (const account of HIDDEN) expect(Object.values(bytesOf(out)).join('\n')).not.toContain(account);
  });
});

describe('on request', () => {
  test('originals lie in a second bag under the same numbers', async () => {
    const originals = join(folder, 'sealed');
    await make({ originals });
    expect(validateBag(originals)).toEqual([]);
    CALLS.forEach((_, i) => {
      expect(readFileSync(join(originals, `data/${originalOf(i).number}-original.json`))).toEqual(built.rows[i]);
    });
    expect(read('data/report.json', originals)).toBe(read('report.json', built.caseDir));
  });

  test('who is who lies outside, for the owner only, and a key gives the same labels again', async () => {
    const key = join(folder, 'key');
    const identityMap = join(folder, 'who.json');
    await make({ pseudonymKey: key, identityMap, pseudonymiseAll: true });
    expect(statSync(identityMap).mode & 0o777).toBe(0o600);
    const map = JSON.parse(readFileSync(identityMap, 'utf8')) as {
      accounts: { account: string; label: string; token: string }[];
    };
    expect(map.accounts.map(({ account }) => account).sort()).toEqual([...ACCUSED, ...HIDDEN].sort());
    const all = Object.values(bytesOf(out)).join('\n');
    for (const { account, token, label } of map.accounts) {
      expect(all).not.toContain(account);
      expect(all).toContain(token);
      expect(all).toContain(label);
    }
    expect(all).not.toContain(readFileSync(key, 'utf8').trim());
    await make({ out: `${out}-some`, pseudonymKey: key, prefix: 'CRUST' });
    const labels = JSON.parse(read('data/account-labels.json', `${out}-some`)) as { labels: { label: string; token: string }[] };
    for (const each of labels.labels) expect(map.accounts).toContainEqual(expect.objectContaining(each));
  });
});

/** The page of a case has one script, named by its hash in the policy, and a block of data that no browser runs. */
function withoutOwnScripts(html: string): string {
  return html
    .replace(`<script>${SCRIPT}</script>`, '')
    .replace(/<script type="application\/json" id="[a-z-]+">[^<]*<\/script>/g, '');
}
