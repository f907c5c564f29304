import { type Markup, markup } from '../renderers/markup.js';
import type { WaterfallStep } from '../waterfall.js';
import { wordSignedBits } from '../words.js';
import { percent } from './percent.js';

interface WaterfallFrame {
  readonly low: number;
  readonly high: number;
  /** Bits at which the words change: drawn as hairlines. */
  readonly marks: readonly number[];
  readonly isLast: boolean;
}

const HALF_BAR_PX = 7;

/** One row of the waterfall: the bar from one running sum to the next, and the thread that leads to the row below. */
export function waterfallBar(
  { kind, title, fromBits, toBits, bits }: WaterfallStep,
  { low, high, marks, isLast }: WaterfallFrame,
): Markup {
  const at = (value: number): number => ((value - low) / (high - low)) * 100;
  const [left, right] = fromBits < toBits ? [fromBits, toBits] : [toBits, fromBits];
  const sign = kind === 'sum' ? 'sum' : kind === 'limit' ? 'limit' : bits < 0 ? 'against' : 'for';
  const label = `${title}: ${wordSignedBits(bits)} bits, from ${wordSignedBits(fromBits)} to ${wordSignedBits(toBits)}`;
  return markup`<svg class="waterfall-bar" role="img" aria-label="${label}" width="100%" height="100%">
${marks.map((mark) => markup`<line class="mark" x1="${percent(at(mark))}" x2="${percent(at(mark))}" y1="0" y2="100%"/>`)}
<line class="zero" x1="${percent(at(0))}" x2="${percent(at(0))}" y1="0" y2="100%"/>
${kind === 'sum' || kind === 'prior' ? '' : markup`<line class="thread" x1="${percent(at(fromBits))}" x2="${percent(at(fromBits))}" y1="0" y2="50%"/>`}
${isLast ? '' : markup`<line class="thread" x1="${percent(at(toBits))}" x2="${percent(at(toBits))}" y1="50%" y2="100%"/>`}
<svg y="50%" overflow="visible" height="1"><rect class="${sign}" x="${percent(at(left))}" y="${-HALF_BAR_PX}" width="${percent(Math.max(0.4, at(right) - at(left)))}" height="${2 * HALF_BAR_PX}" rx="1.5"/></svg>
</svg>`;
}

/** The axis below: bits at the hairlines, with the words that begin there. */
export function waterfallAxis({ low, high }: WaterfallFrame, ticks: readonly number[]): Markup {
  const at = (value: number): string => percent(((value - low) / (high - low)) * 100);
  return markup`<svg class="waterfall-axis" aria-hidden="true" width="100%" height="20">
${ticks.map((tick) => markup`<line class="tick" x1="${at(tick)}" x2="${at(tick)}" y1="0" y2="5"/><text x="${at(tick)}" y="17" text-anchor="middle">${wordTick(tick)}</text>`)}
</svg>`;
}

function wordTick(bits: number): string {
  return bits < 0 ? `−${-bits}` : String(bits);
}
