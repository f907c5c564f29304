import { markup } from '../renderers/markup.js';
import type { Report } from '../report.js';
import { wordBits, wordCount, wordNumberOf, wordProbability, wordShare } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

export const calibration: Section = {
  id: 'calibration',
  title: 'Calibration and error rates',
  render: ({ report: { validation } }) => markup`<p>${validation.statement}</p>
<p>${wordNumberOf(validation.pairsCompared, 'pair')} of ${wordCount(validation.pairsPossible)} possible pairs were compared. ${validation.pairsNeverCompared}</p>
<p>${wordNumberOf(validation.groupsTested, 'group')} tested. ${decoys(validation)}</p>
${
  validation.signals.length === 0
    ? ''
    : table(
        'Each signal on pairs of this log. Cost: 0 is perfect, 1 says nothing',
        [
          { title: 'Signal' },
          { title: 'Pairs of one account', isNumber: true },
          { title: 'Pairs of two', isNumber: true },
          { title: 'Cost (Cllr), bits', isNumber: true },
          { title: 'Equal error rate', isNumber: true },
          { title: 'Carries at most, bits', isNumber: true },
        ],
        validation.signals.map(({ title, pairsSame, pairsDifferent, cllrBits, equalErrorRate, capBits, reason }) => [
          reason === null ? title : markup`${title}<br><span class="why">cannot say: ${reason}</span>`,
          wordCount(pairsSame),
          wordCount(pairsDifferent),
          cllrBits === null ? '–' : cllrBits.toFixed(2),
          equalErrorRate === null ? '–' : wordShare(equalErrorRate),
          wordBits(capBits),
        ]),
      )
}`,
};

/** Never "0 %": no event in n trials is an upper bound. */
function decoys({ falseAccusation }: Report['validation']): string {
  const { decoyGroups, accusedDecoys, upperBound, statement } = falseAccusation;
  if (decoyGroups === 0) return statement;
  const bound = upperBound === null ? '' : ` (upper 95 % bound of the rate: ${wordProbability(upperBound)})`;
  return `${statement} Decoy groups made of ordinary accounts: ${wordCount(decoyGroups)}, suspected: ${wordCount(accusedDecoys)}${bound}.`;
}
