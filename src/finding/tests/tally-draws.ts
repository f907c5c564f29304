import type { DrawTally } from '../finding.js';

/** Bars of the picture of a null: the 199 draws that the fewest have would be noise when spread over more. */
const BARS = 24;

/** The values that a test drew under its null, counted in bars of equal width; null without draws or when all are equal. */
export function tallyDraws(draws: readonly number[]): DrawTally | null {
  const low = Math.min(...draws);
  const high = Math.max(...draws);
  if (draws.length === 0 || !(high > low)) return null;
  const width = (high - low) / BARS;
  const counts = new Array<number>(BARS).fill(0);
  for (const draw of draws) counts[Math.min(BARS - 1, Math.floor((draw - low) / width))]!++;
  return { from: low, width, counts };
}
