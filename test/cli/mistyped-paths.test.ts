import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runHydrometer } from './run-hydrometer.js';

const LOG = 'fixtures/formats/litellm/sample.ndjson';
const CASE = 'fixtures/reports/bakery';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-paths-'));
  writeFileSync(join(folder, 'file'), 'rye');
  mkdirSync(join(folder, 'folder'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `FILE`, `FOLDER` and `NEW` stand for those of the test. */
const run = (line: string) =>
  runHydrometer(
    line
      .replaceAll('FILE', join(folder, 'file'))
      .replaceAll('FOLDER', join(folder, 'folder'))
      .replaceAll('NEW', join(folder, 'new'))
      .split(' '),
  );

describe('a file where a folder was meant', () => {
  test.each([
    ['verify FILE', 'expected a case folder or a production, found a file; name the folder that it lies in'],
    ['verify FILE/rye', 'expected a case folder or a production, found neither'],
    ['timestamp request FILE', 'expected a case folder or a production, found a file'],
    ['explain FILE F-001', 'expected a case folder with report.json, found a file; name the folder that it lies in'],
    ['exhibits FILE --logs FOLDER', 'expected a case folder with report.json, found a file'],
    [`verify ${CASE} --logs FILE`, 'expected the folder with the logs of the case (--logs), found a file'],
    [`verify ${CASE} --logs FILE/rye`, 'expected the folder with the logs of the case (--logs), found none'],
    [`export ${CASE} --format stix --exhibits FILE/rye`, 'expected a production with data/exhibits/index.json'],
    [`export ${CASE} --format stix --pseudonym-key FILE/rye`, 'expected to write a new key'],
    [`export ${CASE} --format junit --out FILE/rye`, 'expected a folder that can be made'],
    [`analyze ${LOG} --bodies FILE/rye --out NEW`, '--bodies: expected a folder, found none'],
    [`analyze ${LOG} --out FILE/rye`, '--out: expected to be allowed to write in'],
    [`digest ${LOG} -o FILE/rye`, '-o: expected to be allowed to write in'],
    [`render ${CASE} --format pdf -o FILE/rye`, '-o: expected to be allowed to write in'],
  ])('is an input that cannot be used: %s', async (line, words) => {
    const { exitCode, stdout, stderr } = await run(line);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 3, stdout: '', stderr: expect.stringContaining(words) });
  });
});

describe('a file that is no key', () => {
  test.each([
    [`verify ${CASE} --ca FOLDER`, 'to hold certificates in PEM, got EISDIR: illegal operation on a directory'],
    [`verify ${CASE} --ca FILE`, 'to hold certificates in PEM, got none'],
    [`verify ${CASE} --public-key FOLDER`, 'to hold an Ed25519 public key in PEM, got EISDIR'],
    [`verify ${CASE} --public-key FILE`, 'to hold an Ed25519 public key in PEM, got a file that is no such key'],
    [`verify ${CASE} --public-key NONE`, 'to hold an Ed25519 public key in PEM, got no file'],
  ])('is told with what it is: %s', async (line, words) => {
    expect(await run(line)).toMatchObject({ exitCode: 3, stderr: expect.stringContaining(words) });
  });
});

// The superuser may write everywhere.
describe.skipIf(process.getuid?.() === 0)('a case that cannot be written or read', () => {
  let dir: string;
  beforeAll(() => {
    dir = join(folder, 'locked');
    cpSync(CASE, dir, { recursive: true });
  });
  afterAll(() => chmodSync(dir, 0o755));

  test.each(['verify LOCKED --record', 'exhibits LOCKED --logs FOLDER'])('is told before the work: %s', async (line) => {
    chmodSync(dir, 0o555);
    const { exitCode, stdout, stderr } = await run(line.replace('LOCKED', dir));
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringContaining('expected to be allowed to write into the custody log of this case, got EACCES'),
    });
  });

  test('is not taken for a folder without a case', async () => {
    chmodSync(dir, 0o000);
    expect(await run(`explain ${dir} F-001`)).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('got EACCES') });
  });
});

describe('the file that is written', () => {
  test.each([`digest ${LOG} -o FOLDER`, `render ${CASE} --format pdf -o FOLDER`])('is no folder: %s', async (line) => {
    expect(await run(line)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /-o: expected the name of a file, but .* is a folder; name a file in it\n {2}code E_OUTPUT_EXISTS/,
      ),
    });
  });

  test('may lie in folders that are not there yet', async () => {
    expect(await run(`digest ${LOG} -o NEW/march/night.digest`)).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, 'new', 'march', 'night.digest'))).toBe(true);
  });
});
