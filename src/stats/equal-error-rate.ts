/**
 * Equal-error rate: the share of errors at the threshold where as many same-source pairs are missed as different-source pairs
 * are taken for one. A plain summary of how well a score separates; says nothing about its calibration.
 * rate where misses(threshold) = falseAlarms(threshold), linear between neighbouring thresholds
 * @param sameScores scores of pairs that belong together; larger means more alike
 * @param differentScores scores of pairs that do not
 * @returns share in 0…1, or null when one of the lists is empty. Cost n log n
 * @throws {RangeError} if a score is not a number
 * @see Brümmer & du Preez 2006, doi:10.1016/j.csl.2005.08.001
 * @example equalErrorRate([2, 3, 4], [0, 1, 3]) // 0.3333333333333333
 */
export function equalErrorRate(sameScores: ArrayLike<number>, differentScores: ArrayLike<number>): number | null {
  if (sameScores.length === 0 || differentScores.length === 0) return null;
  const same = ascending(sameScores);
  const different = ascending(differentScores);
  let missed = 0;
  let passed = different.length;
  let i = 0;
  let j = 0;
  while (i < same.length || j < different.length) {
    const lastMisses = missed;
    const lastFalseAlarms = passed;
    const threshold = Math.min(same[i] ?? Number.POSITIVE_INFINITY, different[j] ?? Number.POSITIVE_INFINITY);
    while (i < same.length && same[i]! <= threshold) i++;
    while (j < different.length && different[j]! <= threshold) j++;
    missed = i;
    passed = different.length - j;
    if (missed / same.length >= passed / different.length) {
      return crossing(
        { misses: lastMisses / same.length, falseAlarms: lastFalseAlarms / different.length },
        { misses: missed / same.length, falseAlarms: passed / different.length },
      );
    }
  }
  return 1;
}

interface OperatingPoint {
  readonly misses: number;
  readonly falseAlarms: number;
}

/** Misses at the point between two neighbours where both rates are equal. */
function crossing(before: OperatingPoint, after: OperatingPoint): number {
  const gapBefore = before.falseAlarms - before.misses;
  const gapAfter = after.misses - after.falseAlarms;
  return before.misses + (gapBefore / (gapBefore + gapAfter)) * (after.misses - before.misses);
}

function ascending(scores: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(scores).sort();
  if (Number.isNaN(sorted.at(-1))) throw new RangeError('a score must be a number, got NaN');
  return sorted;
}
