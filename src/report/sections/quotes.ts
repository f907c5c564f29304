import type { Place, Quote } from '../../finding/finding.js';
import { cutText } from '../renderers/escape.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import { wordAccount, wordCount, wordTime } from '../words.js';

/** Longest excerpt that is shown; the call itself stands in the log at the place given. */
const EXCERPT_GRAPHEMES = 600;

export function quoteList(quotes: readonly Quote[]): Markup {
  if (quotes.length === 0) return NOTHING;
  return markup`<ul class="quotes">${quotes.map(
    ({ atUtc, excerpt, place, ...name }) => markup`<li><blockquote><bdi>${cutText(excerpt, EXCERPT_GRAPHEMES)}</bdi></blockquote>
<p class="source"><bdi>${wordAccount(name)}</bdi> · ${wordTime(atUtc)} · ${placeOf(place)}</p></li>`,
  )}</ul>`;
}

/** `file:line (byte)`, as the terminal prints it. */
export function placeOf({ file, line, byte }: Place): Markup {
  return markup`<span class="place"><bdi>${file}</bdi>:${line} (byte ${wordCount(byte)})</span>`;
}
