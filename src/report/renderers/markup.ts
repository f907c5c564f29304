import { escapeHtml } from './escape.js';

/** HTML or SVG that is safe to print. Only `markup` makes it, so text from a log cannot become one by mistake. */
export interface Markup {
  readonly kind: 'markup';
  readonly text: string;
}

export type MarkupValue = Markup | string | number | null | readonly MarkupValue[];

/**
 * Template tag: what stands in the template is ours, what is put in is escaped unless it is markup itself. Lists are joined, null is
 * nothing.
 * @example markup`<b>${'a < b'}</b>`.text // '<b>a &lt; b</b>'
 */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = parts[0] as string;
  for (const [i, value] of values.entries()) text += textOf(value) + (parts[i + 1] as string);
  return { kind: 'markup', text };
}

export const NOTHING: Markup = { kind: 'markup', text: '' };

function textOf(value: MarkupValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('kind' in value) return value.text;
  return value.map(textOf).join('');
}
