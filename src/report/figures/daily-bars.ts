import { MS_PER_DAY } from '../../durations.js';
import { type Markup, markup } from '../renderers/markup.js';
import { wordCount } from '../words.js';
import { drawing } from './drawing.js';
import { percent } from './percent.js';

const HEIGHT_PX = 120;
const BASE_PX = 98;
const TOP_PX = 14;
/** Dates under the axis: more would touch on a narrow page. */
const MOST_DATES = 4;

/** Calls per day as bars. Days without a call stay empty, since a gap is something to see. */
export function dailyBars({ from, calls }: { readonly from: string; readonly calls: readonly number[] }): Markup {
  const most = Math.max(1, ...calls);
  const step = 100 / Math.max(1, calls.length);
  const every = Math.max(1, Math.ceil(calls.length / MOST_DATES));
  const label = `Calls per day from ${from.slice(0, 10)} on, ${calls.length} days: at most ${wordCount(most)} a day, ${calls.filter((count) => count === 0).length} days without a call`;
  return drawing(
    { className: 'daily', title: 'Calls per day', description: label, heightPx: HEIGHT_PX },
    markup`<line class="rail" x1="0" x2="100%" y1="${TOP_PX}" y2="${TOP_PX}"/><text x="100%" y="${TOP_PX - 4}" text-anchor="end">${wordCount(most)} calls</text>
${calls.map((count, day) => {
  const height = (count / most) * (BASE_PX - TOP_PX);
  return count === 0
    ? ''
    : markup`<rect class="bar" x="${percent(day * step + step * 0.12)}" width="${percent(step * 0.76)}" y="${(BASE_PX - height).toFixed(1)}" height="${height.toFixed(1)}"><title>${dateAt(from, day)}: ${wordCount(count)} calls</title></rect>`;
})}
<line class="zero" x1="0" x2="100%" y1="${BASE_PX}" y2="${BASE_PX}"/>
${calls.map((_, day) => (day % every === 0 && (day === 0 || day + every / 2 <= calls.length) ? markup`<text x="${percent(day * step)}" y="${BASE_PX + 15}">${dateAt(from, day)}</text>` : ''))}`,
  );
}

function dateAt(from: string, day: number): string {
  const start = Date.parse(`${from.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(start) ? `day ${day + 1}` : new Date(start + day * MS_PER_DAY).toISOString().slice(0, 10);
}
