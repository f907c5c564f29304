import { frequencyCounts } from './frequency-counts.js';

/**
 * Chao–Jost sample coverage: estimated share of the population that belongs to kinds already seen; how much of what an account
 * (or a group) draws from has been drawn.
 * coverage = 1 − f1/total × (n − 1) f1 / ((n − 1) f1 + 2 f2), with (n − 1)(f1 − 1) / ((n − 1)(f1 − 1) + 2) when f2 = 0;
 * f1, f2: kinds seen in one unit, in two
 * @param countsPerKind whole numbers ≥ 0: individuals per kind, or, for incidence data, sampling units in which the kind was seen
 * @param units sampling units (calls) for incidence data; left out: individuals, each its own unit
 * @returns share in 0…1, or null ("fewer than two units"). Kinds within a unit go together: for its error use the jackknife over units
 * @throws {RangeError} if a count is not a whole number ≥ 0 or is larger than the number of units
 * @see Chao & Jost 2012, eq. 4a, doi:10.1890/11-1952.1; Chao et al. 2014, doi:10.1890/13-0133.1
 * @example chaoJostCoverage([4, 2, 1, 1]) // 0.78125
 */
export function chaoJostCoverage(countsPerKind: ArrayLike<number>, { units }: { readonly units?: number } = {}): number | null {
  const { singletons, doubletons, total } = frequencyCounts(countsPerKind);
  const size = units ?? total;
  assertAtMost(countsPerKind, size);
  if (size < 2 || total === 0) return null;
  return 1 - (singletons / total) * unseenFactor(singletons, doubletons, size);
}

function assertAtMost(countsPerKind: ArrayLike<number>, units: number): void {
  for (let i = 0; i < countsPerKind.length; i++) {
    if (countsPerKind[i]! > units) throw new RangeError(`a kind cannot be seen in ${countsPerKind[i]} of ${units} units`);
  }
}

function unseenFactor(singletons: number, doubletons: number, size: number): number {
  if (singletons === 0) return 0;
  const [more, fewer] = doubletons > 0 ? [singletons, 2 * doubletons] : [singletons - 1, 2];
  return ((size - 1) * more) / ((size - 1) * more + fewer);
}
