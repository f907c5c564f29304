import type { CoverageCurve } from '../../coverage/curves.js';
import { type Markup, markup } from '../renderers/markup.js';
import { wordCount, wordValue } from '../words.js';
import { drawing, pathThrough, plane } from './drawing.js';
import { percent } from './percent.js';

const HEIGHT_PX = 190;
const TOP_PX = 16;
const BASE_PX = 160;
/** Width of the numbers at the left, in percent. */
const LEFT = 11;

const TITLES: Readonly<Record<CoverageCurve['id'], string>> = {
  breadth: 'Kinds of content found after so many calls',
  novelty: 'Share of a further call that is new',
};

/** The group's line over the band of ordinary pools. */
export function coverageLines({ id, calls, group, ordinary }: CoverageCurve): Markup {
  const most = roundUp(Math.max(1e-9, ...group, ...(ordinary?.high ?? [])));
  const last = calls.at(-1) ?? 1;
  const points = (line: readonly number[]): [number, number][] =>
    line.map((value, i) => [(calls[i]! / last) * 100, 100 - (value / most) * 100]);
  const band = ordinary === null ? '' : `${pathThrough([...points(ordinary.high), ...points(ordinary.low).reverse()])}Z`;
  const title = TITLES[id] ?? id;
  return drawing(
    { className: 'curves', title, description: describe({ calls, group, ordinary }), heightPx: HEIGHT_PX },
    markup`${[0, 0.5, 1].map((share) => markup`<line class="rail" x1="${percent(LEFT)}" x2="100%" y1="${yOf(share)}" y2="${yOf(share)}"/><text x="${percent(LEFT - 1.5)}" y="${yOf(share) + 4}" text-anchor="end">${wordValue(most * share)}</text>`)}
${plane(
  { x: percent(LEFT), y: TOP_PX, width: percent(100 - LEFT), heightPx: BASE_PX - TOP_PX },
  { width: 100, height: 100 },
  markup`${ordinary === null ? '' : markup`<path class="band" d="${band}"/><path class="middle line" d="${pathThrough(points(ordinary.middle))}"/>`}<path class="own line" d="${pathThrough(points(group))}"/>`,
)}
${[0.25, 0.5, 0.75, 1].map((share) => markup`<text x="${percent(LEFT + share * (100 - LEFT))}" y="${BASE_PX + 15}" text-anchor="${share === 1 ? 'end' : 'middle'}">${wordCount(last * share)}${share === 1 ? ' calls' : ''}</text>`)}`,
  );
}

function yOf(share: number): number {
  return BASE_PX - share * (BASE_PX - TOP_PX);
}

function describe({ calls, group, ordinary }: Pick<CoverageCurve, 'calls' | 'group' | 'ordinary'>): string {
  const at = calls.length - 1;
  const band =
    ordinary === null
      ? 'no ordinary accounts to compare with'
      : `ordinary pools ${wordValue(ordinary.low[at]!)} to ${wordValue(ordinary.high[at]!)}`;
  return `After ${wordCount(calls[at] ?? 0)} calls: the group ${wordValue(group[at] ?? 0)}, ${band}`;
}

/** The next number with one digit, or one and a half: an axis ends on a number that can be read. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value * (1 - 1e-9)) ?? 10;
  return Number((digit * power).toPrecision(3));
}
