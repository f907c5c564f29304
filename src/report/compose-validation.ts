import type { Judgement } from '../finding/judge.js';
import type { Linkage } from '../link/link.js';
import { sizeOfLog } from '../link/log-size.js';
import type { Report } from './report.js';
import { wordCalibration } from './word-calibration.js';
import { wordCount, wordNumberOf, wordShare } from './words.js';

/** How well the weights hold on this log, and how often the whole procedure accuses ordinary accounts of it. */
export function composeValidation(
  { population, weights, pairsCompared, pairsPossible, links }: Linkage,
  { groupsTested, decoys }: Judgement,
): Report['validation'] {
  const size = sizeOfLog(population);
  const share = pairsPossible === 0 ? 0 : pairsCompared / pairsPossible;
  return {
    statement: wordCalibration(size),
    logSize: size,
    pairsCompared,
    pairsPossible,
    pairsNeverCompared: `${wordShare(1 - share)} of all possible pairs were never compared one by one: they share no rare value and are not among each other’s nearest by content. Groups were then grown over all accounts, so a member is only missed when no pair of its group came up. ${wordCount(links.length)} pairs resembled each other more than chance.`,
    signals: weights.map((weight) => ({
      signal: weight.signal,
      title: population.signals.find(({ id }) => id === weight.signal)?.about.title ?? weight.signal,
      pairsSame: weight.pairsSame,
      pairsDifferent: weight.pairsDifferent,
      cllrBits: weight.cllrBits,
      equalErrorRate: weight.equalErrorRate,
      capBits: weight.capBits,
      reason: weight.reason,
      weights: weight.heldOut,
      basis: weight.basis,
    })),
    groupsTested,
    falseAccusation: {
      decoyGroups: decoys.decoys,
      accusedDecoys: decoys.accused,
      upperBound: decoys.upperBound,
      statement: wordDecoys(decoys),
    },
  };
}

function wordDecoys({ decoys, accused, upperBound }: Judgement['decoys']): string {
  if (decoys === 0 || upperBound === null)
    return 'No decoys could be tried: the log holds no ordinary accounts to grow them around.';
  const limit = `the exact 95 % interval ends at ${wordShare(upperBound)}`;
  return `${wordNumberOf(decoys, 'group was', 'groups were')} grown around random ordinary accounts of this log and judged by the same rule; ${wordCount(accused)} ${accused === 1 ? 'was' : 'were'} accused (${limit}). This is the rate per group tried, not per account, on this log; it may not transfer to others. Groups that share accounts are no independent trials, so the interval is narrower than it should be. Ordinary means in no reported group: how often an innocent group that the analysis does report is accused, decoys cannot say.`;
}
