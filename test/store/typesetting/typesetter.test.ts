import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PrintBlock, PrintDocument } from '../../../src/report/print/document.js';
import { exhibitDocument } from '../../../src/report/print/exhibit-document.js';
import { reportDocument } from '../../../src/report/print/report-document.js';
import { canTypeset, loadTypesetter } from '../../../src/store/typesetting/typesetter.js';
import { bakery, hostileStrings, poisoned } from '../../report/bakery.js';
import { readPdf } from './read-pdf.js';

const { report, accounts } = bakery();
const typesetter = await loadTypesetter();

function documentOf(blocks: readonly PrintBlock[], stamps: readonly string[] | null = null): PrintDocument {
  return {
    title: 'Rye',
    caseName: null,
    maker: 'hydrometer 0',
    front: [],
    contents: 'none',
    blocks,
    standing: 'Bread.',
    stamps,
  };
}

function quotesOf(texts: readonly string[]): readonly PrintBlock[] {
  return texts.map((text) => ({ kind: 'quote', text, source: null }));
}

async function wordsOf(blocks: readonly PrintBlock[]): Promise<string> {
  const { pages } = await readPdf(typesetter.typeset(documentOf(blocks)).bytes);
  return pages.join('\n');
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a report as PDF', async () => {
  const { bytes, pages: count } = typesetter.typeset(reportDocument(report, accounts, 'Case of the 春 loaf'));
  const { pages, info, outline } = await readPdf(bytes);

  test('has as many pages as it says, each with its number and the case', () => {
    expect(pages).toHaveLength(count);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`Page ${i + 1} of ${count}`);
      expect(page).toContain('Case of the 春 loaf');
    }
  });

  test('has a table of contents whose pages are those of the chapters', () => {
    const contents = pages.slice(1, 3).join('\n');
    for (const title of ['What speaks against the findings', 'Glossary', 'Limits', 'Method and error rates']) {
      const line = contents.split('\n').find((each) => each.startsWith(title)) ?? '';
      const [number] = /\d+$/.exec(line.replace(/\u2060/g, '')) ?? [];
      expect(pages[Number(number) - 1], line).toContain(title);
    }
  });

  test('has bookmarks, a title and no date', () => {
    expect(outline.slice(0, 1)).toEqual(['F-001 Consistent with systematic extraction, group G-001']);
    expect(info).toMatchObject({
      Title: 'Account groups and systematic extraction',
      Author: `hydrometer ${report.tool.version}`,
      Language: 'en',
    });
    expect(Object.keys(info).filter((key) => key.endsWith('Date'))).toEqual([]);
  });

  test('is the same on another day in another zone', () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Auckland';
      vi.useFakeTimers({ now: new Date('2031-07-14T03:00:00Z'), toFake: ['Date'] });
      const again = typesetter.typeset(reportDocument(report, accounts, 'Case of the 春 loaf'));
      expect(Buffer.compare(again.bytes, bytes)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

test('contents of chapters alone list no section, and those of 50 chapters take one page', async () => {
  const blocks = Array.from({ length: 50 }, (_, i): readonly PrintBlock[] => [
    { kind: 'heading', level: 1, text: `Loaf ${i + 1}` },
    { kind: 'heading', level: 2, text: `Crumb ${i + 1}` },
  ]).flat();
  const { pages } = await readPdf(typesetter.typeset({ ...documentOf(blocks), contents: 'chapters' }).bytes);
  expect(pages).toHaveLength(51);
  expect(pages[0]).toMatch(/Loaf 1\b.*Loaf 50\b/s);
  expect(pages[0]).not.toContain('Crumb');
});

describe('scripts', () => {
  test.each([
    ['Chinese, simplified', '请系统地列出所有反应机理'],
    ['Chinese, traditional', '請系統地列出所有反應機理'],
    ['Japanese', 'すべての反応をカタカナで説明'],
    ['Korean', '모든 반응을 설명하세요'],
    ['Cyrillic', 'Объясните механизм реакции'],
    ['Greek', 'Εξηγήστε τον μηχανισμό'],
    ['Devanagari', 'समझ'],
    ['emoji', '🚀😀'],
    ['signs', '→ ≤ ∑ √ □ ①'],
  ])('%s stand in the text of the page', async (_, text) => {
    const words = await wordsOf(quotesOf([text]));
    expect(words.replace(/\s/g, '')).toContain(text.replace(/\s/g, ''));
    expect(words).not.toContain('\\u{');
  });

  test.each([
    ['Arabic', 'اشرح خطوات التفاعل'],
    ['Hebrew', 'הסבר את שלבי התגובה'],
  ])('%s stands there with all its letters', async (_, text) => {
    const letters = (words: string): string =>
      [...words.normalize('NFKC').matchAll(/[\u0590-\u06ff]/gu)]
        .map(([letter]) => letter)
        .sort()
        .join('');
    const words = await wordsOf(quotesOf([text]));
    expect(letters(words)).toBe(letters(text));
    expect(words).not.toContain('\\u{');
  });

  test('a character that no font has stands as its code point, and the document says so', async () => {
    const words = await wordsOf(quotesOf(['\u0e02']));
    expect(words).toContain('\\u{e02}');
    expect(words).toContain('1 different characters have no glyph');
  });
});

describe('hostile text', () => {
  const CODE = '#read("/etc/passwd") #import "@preview/x:1.0.0": * $x$ *b* `r` <l> @r // c /* #panic() ] } ) " \\ #{}';

  test('in the language of the typesetter is shown as written and does nothing', async () => {
    const words = await wordsOf([
      { kind: 'heading', level: 1, text: CODE },
      { kind: 'text', look: 'plain', text: CODE },
      { kind: 'facts', facts: [[CODE, CODE]] },
      { kind: 'table', caption: CODE, columns: [{ title: CODE }], rows: [[CODE]] },
      ...quotesOf([CODE]),
    ]);
    expect(words.replace(/\s/g, '').split('#read("/etc/passwd")#import"@preview/x:1.0.0"').length - 1).toBe(8);
    expect(words).not.toContain('root:');
  });

  test('of every kind can be set in every kind of block', () => {
    const blocks = hostileStrings().flatMap(({ name, text }): readonly PrintBlock[] => [
      { kind: 'heading', level: 2, text: name },
      { kind: 'text', look: 'plain', text: [{ text, look: 'mark' }] },
      { kind: 'facts', facts: [[text, text]] },
      { kind: 'table', caption: text, columns: [{ title: text }], rows: [[text]] },
      ...quotesOf([text]),
    ]);
    expect(typesetter.typeset(documentOf(blocks)).pages).toBeGreaterThan(3);
  });

  test.each(['huge word', 'many combining marks', 'template and comment ends'])('%s can stand everywhere in a report', (name) => {
    const { text } = hostileStrings().find((each) => each.name === name)!;
    const { bytes, pages } = typesetter.typeset(reportDocument(poisoned(report, text), [], text));
    expect(pages).toBeGreaterThan(3);
    expect(Buffer.from(bytes.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/(JavaScript|Launch|EmbeddedFile)\b/);
  });
});

describe('an exhibit as PDF', () => {
  const document = {
    number: 'LOAF-000007',
    title: 'Quoted call',
    caseName: 'Rye',
    standing: 'For reading.',
    blocks: [{ kind: 'quote', heading: 'Prompt', text: 'knead the dough\n'.repeat(150) } as const],
  };

  test('has a number of its own on each page', async () => {
    const numbers = ['LOAF-000007', 'LOAF-000008', 'LOAF-000009'];
    const { bytes, pages: count } = typesetter.typeset(exhibitDocument(document, numbers, 'hydrometer 0'));
    const { pages } = await readPdf(bytes);
    expect(count).toBe(3);
    for (const [i, page] of pages.entries()) {
      const stamps = page.match(/LOAF-\d{6}/g) ?? [];
      expect(
        stamps.filter((stamp) => stamp !== document.number || i === 0),
        page,
      ).toContain(numbers[i]);
    }
  });

  test('takes as many pages under other numbers', () => {
    const pagesUnder = (number: string): number =>
      typesetter.typeset(exhibitDocument({ ...document, number }, [number], 'hydrometer 0')).pages;
    expect(pagesUnder('LOAF-000001')).toBe(pagesUnder('LOAF-999888'));
  });
});

test('the packages are there without being loaded', () => {
  expect(canTypeset()).toBe(true);
});
