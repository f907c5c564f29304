/**
 * Text from a log is written by the people under investigation. Each surface has its own dangers, so each has its own function;
 * all of them first make visible what a reader could not see: control, direction and zero-width characters.
 */

/**
 * Controls, formats (soft hyphen, bidi marks and isolates, zero-width characters, tags), lone surrogates, line and paragraph
 * separators, and what is empty though it counts as a letter or a mark. Boucher and Anderson 2021, arXiv:2111.00169, for direction.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u{e0000}-\u{e0fff}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line for a terminal: no escape sequence, no reordering, no second line. */
export function escapeTerminal(text: string): string {
  return text.replace(UNSEEN, (character) => NAMED[character] ?? codeOf(character));
}

const HTML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text or a quoted attribute in HTML and SVG. Line ends and tabs stay: the style sheet decides how they look. */
export function escapeHtml(text: string): string {
  return text
    .replace(UNSEEN, (character) =>
      character === '\n' || character === '\t' ? character : (NAMED[character] ?? codeOf(character)),
    )
    .replace(/[&<>"']/g, (character) => HTML_ENTITIES[character] as string);
}

/** Marks that can begin or end something anywhere: CommonMark 0.31 section 2.4 lets each be escaped. Others stay, so that the source can be read. */
const MARKDOWN_MARKS = /[\\`*_{}[\]<>!|~&@^$#]/g;

/** One line of Markdown text, also inside a table cell: no markup, no list, no heading, no link, not even one made from a bare address. */
export function escapeMarkdown(text: string): string {
  return escapeTerminal(text)
    .replace(/^ +/, ' ')
    .replace(MARKDOWN_MARKS, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/^( ?)([-+=])/, '$1\\$2')
    .replace(/^( ?\d+)(?=[.)])/, '$1\\');
}

/**
 * One line of Markdown prose that people also read as it stands: only what could become markup, a link or an entity is escaped. Behind a
 * list mark or other text, not at the start of a line.
 */
export function escapeProse(text: string): string {
  return escapeTerminal(text).replace(/[\\`*_[\]<>#|!~&@$]|:(?=\/)|(?<=www)\./gi, '\\$&');
}

/** Nearly all JSON is of such characters alone. */
const BEYOND_ASCII = /[^\n -~]/;

/** JSON as it was written, with unseen characters as the escapes that it has for them: programs read the same value. */
export function escapeJson(json: string): string {
  if (!BEYOND_ASCII.test(json)) return json;
  return json.replace(UNSEEN, (character) => (character === '\n' ? character : unitsOf(character)));
}

/** A spreadsheet takes a cell that begins so for a formula (OWASP ASVS 1.2.10, CWE-1236); also behind spaces and in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** A quoted cell of a CSV file for people, RFC 4180. Never for an evidentiary copy: it changes text. */
export function escapeCsvCell(text: string): string {
  const visible = escapeTerminal(text);
  return `"${FORMULA.test(visible) ? "'" : ''}${visible.replaceAll('"', '""')}"`;
}

/** Cuts after escaping, between graphemes, and says that it did. */
export function cutText(text: string, graphemes: number): string {
  if (text.length <= graphemes) return text;
  const kept: string[] = [];
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, graphemes * 8))) {
    if (kept.length === graphemes) return `${kept.slice(0, -1).join('')}…`;
    kept.push(segment);
  }
  return kept.join('').length < text.length ? `${kept.join('')}…` : text;
}

/** The end of a path says more than its start. */
export function cutPath(path: string, graphemes: number): string {
  if (path.length <= graphemes) return path;
  const all = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(path.slice(-graphemes * 8))];
  return all.length <= graphemes
    ? path
    : `…${all
        .slice(1 - graphemes)
        .map(({ segment }) => segment)
        .join('')}`;
}

/** `\u` and four digits for each half of a character, as RFC 8259 section 7 writes them. */
function unitsOf(character: string): string {
  return character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) as number;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
