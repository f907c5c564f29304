import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/report/renderers/index.js';
import { codeSpan, markdownTable, md } from '../../../src/report/renderers/markdown-text.js';
import { bakery, hostileStrings } from '../bakery.js';

const { report } = bakery();
const text = renderMarkdown(report);

/** What is left of a line when spans of code and escaped marks are taken out. */
function active(line: string): string {
  return line.replace(/\\[!-/:-@[-`{-~]|(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

describe('the report of the bakery', () => {
  test('says what was examined, found and how strong, and what speaks against it', () => {
    for (const part of [
      '**Examined:** 9,812 calls',
      '**Found:**',
      '**Strength:**',
      '## What was missing',
      '#### Innocent explanations',
      '## Glossary',
      '## Thresholds',
    ])
      expect(text).toContain(part);
  });

  test('has every finding, its quotes and the forms of its prompts', () => {
    for (const { id } of report.findings) expect(text).toContain(`### ${id}`);
    expect(text).toContain('`Name three uses of […] in […] and give one worked example.`');
  });

  test('has tables whose rows have as many cells as their head', () => {
    const lines = text.split('\n');
    const cells = (line: string): number => line.replace(/\\\|/g, '').split('|').length;
    lines.forEach((line, i) => {
      if (line.startsWith('|') && lines[i - 1]?.startsWith('|')) expect(cells(line)).toBe(cells(lines[i - 1]!));
    });
  });

  test('links to nothing and shows no image, whatever the log says', () => {
    for (const line of text.split('\n')) expect(active(line)).not.toMatch(/\]\(|!\[|<[a-z/!]|:\/\/|www\./i);
  });

  test('is the same each time', () => {
    expect(renderMarkdown(bakery().report)).toBe(text);
  });
});

describe.each(hostileStrings())('$name', ({ text: hostile }) => {
  test('is one span of code that ends where it should', () => {
    const span = codeSpan(hostile).text;
    const fence = /^`+/.exec(span)?.[0] ?? '';
    expect(fence).not.toBe('');
    expect(span.endsWith(fence)).toBe(true);
    const inside = span.slice(fence.length, -fence.length);
    expect((inside.match(/`+/g) ?? []).map(({ length }) => length)).not.toContain(fence.length);
    expect(span).not.toMatch(/[\n|]/);
  });
  test('stays in its cell', () => {
    const lines = markdownTable(['One', 'Two'], [[hostile, codeSpan(hostile)]])
      .text.trim()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(active(lines[2]!).match(/\|/g)).toHaveLength(3);
  });
});

test('a template escapes what is put in and not what stands in it', () => {
  expect(md`**${'a*b'}**`.text).toBe('**a\\*b**');
});

test('an empty text is named', () => {
  expect(codeSpan('').text).toBe('(empty)');
});
