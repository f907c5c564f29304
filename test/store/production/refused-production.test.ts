import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCustody } from '../../../src/store/custody.js';
import type { ProductionRequest } from '../../../src/store/production/production.js';
import { writeProduction } from '../../../src/store/production/write-production.js';
import { type BuiltCase, buildCase, CALLS, LOG_PATH, requestFor } from './build-production.js';
import { filesBelow, validateBag } from './validate-bag.js';

let folder: string;
let built: BuiltCase;
let out: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-refused-'));
  built = await buildCase(folder);
  out = `${built.caseDir}-exhibits`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (change: Partial<ProductionRequest> = {}) => writeProduction(requestFor(built, change));
const read = (path: string): string => readFileSync(join(out, path), 'utf8');

describe('a log that is not the one that was analysed', () => {
  test('stops the export, with one byte flipped, and leaves nothing', async () => {
    const path = join(built.logsDir, LOG_PATH);
    const bytes = readFileSync(path);
    bytes[100]! ^= 1;
    writeFileSync(path, bytes);
    await expect(make()).rejects.toMatchObject({
      code: 'E_LOG_CHANGED',
      exitCode: 4,
      message: expect.stringContaining('expected the file that was analysed'),
    });
    expect(readdirSync(folder).sort()).toEqual(['case', 'logs']);
    expect(await readCustody(built.caseDir)).toHaveLength(4);
  });

  test('that is missing is an input error, or slip sheets when that is allowed', async () => {
    rmSync(join(built.logsDir, LOG_PATH));
    await expect(make()).rejects.toMatchObject({ code: 'E_LOG_MISSING', exitCode: 3 });
    const summary = await make({ allowMissing: true });
    expect(summary).toMatchObject({ missingFiles: [LOG_PATH], originalsProduced: 0, originalsWithheld: CALLS.length });
    expect(validateBag(out)).toEqual([]);
    expect(read('data/certificate-draft.md')).toContain('file not available');
  });
});

describe('a case that was forged', () => {
  const forged = async (change: Parameters<typeof buildCase>[1]) => {
    rmSync(folder, { recursive: true });
    built = await buildCase(folder, change);
    return make();
  };
  const withPlace = (place: object) => (report: BuiltCase['report']) => {
    const [first, ...rest] = report.findings;
    const [bar] = first!.evidence;
    const [quote] = bar!.quotes;
    return {
      ...report,
      findings: [{ ...first!, evidence: [{ ...bar!, quotes: [{ ...quote!, place: { ...quote!.place, ...place } }] }] }, ...rest],
    };
  };

  test.each([
    ['a place behind the end', { byte: 10 ** 9 }, 'E_PLACE_OUTSIDE'],
    ['a length that no memory holds', { length: 2 ** 45 }, 'E_CASE_SHAPE'],
    ['a file that the report does not list', { file: '/etc/passwd' }, 'E_PLACE_OUTSIDE'],
    ['a negative byte', { byte: -1 }, 'E_CASE_SHAPE'],
  ])('is refused: %s', async (_, place, code) => {
    await expect(forged(withPlace(place))).rejects.toMatchObject({ code });
    expect(existsSync(out)).toBe(false);
  });

  test('is refused when the place holds the call of another account', async () => {
    const [first, second] = built.rows as readonly [Buffer, Buffer];
    const place = { byte: first.length + 1, length: second.length };
    await expect(forged(withPlace(place))).rejects.toMatchObject({ code: 'E_QUOTE_DIFFERS', exitCode: 4 });
  });

  test('but where rows were completed from beside the log, the excerpt is shown and the bytes are withheld', async () => {
    const [first, second] = built.rows as readonly [Buffer, Buffer];
    const place = { byte: first.length + 1, length: second.length };
    const bodies = { path: 'bodies', files: 1, sizeBytes: 9, listSha256: 'ab'.repeat(32), read: 1, missing: 0 };
    await forged((report) => ({ ...withPlace(place)(report), joins: { ...report.joins, bodies } }));
    const [page] = filesBelow(join(out, 'data/exhibits/F-001')).filter((path) => path.endsWith('call.html'));
    expect(read(`data/exhibits/F-001/${page}`)).toContain('completed from beside their rows');
    expect(read(`data/exhibits/F-001/${page}`)).toContain('How long does rye dough rest?');
    expect(filesBelow(join(out, 'data/exhibits/F-001')).filter((path) => path.endsWith('original.json'))).toEqual([]);
  });

  test('is refused when its report is not the one of its custody log, also without a manifest', async () => {
    rmSync(join(built.caseDir, 'manifest.json'));
    writeFileSync(join(built.caseDir, 'report.json'), JSON.stringify({ ...built.report, limits: [] }));
    await expect(make()).rejects.toMatchObject({ code: 'E_CASE_CHANGED', exitCode: 4 });
  });

  test('that has neither manifest nor custody log is produced, and the production says so', async () => {
    for (const name of ['manifest.json', 'custody.ndjson']) rmSync(join(built.caseDir, name));
    await make();
    expect(read('data/certificate-draft.md')).toContain('The case folder had no manifest.json');
    expect(read('data/exhibits/index.html')).toContain('The case folder had no custody.ndjson');
    expect((await readCustody(built.caseDir))?.map(({ action }) => action)).toEqual(['exported', 'exported']);
  });

  test('is refused when a finding’s id would be a path', async () => {
    const change = (report: BuiltCase['report']) => ({
      ...report,
      findings: report.findings.map((each) => ({ ...each, id: '../../F-001' })),
    });
    await expect(forged(change)).rejects.toMatchObject({ code: 'E_CASE_SHAPE' });
  });

  test('opens nothing outside the logs', async () => {
    writeFileSync(join(folder, 'secret.ndjson'), 'rye');
    const change = (report: BuiltCase['report']) => ({
      ...report,
      sources: [...report.sources, { ...report.sources[0]!, path: '../secret.ndjson' }],
    });
    await forged(change);
    expect(read('data/validation.json')).toContain('"sha256AtExport": null');
  });
});

