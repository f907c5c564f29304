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

interface Step {
  readonly name: string;
  readonly bits: number;
  readonly from: number;
  readonly to: number;
  /** Class of the bar. */
  readonly kind: 'for' | 'against' | 'sum';
}

/** A small waterfall in one piece: rows that add up from zero, and their sum. */
export function bitsWaterfall(title: string, rows: readonly BitsRow[]): Markup {
  let sum = 0;
  const steps = rows.map(({ title: name, bits }): Step => {
    const from = sum;
    sum += bits;
    return { name, bits, from, to: sum, kind: bits < 0 ? 'against' : 'for' };
  });
  const ends = [0, ...steps.map(({ to }) => to)];
  const low = Math.min(...ends);
  const high = Math.max(...ends, low + 1);
  const at = (value: number): number => TITLES + ((value - low) / (high - low)) * (100 - TITLES - NUMBERS - 2);
  const description = `${rows.map(({ title: name, bits }) => `${name} ${wordSignedBits(bits)}`).join(', ')}; sum ${wordSignedBits(sum)} bits`;
  const total: Step = { name: 'Sum', bits: sum, from: 0, to: sum, kind: 'sum' };
  const row = ({ name, bits, from, to, kind }: Step, i: number): Markup =>
    markup`<text x="0" y="${i * ROW_PX + 13}">${name}</text><rect class="${kind}" x="${percent(Math.min(at(from), at(to)))}" width="${percent(Math.max(0.4, Math.abs(at(to) - at(from))))}" y="${i * ROW_PX + 4}" height="11" rx="1.5"/><text x="100%" y="${i * ROW_PX + 13}" text-anchor="end">${wordSignedBits(bits)}</text>`;
  return drawing(
    { className: 'bits-waterfall', title, description, heightPx: (rows.length + 1) * ROW_PX + 4 },
    markup`<line class="zero" x1="${percent(at(0))}" x2="${percent(at(0))}" y1="0" y2="100%"/>
${steps.map(row)}
<g class="total">${row(total, rows.length)}</g>`,
  );
}
