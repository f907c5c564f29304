import { type Markup, type MarkupValue, markup } from '../renderers/markup.js';

export interface Column {
  readonly title: string;
  /** Numbers stand right, in figures of equal width. */
  readonly isNumber?: boolean;
}

/** A table with a caption; each cell carries its column's title, which a narrow page shows in front of it. */
export function table(caption: MarkupValue, columns: readonly Column[], rows: readonly (readonly MarkupValue[])[]): Markup {
  return markup`<div class="table"><table><caption>${caption}</caption>
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
