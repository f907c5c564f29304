import { addOnePValue } from './add-one-p-value.js';

/** Draws made so far, from the first one on, and how many of them were at least as extreme as the observed value. */
export interface DrawnSoFar {
  readonly hits: number;
  readonly draws: number;
}

/**
 * Sequential Monte-Carlo p-value: a test whose first draws hold nothing as extreme as what was observed is drawn on, so that a small
 * p-value can be told without drawing as often where there is none.
 * p = (hits + 1) / (draws + 1) at the first stage with a hit, at the last stage otherwise
 *
 * Under the null p ≤ α has at most probability α, as with a fixed number of draws. A stage of d draws without a hit has probability
 * 1 / (d + 1), and stopping there gives 2 / (d + 1) or more: below that only tests without a hit remain, and to these the same applies at
 * the next stage. Besag and Clifford stop at the very draw that makes the hits full, here the first; asking only at the ends of stages
 * uses all draws of a stage.
 * @param stages ascending; the draws of each stage stand in all later ones. Without a stage p is 1.
 * @returns probability in (0, 1]
 * @throws {RangeError} as addOnePValue does
 * @see Besag & Clifford 1991, Sequential Monte Carlo p-values, doi:10.1093/biomet/78.2.301; {@link addOnePValue}
 * @example sequentialPValue([{ hits: 0, draws: 199 }, { hits: 3, draws: 999 }]) // 0.004
 */
export function sequentialPValue(stages: readonly DrawnSoFar[]): number {
  const { hits, draws } = stages.find((stage) => stage.hits > 0) ?? stages.at(-1) ?? { hits: 0, draws: 0 };
  return addOnePValue(hits, draws);
}