describe('places', () => {
  test('in the logs or the case are refused', async () => {
    await expect(make({ out: join(built.logsDir, 'out') })).rejects.toMatchObject({ code: 'E_OUTPUT_IN_INPUT' });
    await expect(make({ out: join(built.caseDir, 'out') })).rejects.toMatchObject({ code: 'E_OUTPUT_IN_INPUT' });
    await expect(make({ pseudonymKey: join(out, 'key') })).rejects.toMatchObject({ code: 'E_SECRET_PLACE' });
    await expect(make({ identityMap: join(folder, 'map') })).rejects.toMatchObject({ code: 'E_KEY_MISSING' });
    await expect(make({ pseudonymiseAll: true })).rejects.toMatchObject({ code: 'E_KEY_MISSING' });
    await expect(make({ originals: join(out, 'data') })).rejects.toMatchObject({ code: 'E_OUTPUT_EXISTS' });
    expect(filesBelow(built.logsDir)).toEqual([LOG_PATH]);
  });

  test('that are taken are replaced only with force, and only by what we wrote', async () => {
    await make();
    await expect(make()).rejects.toMatchObject({ code: 'E_OUTPUT_EXISTS' });
    await make({ force: true, findings: ['F-002'] });
    expect(validateBag(out)).toEqual([]);
    writeFileSync(join(out, 'head.tsr'), 'stamp');
    await expect(make({ force: true })).rejects.toThrow('also holds head.tsr');
  });

  test('are left as they were when the work is interrupted', async () => {
    const controller = new AbortController();
    const onProgress = ({ stage }: { readonly stage: string }): void => {
      if (stage === 'writing the case') controller.abort(new Error('stop'));
    };
    await expect(make({ abort: controller.signal, onProgress, originals: join(folder, 'sealed') })).rejects.toThrow('stop');
    expect(readdirSync(folder).sort()).toEqual(['case', 'logs']);
    expect(await readCustody(built.caseDir)).toHaveLength(4);
  });
});
