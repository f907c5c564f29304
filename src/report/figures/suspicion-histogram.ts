import { type Markup, markup } from '../renderers/markup.js';
import type { Report } from '../report.js';
import { wordBits, wordCount } from '../words.js';
import { drawing } from './drawing.js';
import { percent } from './percent.js';

const HEIGHT_PX = 150;
const BASE_PX = 128;
const TOP_PX = 18;
/** Width of the report's bars, and how many can still be told apart. */
const BIN_BITS = 2;
const MOST_BARS = 40;
/** Height of a bar that holds one account among many: still to be seen. */
const LEAST_PX = 3;

/** Accounts by bits, on a logarithmic height (one suspected account among ten thousand must show); suspected ones are hatched apart. */
export function suspicionHistogram(filled: Report['accountsSummary']['suspicion']): Markup {
  const bins = withEmptyBins(filled);
  const most = Math.max(1, ...bins.map(({ accounts }) => accounts));
  const step = 100 / Math.max(1, bins.length);
  const every = Math.max(1, Math.ceil(bins.length / 8));
  const label = `Accounts by bits: ${filled.map(({ fromBits, accounts, accused }) => `from ${wordBits(fromBits)}: ${wordCount(accounts)}, suspected ${wordCount(accused)}`).join('; ')}`;
  return drawing(
    { className: 'histogram', title: 'Compared accounts by bits', description: label, heightPx: HEIGHT_PX },
    markup`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-ground"/><line x1="0" x2="0" y1="0" y2="6" class="hatch-line"/></pattern></defs>
${bins.map(({ fromBits, accounts, accused }, i) => {
  const whole = heightOf(accounts, most);
  const part = heightOf(accused, most);
  const at = { x: percent(i * step + step * 0.08), width: percent(step * 0.84) };
  return markup`${accounts === 0 ? '' : markup`<rect class="bar" x="${at.x}" width="${at.width}" y="${(BASE_PX - whole).toFixed(1)}" height="${whole.toFixed(1)}"><title>from ${wordBits(fromBits)} bits: ${wordCount(accounts)} accounts</title></rect>`}${accused === 0 ? '' : markup`<rect class="accused" x="${at.x}" width="${at.width}" y="${(BASE_PX - part).toFixed(1)}" height="${part.toFixed(1)}"><title>of these in suspected groups: ${wordCount(accused)}</title></rect>`}${accounts === 0 ? '' : markup`<text x="${percent(i * step + step / 2)}" y="${(BASE_PX - whole - 4).toFixed(1)}" text-anchor="middle">${wordCount(accounts)}</text>`}${i % every === 0 ? markup`<text x="${percent(i * step)}" y="${BASE_PX + 15}">${wordBits(fromBits)}</text>` : ''}`;
})}
<line class="zero" x1="0" x2="100%" y1="${BASE_PX}" y2="${BASE_PX}"/>`,
  );
}

/** Bars stand where their bits are: empty ones between keep the axis true. Wider bars when there would be too many to see. */
function withEmptyBins(bins: Report['accountsSummary']['suspicion']): Report['accountsSummary']['suspicion'] {
  const first = bins[0]?.fromBits ?? 0;
  const last = bins.at(-1)?.fromBits ?? 0;
  const width = BIN_BITS * Math.max(1, Math.ceil((last - first + BIN_BITS) / BIN_BITS / MOST_BARS));
  const bars = Array.from({ length: Math.floor((last - first) / width) + 1 }, (_, i) => ({
    fromBits: first + i * width,
    accounts: 0,
    accused: 0,
  }));
  for (const { fromBits, accounts, accused } of bins) {
    const bar = bars[Math.floor((fromBits - first) / width)];
    if (bar === undefined) continue;
    bar.accounts += accounts;
    bar.accused += accused;
  }
  return bars;
}

function heightOf(count: number, most: number): number {
  if (count === 0) return 0;
  return Math.max(LEAST_PX, (Math.log10(count + 1) / Math.log10(most + 1)) * (BASE_PX - TOP_PX));
}
