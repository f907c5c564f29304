import { type Markup, markup } from '../renderers/markup.js';
import { wordValue } from '../words.js';
import { percent } from './percent.js';

interface RangePlot {
  readonly label: string;
  readonly observed: number;
  /** Uncertainty of the observed value. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** What would be ordinary: a band and its middle. */
  readonly expected: { readonly low: number; readonly middle: number; readonly high: number } | null;
}

const HEIGHT_PX = 34;
const MIDDLE_PX = 12;

/** Observed value against the expected range: a band, its middle as a tick, the observed value as a diamond with whiskers. */
export function rangePlot({ label, observed, interval, expected }: RangePlot): Markup {
  const values = [observed, interval?.low, interval?.high, expected?.low, expected?.high].filter((value) => value !== undefined);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low || Math.abs(high) || 1) * 0.12;
  const at = (value: number): string => percent(((value - low + margin) / (high - low + 2 * margin)) * 100);
  const width = (from: number, to: number): string => percent(((to - from) / (high - low + 2 * margin)) * 100);
  return markup`<svg class="range-plot" role="img" aria-label="${label}" width="100%" height="${HEIGHT_PX}">
<line class="rail" x1="0" x2="100%" y1="${MIDDLE_PX}" y2="${MIDDLE_PX}"/>
${expected === null ? '' : markup`<rect class="band" x="${at(expected.low)}" width="${width(expected.low, expected.high)}" y="${MIDDLE_PX - 6}" height="12" rx="2"/><line class="middle" x1="${at(expected.middle)}" x2="${at(expected.middle)}" y1="${MIDDLE_PX - 6}" y2="${MIDDLE_PX + 6}"/>`}
${interval === null ? '' : markup`<line class="whisker" x1="${at(interval.low)}" x2="${at(interval.high)}" y1="${MIDDLE_PX}" y2="${MIDDLE_PX}"/>`}
<svg x="${at(observed)}" overflow="visible" width="1"><path class="observed" d="M0 ${MIDDLE_PX - 7}L6 ${MIDDLE_PX}L0 ${MIDDLE_PX + 7}L-6 ${MIDDLE_PX}Z"/></svg>
<text x="${at(low)}" y="${HEIGHT_PX - 2}" text-anchor="middle">${wordValue(low)}</text>${high > low ? markup`<text x="${at(high)}" y="${HEIGHT_PX - 2}" text-anchor="middle">${wordValue(high)}</text>` : ''}
</svg>`;
}
