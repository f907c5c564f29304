import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reportJsonSchema } from '../../src/report/schema/report-schema.js';
import { runHydrometer } from './run-hydrometer.js';

const LOG = 'fixtures/formats/litellm/sample.ndjson';
const CASE = 'fixtures/reports/bakery';

describe('explain, render, schema', () => {
  let folder: string;
  let made: string;
  let out: string;
  let copies = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hydrometer-saved-'));
    made = join(folder, 'made');
    expect(await runHydrometer(['analyze', LOG, '--out', made, '--quiet'])).toMatchObject({ exitCode: 0 });
  });
  beforeEach(() => {
    out = join(folder, `case-${++copies}`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const copyCase = (): void => cpSync(made, out, { recursive: true });

  test.each(['F-001', 'G-002', 'crumb-03', 'single-queue'])('explain %s speaks of it', async (id) => {
    const { exitCode, stdout, stderr } = await runHydrometer(['explain', CASE, id]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toContain(id);
  });

  test('an unknown id is a usage error with the nearest ones', async () => {
    const { exitCode, stderr } = await runHydrometer(['explain', CASE, 'crmb-03']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('nearest: crumb-03');
  });

  test.each(['f-001', 'F-001 ', 'CRUMB-03', 'Single-Queue'])('an id may differ in capitals and outer spaces: %j', async (id) => {
    const { exitCode, stdout } = await runHydrometer(['explain', CASE, id]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]?.toLowerCase()).toContain(id.trim().toLowerCase());
  });

  test('an id like no other is told the findings of the case, before anything else', async () => {
    const { exitCode, stderr } = await runHydrometer(['explain', CASE, 'F-123']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /got "F-123"; the case has findings F-001 to F-\d+, groups G-001 to G-\d+, \d+ accounts and \d+ methods/,
    );
    expect((await runHydrometer(['explain', made, 'F-001'])).stderr).toContain('; the case has no findings, no groups, ');
  });

  test('an empty word, as a variable that is not set gives, is a usage error', async () => {
    expect(await runHydrometer(['explain', '', 'F-001'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('got "" "F-001"'),
    });
    expect(await runHydrometer(['render', ''])).toMatchObject({ exitCode: 2 });
  });

  test('a report without a part that its readers need is a misshapen case', async () => {
    copyCase();
    rmSync(join(out, 'manifest.json'));
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
    writeFileSync(join(out, 'report.json'), JSON.stringify({ ...report, method: undefined }));
    expect(await runHydrometer(['explain', out, 'single-queue'])).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('E_CASE_SHAPE'),
    });
  });

  test('a case that was changed is an integrity error', async () => {
    copyCase();
    appendFileSync(join(out, 'report.json'), '\n');
    expect(await runHydrometer(['render', out])).toMatchObject({ exitCode: 4, stdout: '' });
  });

  test('render brings report.html back', async () => {
    copyCase();
    const page = readFileSync(join(out, 'report.html'), 'utf8');
    writeFileSync(join(out, 'report.html'), '');
    expect(await runHydrometer(['render', out])).toEqual({
      exitCode: 0,
      stdout: `${join(out, 'report.html')} written\n`,
      stderr: '',
    });
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toBe(page);
  });

  test('render --format prints the saved report in another form and writes nothing', async () => {
    copyCase();
    const saved = (name: string) => readFileSync(join(out, name), 'utf8');
    const page = saved('report.html');
    const printed = async (format: string) => (await runHydrometer(['render', out, '--format', format])).stdout;
    expect(await printed('html')).toBe(page);
    expect(await printed('json')).toBe(saved('report.json'));
    expect(await printed('markdown')).toMatch(/^# Account groups and systematic extraction\n/);
    expect(await printed('text')).toContain('Cannot say: 0 accounts could be compared');
    expect(saved('report.html')).toBe(page);
  });

  test('render --format pdf writes a file beside the case, which stays as it was, and -o belongs to it alone', async () => {
    copyCase();
    const made = await runHydrometer(['render', out, '--format', 'pdf']);
    expect(made).toMatchObject({ exitCode: 0, stdout: `${out}.pdf written\n` });
    expect(readFileSync(`${out}.pdf`).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await runHydrometer(['verify', out])).toMatchObject({ exitCode: 0 });
    const inside = await runHydrometer(['render', out, '--format', 'pdf', '-o', join(out, 'report.json')]);
    expect(inside.exitCode).toBe(2);
    expect(inside.stderr).toContain('-o: expected a file outside the inputs');
    const refused = await runHydrometer(['render', out, '--format', 'text', '-o', join(out, 'x')]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('-o: expected --format pdf beside it');
  });

  test('a form that does not exist is a usage error that names the forms', async () => {
    const { exitCode, stderr } = await runHydrometer(['render', CASE, '--format', 'rtf']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('expected one of html, markdown, text, json, pdf, got "rtf"');
  });

  test('schema prints the JSON Schema of report.json, and knows no other', async () => {
    const { exitCode, stdout } = await runHydrometer(['schema', 'report']);
    expect({ exitCode, schema: JSON.parse(stdout) }).toEqual({ exitCode: 0, schema: reportJsonSchema() });
    expect((await runHydrometer(['schema', 'rapport'])).stderr).toContain(
      'expected one of report, got "rapport"; did you mean report',
    );
  });
});
