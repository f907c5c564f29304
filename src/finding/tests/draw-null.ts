import { type DrawnSoFar, sequentialPValue } from '../../stats/sequential-p-value.js';
import { DRAW_STAGES, MOST_DRAW_STEPS } from './test.js';

/** What was seen beside the same statistic in every draw under the null. */
export interface Drawn extends Tails {
  readonly observed: number;
  readonly draws: readonly number[];
}

interface Tails {
  /** Add-one p-values that a draw lies at or below, and at or above what was seen. */
  readonly below: number;
  readonly above: number;
  /** Twice the smaller of both, at most 1. */
  readonly twoSided: number;
}

interface NullDraw {
  readonly observed: number;
  /** Whether what lies above the null is extreme too. */
  readonly isTwoSided: boolean;
  /** What one draw costs, in values read or moved: dear draws are made in fewer stages. */
  readonly steps: number;
  /** One value under the null; null when this draw has none. */
  readonly draw: () => number | null;
}

/** Draws stage by stage as long as one of the ends in question saw no draw as extreme as what was observed. */
export function drawNull({ observed, isTwoSided, steps, draw }: NullDraw): Drawn {
  const draws: number[] = [];
  const below: DrawnSoFar[] = [];
  const above: DrawnSoFar[] = [];
  let made = 0;
  for (const stage of affordable(steps)) {
    for (; made < stage; made++) {
      const value = draw();
      if (value !== null) draws.push(value);
    }
    below.push({ hits: draws.filter((value) => value <= observed).length, draws: draws.length });
    above.push({ hits: draws.filter((value) => value >= observed).length, draws: draws.length });
    if (below.at(-1)!.hits > 0 && (!isTwoSided || above.at(-1)!.hits > 0)) break;
  }
  const ends = { below: sequentialPValue(below), above: sequentialPValue(above) };
  return { observed, draws, ...ends, twoSided: Math.min(1, 2 * Math.min(ends.below, ends.above)) };
}

/** The first stage is always drawn. */
function affordable(steps: number): readonly number[] {
  return DRAW_STAGES.filter((stage, index) => index === 0 || stage * steps <= MOST_DRAW_STEPS);
}
