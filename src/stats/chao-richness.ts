import { frequencyCounts } from './frequency-counts.js';

/**
 * Chao1 richness (Chao2 for incidence data): least number of kinds that can be there, from how many were seen once and twice.
 * kinds + (n − 1)/n × f1² / (2 f2), with (n − 1)/n × f1 (f1 − 1) / 2 when f2 = 0
 * @param countsPerKind whole numbers ≥ 0: individuals per kind, or, for incidence data, sampling units in which the kind was seen
 * @param units sampling units (calls) for incidence data; left out: individuals, each its own unit
 * @returns number of kinds and its standard error, both ≥ 0; null without counts
 * @throws {RangeError} if a count is not a whole number ≥ 0
 * @see Chao 1984, Scandinavian Journal of Statistics 11:265–270; Chao 1987, doi:10.2307/2531532; variances: Colwell 2013, EstimateS 9 user guide, appendix B
 * @example chaoRichness([4, 2, 1, 1])?.kinds // 5.75
 */
export function chaoRichness(countsPerKind: ArrayLike<number>, units?: number): { kinds: number; standardError: number } | null {
  const { kinds, singletons: once, doubletons: twice, total } = frequencyCounts(countsPerKind);
  if (total === 0) return null;
  const size = units ?? total;
  const factor = (size - 1) / size;
  if (twice > 0) {
    const ratio = once / twice;
    const variance = twice * ((factor / 2) * ratio ** 2 + factor ** 2 * ratio ** 3 + (factor ** 2 / 4) * ratio ** 4);
    return { kinds: kinds + (factor * once ** 2) / (2 * twice), standardError: Math.sqrt(variance) };
  }
  const richness = kinds + (factor * once * (once - 1)) / 2;
  const variance =
    (factor * once * (once - 1)) / 2 +
    (factor ** 2 * once * (2 * once - 1) ** 2) / 4 -
    (factor ** 2 * once ** 4) / (4 * richness);
  return { kinds: richness, standardError: Math.sqrt(Math.max(0, variance)) };
}
