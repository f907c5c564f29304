import { type Markup, markup } from '../renderers/markup.js';
import type { SignalCalibration } from '../report.js';
import { wordBits } from '../words.js';
import { drawing, pathThrough, plane } from './drawing.js';
import { percent } from './percent.js';

const HEIGHT_PX = 138;
const TOP_PX = 8;
const BASE_PX = 112;
const LEFT = 15;

export type Weights = NonNullable<SignalCalibration['weights']>;

interface Count {
  readonly misleading: number;
  readonly pairs: number;
}

export interface Misleading {
  /** Pairs of one account with fewer than 0 bits. */
  readonly same: Count;
  /** Pairs of two accounts with more than 0 bits. */
  readonly different: Count;
}

/** How often the weight of a signal points the wrong way on pairs whose accounts were kept out of the learning. */
export function misleading(weights: Weights): Misleading {
  const below = weights.filter(({ bits }) => bits < 0);
  const above = weights.filter(({ bits }) => bits > 0);
  return {
    same: { misleading: sumOf(below, 'same'), pairs: sumOf(weights, 'same') },
    different: { misleading: sumOf(above, 'different'), pairs: sumOf(weights, 'different') },
  };
}

/** Tippett plot: for each number of bits the share of pairs that reach it, pairs of one account against pairs of two. */
export function tippett(title: string, weights: Weights): Markup {
  const ends = weights.map(({ bits }) => bits);
  const low = Math.floor(Math.min(-1, ...ends)) - 0.5;
  const high = Math.ceil(Math.max(1, ...ends)) + 0.5;
  const x = (bits: number): number => ((bits - low) / (high - low)) * 100;
  const { different, same } = misleading(weights);
  const description = `Above 0 bits: ${different.misleading} of ${different.pairs} pairs of two accounts; below 0 bits: ${same.misleading} of ${same.pairs} pairs of one account. Weights from ${wordBits(Math.min(...ends))} to ${wordBits(Math.max(...ends))} bits`;
  const line = (side: 'same' | 'different'): string =>
    pathThrough(steps(weights, side).map(([bits, share]) => [x(Math.min(high, Math.max(low, bits))), 100 - share * 100]));
  return drawing(
    { className: 'tippett', title, description, heightPx: HEIGHT_PX },
    markup`${[0, 0.5, 1].map((share) => markup`<line class="rail" x1="${percent(LEFT)}" x2="100%" y1="${yOf(share)}" y2="${yOf(share)}"/><text x="${percent(LEFT - 2)}" y="${yOf(share) + 4}" text-anchor="end">${share * 100} %</text>`)}
<line class="zero" x1="${percent(LEFT + (x(0) / 100) * (100 - LEFT))}" x2="${percent(LEFT + (x(0) / 100) * (100 - LEFT))}" y1="${TOP_PX}" y2="${BASE_PX}"/>
${plane({ x: percent(LEFT), y: TOP_PX, width: percent(100 - LEFT), heightPx: BASE_PX - TOP_PX }, { width: 100, height: 100 }, markup`<path class="same line" d="${line('same')}"/><path class="different line" d="${line('different')}"/>`)}
${ticks(low, high).map((bits) => markup`<text x="${percent(LEFT + (x(bits) / 100) * (100 - LEFT))}" y="${BASE_PX + 15}" text-anchor="middle">${bits < 0 ? `−${-bits}` : bits}</text>`)}`,
  );
}

/** A falling staircase from 1 to 0 as points. */
function steps(weights: Weights, side: 'same' | 'different'): readonly (readonly [number, number])[] {
  const total = Math.max(1, sumOf(weights, side));
  const points: (readonly [number, number])[] = [[Number.NEGATIVE_INFINITY, 1]];
  let left = total;
  for (const weight of weights) {
    points.push([weight.bits, left / total]);
    left -= weight[side];
    points.push([weight.bits, left / total]);
  }
  return [...points, [Number.POSITIVE_INFINITY, 0]];
}

function ticks(low: number, high: number): readonly number[] {
  const step = high - low > 9 ? 4 : high - low > 5 ? 2 : 1;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}

function yOf(share: number): number {
  return BASE_PX - share * (BASE_PX - TOP_PX);
}

function sumOf(weights: Weights, side: 'same' | 'different'): number {
  return weights.reduce((sum, weight) => sum + weight[side], 0);
}
