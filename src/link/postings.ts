import type { FeatureIndex } from './feature-index.js';

/**
 * Content features held by more than this share of the units propose nothing: everybody's words. Measured in a log of 20,000 accounts, 0.15 met 2.3 times
 * as many pairs and found the same links; of two pools of 1,000 among 6,455 accounts both found 1,964 members.
 */
const COMMON_SHARE = 0.025;
/**
 * …but in small logs features with so many holders still do: a campaign of 200 among 1,700 accounts makes its own words common. With 300
 * here its members came up as candidates of 1 other on average, with 600 of 58 (a labelled world).
 */
const LEAST_COMMON_HOLDERS = 600;
/** Visits of postings for one unit that rare features may cost: keeps the cost of a large log proportional to its units. */
const VISITS_PER_UNIT = 8_000;

/** How far the holders of a feature are followed. */
export interface FollowedHolders {
  /** A feature with more proposes nothing… */
  readonly most: number;
  /** …one with so few is followed through the whole log, and those between through a window of units. */
  readonly rare: number;
}

export function boundHolders({ units: holders }: FeatureIndex, units: number): FollowedHolders {
  return {
    most: Math.max(LEAST_COMMON_HOLDERS, COMMON_SHARE * units),
    rare: rareWithinBudget(holders, units * VISITS_PER_UNIT),
  };
}

/** Largest power of two up to which all pairs of holders of all features fit into the budget. */
function rareWithinBudget(holders: Uint32Array, budget: number): number {
  const visits = new Float64Array(33);
  for (const count of holders) visits[32 - Math.clz32(count - 1)]! += (count * (count - 1)) / 2;
  let spent = 0;
  let size = 0;
  while (size < 32 && spent + (visits[size] as number) <= budget) spent += visits[size++] as number;
  return 2 ** Math.max(0, size - 1);
}
