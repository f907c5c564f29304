import { DEFAULT_HALVES, DEFAULT_PAIRS } from '../link/calibrate.js';
import { LARGE_LOG_ACCOUNTS, LEAST_LOG_ACCOUNTS, type LogSize } from '../link/log-size.js';
import { wordBits, wordNumberOf } from './words.js';

const LEARNT =
  'similarities between random halves of one account against similarities between random pairs of different accounts';

/** What the weights were learnt on, and what follows for the words. */
export function wordCalibration({ accounts, kind, supportedBits }: LogSize): string {
  if (kind === 'large') return `Weights were learnt on this log, without labels: ${LEARNT}.`;
  if (kind === 'too-small')
    return `This log is too small to say anything: ${wordNumberOf(accounts, 'account')} could be compared, ${LEAST_LOG_ACCOUNTS} are needed. Nobody is suspected, and that nothing was found says nothing.`;
  return `Default weights, measured elsewhere: weaker words. ${wordNumberOf(accounts, 'account')} could be compared, fewer than ${LARGE_LOG_ACCOUNTS}. Weights were learnt from ${LEARNT}, of this log and, counted as ${DEFAULT_HALVES} halves and ${DEFAULT_PAIRS} pairs, of other logs that may differ from it. No finding claims more than ${wordBits(supportedBits)} bits, log2 of the accounts compared.`;
}

/** The same in a line; for logs that do not speak for themselves. */
export function shortCalibration({ accounts, kind }: Pick<LogSize, 'accounts' | 'kind'>): string {
  return kind === 'too-small'
    ? `Cannot say: ${wordNumberOf(accounts, 'account')} could be compared, ${LEAST_LOG_ACCOUNTS} are needed`
    : `Small log (${wordNumberOf(accounts, 'account')} compared, ${LARGE_LOG_ACCOUNTS} needed): default weights, measured elsewhere; weaker words`;
}
