import { wordMostBits, wordSilence } from '../calibration-words.js';
import { captioned } from '../figures/drawing.js';
import { type Misleading, misleading, tippett, type Weights } from '../figures/tippett.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report, SignalCalibration } from '../report.js';
import { wordCount, wordNumberOf, wordShare } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

export const calibration: Section = {
  id: 'calibration',
  title: 'Calibration and error rates',
  render: ({ report: { validation } }) => markup`<p>${validation.statement}</p>
${plots(validation)}
<p>${wordNumberOf(validation.pairsCompared, 'pair')} of ${wordCount(validation.pairsPossible)} possible pairs were compared. ${validation.pairsNeverCompared}</p>
<p>${wordNumberOf(validation.groupsTested, 'group')} tested. ${validation.falseAccusation.statement}</p>
${
  validation.signals.length === 0
    ? ''
    : table(
        'Each signal on pairs of this log, each cost on accounts that were kept out of the learning. Cost and equal error rate: lower is better; cost 0 is perfect, 1 says nothing, an equal error rate of 50 % is a coin',
        [
          { title: 'Signal' },
          { title: 'Pairs of one account', isNumber: true },
          { title: 'Pairs of two', isNumber: true },
          { title: 'Cost (Cllr), bits', isNumber: true },
          { title: 'Equal error rate', isNumber: true },
          { title: 'Carries at most, bits', isNumber: true },
        ],
        validation.signals.map(({ title, pairsSame, pairsDifferent, cllrBits, equalErrorRate, capBits, reason, basis }) => [
          nameOf(title, reason, basis),
          wordCount(pairsSame),
          wordCount(pairsDifferent),
          cllrBits === null ? '–' : cllrBits.toFixed(2),
          equalErrorRate === null ? '–' : wordShare(equalErrorRate),
          wordMostBits({ capBits, reason }),
        ]),
      )
}`,
};

function nameOf(title: string, reason: string | null, basis: SignalCalibration['basis']): Markup {
  if (reason !== null) return markup`${title}<br><span class="why">${wordSilence(reason)}</span>`;
  return basis === 'defaults'
    ? markup`${title}<br><span class="why">with default weights, measured elsewhere</span>`
    : markup`${title}`;
}

/** One small plot a signal that weighs anything; nothing for reports written before 1.1. */
function plots({ signals }: Report['validation']): Markup {
  const drawn = signals.filter(({ weights }) => (weights ?? []).length > 0);
  if (drawn.length === 0) return NOTHING;
  return markup`<h3>How well each signal tells one account from two</h3>
<p class="legend"><span class="key same"></span>pairs of halves of one account <span class="key different"></span>pairs of two accounts</p>
<div class="multiples">${drawn.map((signal) => captioned(tippett(`Tippett plot of ${signal.title}`, signal.weights as Weights), markup`<strong>${signal.title}.</strong> ${quality(signal)}`))}</div>
<p class="why">Tippett plots. Across: bits of weight; right of the upright line they speak for one account, left of it for two. Upward: share of pairs that have at least so many bits. A good signal keeps the plain line high and the dashed line low. Pairs of two accounts mislead when they stand right of the upright, pairs of one account when they stand left of it. The plots, Cllr and the misleading pairs are of pairs whose accounts were kept out when their weights were learnt (five folds by account).</p>`;
}

function quality({ weights, cllrBits, equalErrorRate }: SignalCalibration): string {
  const { different, same } = misleading(weights as Weights);
  const measured = [
    cllrBits === null ? '' : `Cllr ${cllrBits.toFixed(2)} bits`,
    equalErrorRate === null ? '' : `equal error rate ${wordShare(equalErrorRate)}`,
  ];
  return `${measured.filter((part) => part !== '').join(', ')}. Misleading: ${ofAll(different)} pairs of two accounts, ${ofAll(same)} pairs of one.`;
}

/** Counts, since "0 %" would claim more than a count of nought. */
function ofAll({ misleading: count, pairs }: Misleading['same']): string {
  return `${wordCount(count)} of ${wordCount(pairs)}`;
}
