import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExhibitEntry } from '../../../src/report/exhibits/exhibit.js';
import { pagesOf } from '../../../src/store/production/load-file.js';
import { writeProduction } from '../../../src/store/production/write-production.js';
import { readPdf } from '../typesetting/read-pdf.js';
import { type BuiltCase, buildCase, HIDDEN, requestFor } from './build-production.js';

let folder: string;
let built: BuiltCase;
let entries: readonly ExhibitEntry[];
const out = (): string => `${built.caseDir}-exhibits`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-test-'));
  built = await buildCase(folder);
  await writeProduction(requestFor(built, { pages: 'pdf' }));
  entries = (JSON.parse(readFileSync(join(out(), 'data/exhibits/index.json'), 'utf8')) as { exhibits: ExhibitEntry[] }).exhibits;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const texts = new Map<string, Promise<readonly string[]>>();

/** Text of each page of a PDF of the production, read once. */
function pagesIn(path: string): Promise<readonly string[]> {
  const known = texts.get(path) ?? readPdf(readFileSync(join(out(), path))).then(({ pages }) => pages);
  texts.set(path, known);
  return known;
}

function pdfs(): readonly ExhibitEntry[] {
  return entries.filter(({ path }) => path.endsWith('.pdf'));
}

describe('a production with pages of PDF', () => {
  test('has one for each index, summary and quoted call', () => {
    expect(new Set(pdfs().map(({ kind }) => kind))).toEqual(new Set(['index', 'summary', 'call']));
    expect(readdirSync(join(out(), 'data/exhibits/F-001')).filter((name) => name.endsWith('.html'))).toEqual([]);
  });

  test('gives one number to each page, without a gap and without a second use', () => {
    let next = 1;
    for (const entry of entries) {
      expect(entry.number).toBe(`LOAF-${String(next).padStart(6, '0')}`);
      next += pagesOf(entry);
    }
    expect(entries.some((entry) => pagesOf(entry) > 1)).toBe(true);
  });

  test('stamps the number on each page', async () => {
    for (const entry of pdfs()) {
      const pages = await pagesIn(entry.path);
      expect(pages, entry.path).toHaveLength(pagesOf(entry));
      const first = Number(entry.number.slice(-6));
      for (const [i, page] of pages.entries())
        expect(page, entry.path).toMatch(
          new RegExp(`Page ${i + 1} of ${pages.length}\\s+LOAF-${String(first + i).padStart(6, '0')}`),
        );
    }
  });

  test('fills the load file with the true first and last number and count of pages', () => {
    const rows = readFileSync(join(out(), 'data/production.dat'), 'utf8').trimEnd().split('\r\n').slice(1);
    const cells = rows.map((row) => row.slice(1, -1).split('þ\u0014þ'));
    expect(cells.map(([first, last]) => [first, last])).toEqual(entries.map(({ number, lastNumber }) => [number, lastNumber]));
    expect(cells.map((row) => Number(row[12]))).toEqual(entries.map(pagesOf));
    for (const row of cells) expect((row[10] as string).endsWith('.pdf') && row[11] !== '').toBe(false);
  });

  test('has an Opticon load file with a line for each page of a PDF', () => {
    const lines = readFileSync(join(out(), 'data/production.opt'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(pdfs().reduce((sum, entry) => sum + pagesOf(entry), 0));
    expect(lines.filter((line) => line.split(',')[3] === 'Y').map((line) => line.split(',')[0])).toEqual(
      pdfs().map(({ number }) => number),
    );
  });

  test('holds no account that stands under a label', async () => {
    for (const { path } of pdfs()) {
      const pages = await pagesIn(path);
      for (const account of HIDDEN) expect(pages.join('').replace(/\s/g, ''), path).not.toContain(account);
    }
  });

  test('keeps its last number in the custody log, so that the next production begins behind it', () => {
    const exported = readFileSync(join(built.caseDir, 'custody.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly facts: Readonly<Record<string, unknown>>; readonly what: string })
      .find(({ facts }) => facts.prefix === 'LOAF');
    const last = entries.at(-1)?.lastNumber as string;
    expect(exported?.what).toContain(`to ${last}`);
    expect(exported?.facts).toMatchObject({ numbers: Number(last.slice(-6)), exhibits: entries.length });
  });

  test('of other findings is refused under numbers of pages that were given', async () => {
    const last = Number(entries.at(-1)!.lastNumber.slice(-6));
    const request = requestFor(built, { out: join(folder, 'second'), findings: ['F-002'], firstNumber: last });
    await expect(writeProduction(request)).rejects.toMatchObject({ code: 'E_NUMBERS_USED' });
  });

  test('twice gives the same bytes', async () => {
    const again = join(folder, 'again');
    await writeProduction(requestFor(built, { pages: 'pdf', out: again }));
    for (const { path } of pdfs())
      expect(Buffer.compare(readFileSync(join(again, path)), readFileSync(join(out(), path))), basename(path)).toBe(0);
  });
});
