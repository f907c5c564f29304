import { shannonEntropy } from './shannon-entropy.js';

/**
 * Miller–Madow entropy: Shannon entropy with the first-order correction for few calls, so that accounts of different size can be
 * compared. Still too low when most kinds were seen once.
 * H = plug-in entropy + (kinds seen − 1) / (2 total ln 2)
 * @param countsPerKind whole numbers ≥ 0, one per kind
 * @returns bits ≥ 0, or null without counts
 * @throws {RangeError} if a count is below 0
 * @see Miller 1955, Note on the bias of information estimates; Paninski 2003, doi:10.1162/089976603321780272
 * @example millerMadowEntropy([2, 1, 1]) // 1.8606737602222409
 */
export function millerMadowEntropy(countsPerKind: ArrayLike<number>): number | null {
  const plugIn = shannonEntropy(countsPerKind);
  if (plugIn === null) return null;
  let kinds = 0;
  let total = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    if (countsPerKind[i]! > 0) kinds++;
    total += countsPerKind[i]!;
  }
  return plugIn + (kinds - 1) / (2 * total * Math.LN2);
}
