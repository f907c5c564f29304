import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPath, cutText, escapeHtml, escapeMarkdown, escapeTerminal } from '../../../src/report/renderers/escape.js';
import { hostileStrings } from '../bakery.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}/u;

describe.each(hostileStrings())('$name', ({ text }) => {
  test('does nothing in a terminal: one line, no control, no unseen character', () => {
    expect(escapeTerminal(text)).not.toMatch(CONTROL);
    expect(escapeTerminal(text)).not.toMatch(UNSEEN);
  });
  test('is text in HTML, inside quotes as well', () => {
    expect(escapeHtml(text)).not.toMatch(/[<>"']/);
    expect(escapeHtml(text)).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
    expect(escapeHtml(text)).not.toMatch(UNSEEN);
  });
  test('is text in Markdown: no mark that begins anything, no bare address, on one line', () => {
    expect(escapeMarkdown(text)).not.toMatch(CONTROL);
    const active = escapeMarkdown(text).replace(/\\[!-/:-@[-`{-~]/g, '');
    expect(active).not.toMatch(/[\\`*_{}[\]<>!|~&@^$#]|:\/\/|www\./i);
    expect(escapeMarkdown(text)).not.toMatch(/^ *([-+=]|\d+[.)])/);
  });
});

test('what was hidden is named by its code', () => {
  expect(escapeTerminal('\u001b[31m\u202eab\u{e0041}\n\t')).toBe('\\x1b[31m\\u{202e}ab\\u{e0041}\\n\\t');
});

test('HTML keeps line ends and tabs for the style sheet', () => {
  expect(escapeHtml('a\n\tb\r')).toBe('a\n\tb\\r');
});

test('ordinary text of any script passes unchanged', () => {
  for (const text of ['Sauerteig, maß 12 % 🥐', '日本語のパン', 'خبز', 'e\u0301']) expect(escapeTerminal(text)).toBe(text);
});

test('no text whatever brings a control character to the terminal or a tag to the page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeTerminal(text)).not.toMatch(CONTROL);
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
    }),
  );
});

test('a cut falls between graphemes and shows', () => {
  expect(cutText('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
  expect(cutText('dough', 5)).toBe('dough');
  expect(cutText('sourdough', 5)).toBe('sour…');
  expect(cutPath('logs/2026-03-02.ndjson', 10)).toBe('…02.ndjson');
  expect(cutPath('a.ndjson', 10)).toBe('a.ndjson');
  expect([...cutText('🥐'.repeat(9000), 3)]).toHaveLength(3);
});

test('Markdown text stays readable, and a list, a rule or a bare address does not begin', () => {
  expect(escapeMarkdown('8,997 calls (3.3 MB), 12:30; 20 %')).toBe('8,997 calls (3.3 MB), 12:30; 20 %');
  expect(escapeMarkdown('1. rye')).toBe('1\\. rye');
  expect(escapeMarkdown('- rye')).toBe('\\- rye');
  expect(escapeMarkdown('    code')).toBe(' code');
  expect(escapeMarkdown('http://example.org www.example.org')).toBe('http\\://example.org www\\.example.org');
});
