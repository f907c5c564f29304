import { type Markup, markup } from '../renderers/markup.js';
import { wordSignedBits } from '../words.js';
import { drawing } from './drawing.js';
import { percent } from './percent.js';

const ROW_PX = 19;
/** Widths of titles and numbers, in percent. */
const TITLES = 51;
const NUMBERS = 13;

export interface BitsRow {
  readonly title: string;
  readonly bits: number;
}

/** A small waterfall in one piece: rows that add up from zero, and their sum. */
export function bitsWaterfall(title: string, rows: readonly BitsRow[]): Markup {
  let sum = 0;
  const steps = rows.map(({ title: name, bits }) => {
    const from = sum;
    sum += bits;
    return { name, bits, from, to: sum };
  });
  const ends = [0, ...steps.map(({ to }) => to)];
  const low = Math.min(...ends);
  const high = Math.max(...ends, low + 1);
  const at = (value: number): number => TITLES + ((value - low) / (high - low)) * (100 - TITLES - NUMBERS - 2);
  const description = `${rows.map(({ title: name, bits }) => `${name} ${wordSignedBits(bits)}`).join(', ')}; sum ${wordSignedBits(sum)} bits`;
  const row = (name: string, bits: number, from: number, to: number, i: number, kind: string): Markup =>
    markup`<text x="0" y="${i * ROW_PX + 13}">${name}</text><rect class="${kind}" x="${percent(Math.min(at(from), at(to)))}" width="${percent(Math.max(0.4, Math.abs(at(to) - at(from))))}" y="${i * ROW_PX + 4}" height="11" rx="1.5"/><text x="100%" y="${i * ROW_PX + 13}" text-anchor="end">${wordSignedBits(bits)}</text>`;
  return drawing(
    { className: 'bits-waterfall', title, description, heightPx: (rows.length + 1) * ROW_PX + 4 },
    markup`<line class="zero" x1="${percent(at(0))}" x2="${percent(at(0))}" y1="0" y2="100%"/>
${steps.map(({ name, bits, from, to }, i) => row(name, bits, from, to, i, bits < 0 ? 'against' : 'for'))}
<g class="total">${row('Sum', sum, 0, sum, rows.length, 'sum')}</g>`,
  );
}
