import { MS_PER_DAY } from '../../durations.js';
import type { ActivityPicture } from '../pictures.js';
import { cutText } from '../renderers/escape.js';
import { type Markup, markup } from '../renderers/markup.js';
import { wordCount, wordNumberOf } from '../words.js';
import { drawing, pinned, plane } from './drawing.js';
import { percent } from './percent.js';

const SHADES = 5;
/** Widths of the names and of the totals, in percent. */
const NAMES = 15;
const TOTALS = 7;
const MANY_ROWS = 30;
const NAME_GRAPHEMES = 16;
const MARKS_PX = 16;
const DATES_PX = 20;
const MOST_DATES = 5;

/** Accounts against days, one hue from light to dark; bans as crosses in their row, releases as dashed lines. */
export function activityHeat(picture: ActivityPicture): Markup {
  const { rows, marks } = picture;
  const cells = rows[0]?.calls.length ?? 0;
  const rowPx = rows.length > MANY_ROWS ? 11 : 16;
  const top = marks.some(({ kind }) => kind === 'release') ? MARKS_PX : 2;
  const heightPx = rows.length * rowPx;
  const at = (cell: number): string => percent(NAMES + (cell / cells) * (100 - NAMES - TOTALS));
  const frame = {
    className: 'activity',
    title: 'Calls of each account by day',
    description: describe(picture),
    heightPx: top + heightPx + DATES_PX,
  };
  return drawing(
    frame,
    markup`${rows.map(({ account, calls }, row) => markup`<text x="0" y="${top + row * rowPx + rowPx - 4}"><title>${account}</title>${cutText(account, NAME_GRAPHEMES)}</text><text x="100%" y="${top + row * rowPx + rowPx - 4}" text-anchor="end">${wordCount(sumOf(calls))}</text>`)}
${plane({ x: percent(NAMES), y: top, width: percent(100 - NAMES - TOTALS), heightPx }, { width: cells, height: rows.length }, shades(rows))}
${marks.map(({ kind, name, atUtc }) => {
  const cell = cellOf(atUtc, picture);
  if (kind === 'release')
    return markup`<line class="release" x1="${at(cell)}" x2="${at(cell)}" y1="${top - 4}" y2="${top + heightPx}"/><text class="note" x="${at(cell)}" y="${top - 6}" text-anchor="${cell > cells / 2 ? 'end' : 'start'}">${cutText(name, 40)} released</text>`;
  const row = rows.findIndex(({ account }) => account === name || account.endsWith(`/${name}`));
  return row < 0
    ? ''
    : pinned(
        at(cell),
        top + row * rowPx + rowPx / 2,
        markup`<path class="ban" d="M-4-4L4 4M-4 4L4-4"><title>${name}: banned ${atUtc.slice(0, 16)}</title></path>`,
      );
})}
${datesOf(picture, cells).map(([cell, date]) => markup`<text x="${at(cell)}" y="${top + heightPx + 14}">${date}</text>`)}`,
  );
}

/** One path a shade: thousands of cells would be thousands of elements. The gaps between them are strokes of the style sheet. */
function shades(rows: ActivityPicture['rows']): readonly Markup[] {
  const most = Math.max(1, ...rows.flatMap(({ calls }) => calls));
  const paths = Array.from({ length: SHADES + 1 }, () => '');
  rows.forEach(({ calls }, row) => {
    calls.forEach((count, cell) => {
      const shade = count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * SHADES));
      paths[shade] += `M${cell} ${row}h1v1h-1z`;
    });
  });
  return paths.map((path, shade) => markup`<path class="heat-${shade}" d="${path}"/>`);
}

function cellOf(atUtc: string, { from, daysPerCell }: ActivityPicture): number {
  return (Date.parse(atUtc) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY / daysPerCell;
}

function datesOf({ from, daysPerCell }: ActivityPicture, cells: number): readonly (readonly [number, string])[] {
  const every = Math.max(1, Math.ceil(cells / MOST_DATES));
  const start = Date.parse(`${from}T00:00:00Z`);
  if (Number.isNaN(start)) return [];
  return Array.from({ length: Math.ceil(cells / every) }, (_, i) => i * every)
    .filter((cell) => cell === 0 || cell + every / 2 <= cells)
    .map((cell) => [cell, new Date(start + cell * daysPerCell * MS_PER_DAY).toISOString().slice(0, 10)]);
}

function describe({ rows, marks, from, daysPerCell }: ActivityPicture): string {
  const cells = rows[0]?.calls.length ?? 0;
  const byCell = Array.from({ length: cells }, (_, cell) => rows.filter(({ calls }) => (calls[cell] ?? 0) > 0).length);
  const bans = marks.filter(({ kind }) => kind === 'ban').length;
  return `${wordNumberOf(rows.length, 'account')} over ${wordNumberOf(cells * daysPerCell, 'day')} from ${from}; at most ${wordNumberOf(Math.max(0, ...byCell), 'account')} active in one cell; ${wordNumberOf(bans, 'ban')}, ${wordNumberOf(marks.length - bans, 'release')} marked`;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
