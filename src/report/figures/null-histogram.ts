import type { DrawTally } from '../../finding/finding.js';
import { type Markup, markup } from '../renderers/markup.js';
import { wordValue } from '../words.js';
import { drawing, pinned } from './drawing.js';
import { percent } from './percent.js';

const HEIGHT_PX = 92;
const BASE_PX = 70;
const TOP_PX = 8;

/** What chance gave as bars, what was observed as a diamond on a stem. */
export function nullHistogram({
  title,
  observed,
  draws,
}: {
  readonly title: string;
  readonly observed: number;
  readonly draws: DrawTally;
}): Markup {
  const end = draws.from + draws.width * draws.counts.length;
  const low = Math.min(draws.from, observed);
  const high = Math.max(end, observed);
  const margin = (high - low) * 0.06;
  const at = (value: number): number => ((value - low + margin) / (high - low + 2 * margin)) * 100;
  const most = Math.max(...draws.counts);
  const barWidth = Math.max(0.25, (at(draws.from + draws.width) - at(draws.from)) * 0.92);
  const place = observed < draws.from ? 'below all of them' : observed > end ? 'above all of them' : 'among them';
  const description = `Drawn under chance: from ${wordValue(draws.from)} to ${wordValue(end)}; observed ${wordValue(observed)}, ${place}`;
  return drawing(
    { className: 'null', title, description, heightPx: HEIGHT_PX },
    markup`${draws.counts.map((count, i) => (count === 0 ? '' : markup`<rect class="null-bar" x="${percent(at(draws.from + i * draws.width))}" width="${percent(barWidth)}" y="${barTop(count, most)}" height="${BASE_PX - barTop(count, most)}"/>`))}
<line class="zero" x1="0" x2="100%" y1="${BASE_PX}" y2="${BASE_PX}"/>
<line class="stem" x1="${percent(at(observed))}" x2="${percent(at(observed))}" y1="${TOP_PX + 8}" y2="${BASE_PX}"/>
${pinned(percent(at(observed)), TOP_PX + 4, markup`<path class="observed" d="M0-6L6 0L0 6L-6 0Z"/>`)}
<text x="${percent(at(observed))}" y="${BASE_PX + 15}" text-anchor="${anchor(at(observed))}" class="strong">${wordValue(observed)}</text>
${observed < draws.from || observed > end ? rangeOf(draws.from, end, at((draws.from + end) / 2)) : ''}`,
  );
}

/** Under the bars; near an edge from the edge on, as these are two numbers wide and a telephone is not. */
function rangeOf(from: number, end: number, middle: number): Markup {
  const [x, side] = middle < 25 ? [0, 'start'] : middle > 75 ? [100, 'end'] : [middle, 'middle'];
  return markup`<text x="${percent(x)}" y="${BASE_PX + 15}" text-anchor="${side}">${wordValue(from)} to ${wordValue(end)}</text>`;
}

function barTop(count: number, most: number): number {
  return Math.round(BASE_PX - (count / most) * (BASE_PX - TOP_PX - 12));
}

function anchor(at: number): string {
  return at < 12 ? 'start' : at > 88 ? 'end' : 'middle';
}
