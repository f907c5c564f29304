import { logBinomialCoefficient } from './log-binomial-coefficient.js';

/**
 * Hypergeometric upper tail, the one-sided exact test of a two-by-two table: of all marked things, that so many or more fall into a
 * sample drawn at random.
 * Σ over i ≥ marked of C(allMarked, i) C(all − allMarked, sample − i) / C(all, sample)
 * @param marked whole number, those in the sample
 * @param sample whole number, size of the sample
 * @param allMarked whole number, marked things altogether
 * @param all whole number, things altogether
 * @returns probability 0…1
 * @throws {RangeError} if the counts are no whole numbers ≥ 0 or do not fit into each other; cost linear in the sample
 * @see Fisher 1935, The Design of Experiments, § 11; exact sum, no approximation
 * @example hypergeometricUpperTail(4, 4, 4, 8) // 1 / 70
 */
export function hypergeometricUpperTail(marked: number, sample: number, allMarked: number, all: number): number {
  const counts = [marked, sample, allMarked, all];
  if (counts.some((count) => !Number.isInteger(count) || count < 0) || sample > all || allMarked > all || marked > sample)
    throw new RangeError(`counts must be whole numbers that fit into each other, got ${counts.join(', ')}`);
  const most = Math.min(sample, allMarked);
  const logAll = logBinomialCoefficient(all, sample);
  let tail = 0;
  for (let i = Math.max(marked, sample - (all - allMarked)); i <= most; i++)
    tail += Math.exp(logBinomialCoefficient(allMarked, i) + logBinomialCoefficient(all - allMarked, sample - i) - logAll);
  return Math.min(1, tail);
}
