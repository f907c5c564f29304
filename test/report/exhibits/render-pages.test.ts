import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ExhibitDocument } from '../../../src/report/exhibits/document.js';
import { slipSheet } from '../../../src/report/exhibits/finding-pages.js';
import { PAGE_STYLE, PAGE_STYLE_HASH } from '../../../src/report/exhibits/page-style.js';
import { renderPages } from '../../../src/report/exhibits/render-pages.js';
import { escapeProse } from '../../../src/report/renderers/escape.js';
import { hostileStrings } from '../bakery.js';

function documentOf(text: string): ExhibitDocument {
  return {
    number: 'LOAF-000003',
    title: text,
    caseName: text,
    standing: text,
    blocks: [
      { kind: 'text', heading: text, text },
      { kind: 'list', heading: text, items: [text] },
      { kind: 'facts', heading: text, facts: [[text, text]] },
      { kind: 'quote', heading: text, text },
      { kind: 'table', heading: text, header: [text], rows: [[text]] },
    ],
  };
}

const TAGS = /<\/?([a-z0-9!]+)/gi;
const ELEMENTS = new Set([...renderPages(documentOf('rye')).text.matchAll(TAGS)].map(([, name]) => name as string));

describe.each(hostileStrings().map(({ name, text }) => [name, text]))('%s', (_, text) => {
  const page = renderPages(documentOf(text)).text;

  test('adds no element and no attribute to a page', () => {
    expect([...page.matchAll(TAGS)].map(([, name]) => name).filter((name) => !ELEMENTS.has(name as string))).toEqual([]);
    expect(page.replace(/"[^"]*"/g, '""').match(/<[^>]*\son\w+=/i)).toBeNull();
    expect(page.match(/<(script|img|iframe|a|form)\b/i)).toBeNull();
  });

  test('leaves no unseen character but line ends and tabs in a page, and none in a slip sheet', () => {
    expect(page.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const slip = slipSheet('LOAF-000004', text, text, [[text, text]]);
    expect(slip.split('\n')).toHaveLength(7);
    expect(slip.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test('is one line of Markdown without markup', () => {
    const prose = escapeProse(text);
    expect(prose).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(prose.replace(/\\[\s\S]/g, '')).not.toMatch(/[`*_[\]<>|!]|:\//);
  });
});

test('a page forbids everything that is not its own style', () => {
  const hash = `sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}`;
  expect(PAGE_STYLE_HASH).toBe(hash);
  expect(renderPages(documentOf('rye')).text).toContain(`default-src 'none'; style-src '${hash}'`);
});
