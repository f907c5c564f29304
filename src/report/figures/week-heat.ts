import { HOURS_PER_DAY } from '../../durations.js';
import { type Markup, markup } from '../renderers/markup.js';
import { wordCount } from '../words.js';
import { drawing } from './drawing.js';
import { percent } from './percent.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const CELL_PX = 15;
const GAP_PX = 2;
/** Shades besides "none": more cannot be told apart in print. */
const SHADES = 5;
/** Width of the day names, in percent. */
const LEFT = 9;

/** Calls per hour of the week: one hue from light to dark, so it survives colour blindness and grey print. */
export function weekHeat(hourOfWeek: readonly number[], timeZone: string): Markup {
  const most = Math.max(1, ...hourOfWeek);
  const step = (100 - LEFT) / 24;
  const bottom = DAYS.length * (CELL_PX + GAP_PX);
  const cell = (hour: number, day: number): Markup | string => {
    const count = hourOfWeek[day * HOURS_PER_DAY + hour] ?? 0;
    const shade = count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * SHADES));
    return markup`<rect class="heat-${shade}" x="${percent(LEFT + hour * step)}" width="${percent(step * 0.88)}" y="${day * (CELL_PX + GAP_PX)}" height="${CELL_PX}" rx="1.5"><title>${DAYS[day] ?? ''} ${two(hour)}:00, ${wordCount(count)} calls</title></rect>`;
  };
  return drawing(
    {
      className: 'week',
      title: 'Calls per hour of the week',
      description: describe(hourOfWeek, timeZone),
      heightPx: bottom + 18,
    },
    markup`${DAYS.map((name, day) => markup`<text x="0" y="${day * (CELL_PX + GAP_PX) + 12}">${name}</text>${Array.from({ length: 24 }, (_, hour) => cell(hour, day))}`)}
${[0, 6, 12, 18].map((hour) => markup`<text x="${percent(LEFT + hour * step)}" y="${bottom + 13}">${two(hour)}</text>`)}`,
  );
}

function describe(hourOfWeek: readonly number[], timeZone: string): string {
  const busiest = hourOfWeek.indexOf(Math.max(...hourOfWeek));
  const idle = hourOfWeek.filter((count) => count === 0).length;
  return `Calls per hour of the week in ${timeZone}: busiest ${DAYS[Math.floor(busiest / HOURS_PER_DAY)] ?? ''} ${two(busiest % HOURS_PER_DAY)}:00, ${idle} of ${hourOfWeek.length} hours without a call`;
}

function two(hour: number): string {
  return String(hour).padStart(2, '0');
}
