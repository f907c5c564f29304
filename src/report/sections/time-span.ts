import { type Markup, markup } from '../renderers/markup.js';
import { wordTime } from '../words.js';

/** First and last time below each other, for a column whose title names the zone. */
export function timeSpan({ firstUtc, lastUtc }: { readonly firstUtc: string | null; readonly lastUtc: string | null }): Markup {
  const short = (utc: string | null): string => wordTime(utc).replace(' UTC', '');
  return markup`<span class="moment">${short(firstUtc)}</span><br><span class="moment">${short(lastUtc)}</span>`;
}
