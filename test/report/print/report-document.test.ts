import { describe, expect, test } from 'vitest';
import type { PrintBlock, PrintDocument, PrintText } from '../../../src/report/print/document.js';
import { reportDocument } from '../../../src/report/print/report-document.js';
import { type PrintFonts, typesetData } from '../../../src/report/print/typeset-data.js';
import type { Report } from '../../../src/report/report.js';
import { bakery, hostileStrings, poisoned } from '../bakery.js';

const { report, accounts } = bakery();
const printed = reportDocument(report, accounts, 'Rye');

function headings({ blocks }: PrintDocument): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
}

function wordsOf(text: PrintText): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}

function figuresOf({ front, blocks }: PrintDocument) {
  return [...front, ...blocks].flatMap((block: PrintBlock) =>
    block.kind === 'figure' ? [block.figure] : block.kind === 'figures' ? block.figures.map(({ figure }) => figure) : [],
  );
}

describe('the report on paper', () => {
  test('begins with what was examined, found, how strong it is, what it cannot show and how to check it', () => {
    const titles = printed.front.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(titles).toEqual(['What was examined', 'What was found', 'How strong it is', 'What it cannot show', 'How to check it']);
  });

  test('has one chapter a finding, then what speaks against them, and how all was done', () => {
    const ids = headings(printed)
      .slice(0, report.findings.length)
      .map((title) => title.slice(0, 5));
    expect([...ids].sort()).toEqual(report.findings.map(({ id }) => id).sort());
    expect(headings(printed).slice(report.findings.length)).toEqual([
      'What speaks against the findings',
      'All groups',
      'Accounts',
      'Inputs and what they do not hold',
      'Method and error rates',
      'Limits',
      'Glossary',
      ...((report.thresholds ?? []).length > 0 ? ['Thresholds and their origin'] : []),
    ]);
  });

  test('lists the sections of its chapters where that takes two pages, and the chapters alone where it would take more', () => {
    const [first] = report.findings;
    const printedWith = (count: number): PrintDocument => {
      const findings = Array.from({ length: count }, (_, i) => ({ ...first!, id: `F-${i + 1}` }));
      return reportDocument({ ...report, findings }, accounts, null);
    };
    const lines = ({ blocks }: PrintDocument) => blocks.filter((block) => block.kind === 'heading' && block.level <= 2).length;
    const documents = Array.from({ length: 12 }, (_, i) => printedWith(i + 1));
    expect(documents.map(({ contents }) => contents)).toEqual(
      documents.map((document) => (lines(document) <= 100 ? 'sections' : 'chapters')),
    );
    expect([documents[0]!.contents, documents[11]!.contents]).toEqual(['sections', 'chapters']);
  });

  test('says so where there is no finding', () => {
    const empty: Report = { ...report, findings: [], clusters: [] };
    expect(headings(reportDocument(empty, [], null))[0]).toBe('Findings');
    expect(JSON.stringify(reportDocument(empty, [], null).front)).toContain('No group is suspected of systematic extraction');
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(printed))).toEqual(printed);
  });

  test('names every limit of every finding', () => {
    const all = JSON.stringify(printed.blocks);
    for (const limit of [...report.limits, ...report.findings.flatMap(({ limits }) => limits)])
      expect(all).toContain(JSON.stringify(limit).slice(1, -1));
  });

  test('says in words how many rows of a long table are left out', () => {
    const [row] = accounts;
    const many = Array.from({ length: 500 }, (_, i) => ({ ...row!, account: `loaf-${i}` }));
    const captions = reportDocument(report, many, null).blocks.flatMap((block) =>
      block.kind === 'table' ? [wordsOf(block.caption)] : [],
    );
    expect(captions.filter((caption) => caption.includes('of 500 rows; all stand in accounts.ndjson'))).toHaveLength(1);
  });

  test('says in words how many findings are left out', () => {
    const [finding] = report.findings;
    const many = { ...report, findings: Array.from({ length: 45 }, (_, i) => ({ ...finding!, id: `F-${100 + i}` })) };
    expect(JSON.stringify(reportDocument(many, [], null))).toContain('5 further findings stand in report.json');
  });
});

describe('pictures on paper', () => {
  const figures = figuresOf(printed);

  test('are there, and stand alone: a size, a style, no address', () => {
    expect(figures.length).toBeGreaterThan(0);
    for (const { svg } of figures) {
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+(\.\d+)?" viewBox=/);
      expect(svg).not.toContain('var(--');
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|href|<image|<script|@import/i);
    }
  });

  test('say in words what they show', () => {
    for (const { alternative } of figures) expect(alternative.length).toBeGreaterThan(10);
  });

  test('have no stretched plane with lines in it: strokes would be stretched too', () => {
    for (const { svg } of figures) expect(svg).not.toMatch(/viewBox="0 0 100 100" preserveAspectRatio="none"/);
  });
});

const FONTS: PrintFonts = {
  families: ['Noto Sans'],
  codeFamilies: ['Noto Sans'],
  glyphs: [() => true],
  drawingGlyphs: (point) => point < 0x250,
  missing: [{ package: 'runic-letters', scripts: 'Runes' }],
};

describe('data for the typesetter', () => {
  test.each(hostileStrings().map(({ name, text }) => [name, text]))('%s leaves no unseen character in it', (_, text) => {
    const data = JSON.parse(typesetData(reportDocument(poisoned(report, text), [], text), FONTS)) as unknown;
    const strings: string[] = [];
    JSON.stringify(data, (_key, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    expect(strings.filter((each) => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(each.replace(/[\n\u200b]/g, '')))).toEqual([]);
  });

  test('a text beyond all measure is cut, and the cut is said', () => {
    const data = typesetData({ ...printed, blocks: [{ kind: 'quote', text: 'r'.repeat(50_000), source: null }] }, FONTS);
    expect(data).toContain('30,000');
    expect(data.length).toBeLessThan(200_000);
  });

  test('names the fonts that could be installed when a character has no glyph', () => {
    const quote: PrintBlock = { kind: 'quote', text: 'ᚱ', source: null };
    const fonts = { ...FONTS, glyphs: [(point: number) => point < 0x250] };
    expect(typesetData({ ...printed, blocks: [quote] }, fonts)).toContain('runic-letters');
    expect(typesetData({ ...printed, blocks: [{ ...quote, text: 'rye' }], front: [] }, fonts)).not.toContain('runic-letters');
  });
});
