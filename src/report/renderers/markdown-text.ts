import { cutText, escapeMarkdown, escapeTerminal } from './escape.js';

/** Markdown that is safe to print. Only `md` and the functions here make it. */
export interface MarkdownText {
  readonly kind: 'markdown';
  readonly text: string;
}

type MarkdownValue = MarkdownText | string | number | null | readonly MarkdownValue[];

/** Longest log text in one span: a table with longer cells cannot be read as text. */
const SPAN_GRAPHEMES = 240;

/** Template tag as `markup` is for HTML: what stands in the template is ours, what is put in is escaped to one line of plain text. */
export function md(parts: TemplateStringsArray, ...values: readonly MarkdownValue[]): MarkdownText {
  let text = parts[0] as string;
  for (const [i, value] of values.entries()) text += textOf(value) + (parts[i + 1] as string);
  return { kind: 'markdown', text };
}

/**
 * Text from the log as a code span: no markup, no link, no mention inside. The fence is longer than any run of backticks within
 * (CommonMark 0.31 section 6.1); a pipe would end a cell even there, so it becomes a broken bar.
 */
export function codeSpan(text: string): MarkdownText {
  const shown = cutText(escapeTerminal(text), SPAN_GRAPHEMES).replaceAll('|', '¦');
  const runs = (shown.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = shown === '' || /^[ `]|[ `]$/.test(shown) ? ' ' : '';
  return { kind: 'markdown', text: shown === '' ? '(empty)' : `${fence}${pad}${shown}${pad}${fence}` };
}

interface MarkdownColumn {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** Its cells stand to the right. */
export function numberColumn(title: string): MarkdownColumn {
  return { title, isNumber: true };
}

export function markdownTable(
  columns: readonly (MarkdownColumn | string)[],
  rows: readonly (readonly MarkdownValue[])[],
): MarkdownText {
  const heads = columns.map((column) => (typeof column === 'string' ? { title: column } : column));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = heads.map(({ isNumber }) => (isNumber === true ? '--:' : ':--'));
  const text = [
    line(heads.map(({ title }) => escapeMarkdown(title))),
    line(rule),
    ...rows.map((row) => line(row.map(textOf))),
  ].join('\n');
  return { kind: 'markdown', text: `\n${text}\n` };
}

export function bullets(items: readonly MarkdownValue[]): MarkdownText {
  return { kind: 'markdown', text: items.map((item) => `- ${textOf(item)}\n`).join('') };
}

/** Blocks with an empty line between; empty ones leave none. */
export function blocks(parts: readonly (MarkdownText | null)[]): MarkdownText {
  const texts = parts.flatMap((part) => (part === null || part.text.trim() === '' ? [] : [part.text.trim()]));
  return { kind: 'markdown', text: texts.join('\n\n') };
}

function textOf(value: MarkdownValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeMarkdown(value);
  if (typeof value === 'number') return String(value);
  if ('kind' in value) return value.text;
  return value.map(textOf).join('');
}
