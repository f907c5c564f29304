import type { Finding } from '../../finding/finding.js';
import { waterfallAxis, waterfallBar } from '../figures/waterfall-bar.js';
import { type Markup, markup } from '../renderers/markup.js';
import type { Report } from '../report.js';
import { waterfallRange, waterfallSteps } from '../waterfall.js';
import { wordBits, wordSignedBits } from '../words.js';
import type { PrintBlock } from './document.js';
import { printFigure } from './figure.js';

const WIDTH_PX = 620;
const ROW_PX = 24;
const AXIS_PX = 20;
/** Widths of titles and numbers. */
const TITLES_PX = 215;
const NUMBERS_PX = 50;

/** The waterfall of a finding in one piece, as the page draws it row by row. */
export function evidenceFigure(finding: Finding, scale: Report['scale']): PrintBlock {
  const steps = waterfallSteps(finding);
  const { low, high } = waterfallRange(steps);
  const marks = scale.map(({ fromBits }) => fromBits).filter((bits) => bits > 0 && bits < high);
  const step = high - low > 40 ? 10 : high - low > 12 ? 4 : 2;
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
  const width = WIDTH_PX - TITLES_PX - NUMBERS_PX;
  const frame = { low, high, marks };
  const rows = steps.map((each, i) => {
    const y = i * ROW_PX;
    const weight = each.kind === 'sum' ? 'strong' : 'plain';
    return markup`<text class="${weight}" x="0" y="${y + 16}">${each.title}</text><svg x="${TITLES_PX}" y="${y}" width="${width}" height="${ROW_PX}" overflow="visible">${waterfallBar(each, { ...frame, isLast: i === steps.length - 1 })}</svg><text class="${weight}" x="${WIDTH_PX}" y="${y + 16}" text-anchor="end">${wordSignedBits(each.bits)}</text>`;
  });
  const height = steps.length * ROW_PX + AXIS_PX;
  const drawing = markup`<svg width="100%" height="${height}"><title>Evidence in bits</title><desc>${steps.map(({ title, bits }) => `${title} ${wordSignedBits(bits)}`).join(', ')}</desc>${rows}<svg x="${TITLES_PX}" y="${steps.length * ROW_PX}" width="${width}" height="${AXIS_PX}" overflow="visible">${axis(frame, ticks)}</svg></svg>`;
  const changes = scale
    .filter(({ fromBits }) => fromBits > 0 && fromBits < high)
    .map(({ fromBits, words }) => `${wordBits(fromBits)} ${words.replace(/ support$/, '')}`);
  return {
    kind: 'figure',
    figure: printFigure(drawing, WIDTH_PX),
    caption: `Each row adds bits for H1 (blue) or takes bits for H2 (orange); black is the sum. Dashed: where the words change (${changes.join(', ')}).`,
  };
}

function axis(frame: Omit<Parameters<typeof waterfallAxis>[0], 'isLast'>, ticks: readonly number[]): Markup {
  return waterfallAxis({ ...frame, isLast: true }, ticks);
}
