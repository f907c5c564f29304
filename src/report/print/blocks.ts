import { wordCount } from '../words.js';
import type { PrintBlock, PrintColumn, PrintSpan, PrintText } from './document.js';

/** Rows of one table on paper, where nothing else is said; the case folder holds all. */
const PRINTED_ROWS = 200;

export function heading(level: 1 | 2 | 3, text: string): PrintBlock {
  return { kind: 'heading', level, text };
}

export function paragraph(text: PrintText, look: 'plain' | 'lead' | 'note' | 'verdict' = 'plain'): PrintBlock {
  return { kind: 'text', look, text };
}

export function bullets(items: readonly PrintText[]): PrintBlock {
  return items.length === 0 ? paragraph('Nothing of the kind is known.', 'note') : { kind: 'list', items };
}

/** Text under a heading of its own, or nothing. */
export function listed(title: string, items: readonly PrintText[]): readonly PrintBlock[] {
  return items.length === 0 ? [] : [heading(3, title), { kind: 'list', items }];
}

/** A column whose cells stand to the right. */
export function numberColumn(title: string): PrintColumn {
  return { title, isNumber: true };
}

/** A table that says what it leaves out: `elsewhere` is the file of the case folder that holds all rows. */
export function table(
  caption: string,
  columns: readonly PrintColumn[],
  rows: readonly (readonly PrintText[])[],
  { elsewhere = 'report.json', printed = PRINTED_ROWS }: { readonly elsewhere?: string; readonly printed?: number } = {},
): PrintBlock {
  const rest = rows.length - printed;
  const words =
    rest > 0
      ? `${caption}. The first ${wordCount(printed)} of ${wordCount(rows.length)} rows; all stand in ${elsewhere}`
      : caption;
  return { kind: 'table', caption: words, columns, rows: rows.slice(0, printed) };
}

export function code(text: string): readonly PrintSpan[] {
  return [{ text, look: 'code' }];
}

export function strong(text: string): PrintSpan {
  return { text, look: 'strong' };
}

export function plain(text: string): PrintSpan {
  return { text, look: 'plain' };
}

export function soft(text: string): PrintSpan {
  return { text, look: 'soft' };
}
