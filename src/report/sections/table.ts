import { type Markup, type MarkupValue, markup } from '../renderers/markup.js';

export interface Column {
  readonly title: string;
  /** Numbers stand right, in figures of equal width. */
  readonly isNumber?: boolean;
}

interface TableOptions {
  /** Long tables are paged and searched by the page's script; without it all rows that are written stand there. */
  readonly isPaged?: boolean;
  /** Rows that stand in a block of data instead, of which those written here are the first. */
  readonly data?: { readonly id: string; readonly total: number };
}

/** A table with a caption; each cell carries its column's title, which a narrow page shows in front of it. */
export function table(
  caption: MarkupValue,
  columns: readonly Column[],
  rows: readonly (readonly MarkupValue[])[],
  { isPaged = false, data }: TableOptions = {},
): Markup {
  return markup`<div class="table${isPaged ? ' paged' : ''}"${data === undefined ? '' : markup` data-rows="${data.id}" data-total="${data.total}"`}><table><caption>${caption}</caption>
<thead><tr>${columns.map(({ title, isNumber }) => markup`<th scope="col"${classOf(isNumber)}>${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => markup`<tr>${row.map((value, i) => cell(value, i, columns[i]))}</tr>\n`)}</tbody></table></div>`;
}

function cell(value: MarkupValue, i: number, column: Column | undefined): Markup {
  const title = column?.title ?? '';
  return i === 0
    ? markup`<th scope="row"${classOf(column?.isNumber)} data-title="${title}"><div>${value}</div></th>`
    : markup`<td${classOf(column?.isNumber)} data-title="${title}"><div>${value}</div></td>`;
}

function classOf(isNumber: boolean | undefined): Markup | null {
  return isNumber === true ? markup` class="number"` : null;
}
