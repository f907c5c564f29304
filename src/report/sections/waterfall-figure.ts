import type { Finding } from '../../finding/finding.js';
import { waterfallAxis, waterfallBar } from '../figures/waterfall-bar.js';
import { type Markup, markup } from '../renderers/markup.js';
import type { Report } from '../report.js';
import { type WaterfallStep, waterfallRange, waterfallSteps } from '../waterfall.js';
import { capitalised, wordBits, wordSignedBits } from '../words.js';
import { quoteList } from './quotes.js';

/** Evidence as a waterfall: one row a family with its sentence, its bar and, folded below, its quoted calls. */
export function waterfallFigure(finding: Finding, scale: Report['scale']): Markup {
  const steps = waterfallSteps(finding);
  const { low, high } = waterfallRange(steps);
  const marks = scale.map(({ fromBits }) => fromBits).filter((bits) => bits > 0 && bits < high);
  const step = high - low > 40 ? 10 : high - low > 12 ? 4 : 2;
  const ticks = Array.from(
    { length: Math.floor(high / step) - Math.ceil(low / step) + 1 },
    (_, i) => (Math.ceil(low / step) + i) * step,
  );
  return markup`<h4>The evidence, in bits</h4>
<p class="legend"><span class="key for"></span>speaks for H1 <span class="key against"></span>speaks for H2 <span class="key sum"></span>sum <span class="key mark"></span>the words change: ${wordMarks(scale, high)}</p>
<div class="waterfall">${steps.map((each, i) => row(each, markup`${waterfallBar(each, { low, high, marks, isLast: i === steps.length - 1 })}`))}
<div class="axis"><div></div><div>${waterfallAxis({ low, high, marks, isLast: true }, ticks)}</div><div></div></div></div>`;
}

function wordMarks(scale: Report['scale'], high: number): string {
  const passed = scale.filter(({ fromBits }) => fromBits > 0 && fromBits < high);
  return passed.map(({ fromBits, words }) => `${wordBits(fromBits)} ${words.replace(/ support$/, '')}`).join(', ');
}

function row(step: WaterfallStep, bar: Markup): Markup {
  const { kind, title, statement, bits } = step;
  const quotes = step.bar?.quotes ?? [];
  return markup`<div class="step ${kind}"><div class="what"><h5>${title}</h5><p>${capitalised(statement)}${step.bar?.capped === true ? markup` <span class="tag">capped</span>` : ''}</p>
${quotes.length === 0 ? '' : markup`<details><summary>${quotes.length === 1 ? '1 quoted call' : `${quotes.length} quoted calls`}</summary>${quoteList(quotes)}</details>`}</div>
<div class="draw">${bar}</div><div class="bits">${wordSignedBits(bits)}</div></div>`;
}
