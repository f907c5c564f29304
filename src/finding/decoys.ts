import type { Background } from '../cluster/background.js';
import type { Clock } from '../cluster/clock.js';
import type { Cluster } from '../cluster/cluster.js';
import { unitsOf } from '../cluster/nested.js';
import { partsBySetting } from '../cluster/parts-by-setting.js';
import { type FoundGroup, refineGroup } from '../cluster/refine.js';
import { variantsOf } from '../cluster/seed-variants.js';
import type { Linkage } from '../link/link.js';
import { clopperPearson } from '../stats/clopper-pearson.js';
import { deriveSeed } from '../stats/derive-seed.js';
import { drawIndices } from '../stats/draw-indices.js';
import { createRng } from '../stats/rng.js';

/** Decoys tried: with none accused, the upper 95 % bound of the rate is about 3 / decoys. */
const DECOYS = 100;
/** Size of a decoy's seed: an ordinary account and its nearest neighbours. */
const SEED_UNITS = 12;

export interface DecoyResult {
  readonly decoys: number;
  readonly accused: number;
  /** Upper end of the exact 95 % interval; null without decoys. */
  readonly upperBound: number | null;
}

/**
 * False-accusation rate on this very log: groups are grown around random ordinary accounts and their nearest neighbours, exactly as
 * real seeds are, and judged by the same rule. An accused decoy is either a false accusation or a campaign that was missed; it is
 * counted as false.
 */
export function judgeDecoys(
  { population, candidates }: Linkage,
  clock: Clock,
  ordinary: readonly number[],
  seed: number,
  accuses: (cluster: Cluster, index: number) => boolean,
): DecoyResult {
  const isOrdinary = new Set(ordinary);
  const rng = createRng(deriveSeed(seed, 'decoys'));
  const decoys = Math.min(DECOYS, ordinary.length);
  let accused = 0;
  Array.from(drawIndices(ordinary.length, decoys, rng)).forEach((index, decoy) => {
    const centre = ordinary[index] as number;
    const near = Array.from(candidates[centre] ?? []).filter((unit) => isOrdinary.has(unit));
    const seed = [centre, ...near.slice(0, SEED_UNITS - 1)].sort((left, right) => left - right);
    const isAccused = variantsOf(population, seed).some((without) => {
      const grow = (units: readonly number[], against: Background = 'population'): FoundGroup | null =>
        refineGroup(population, clock, units, { candidates, against, without });
      const group = grow(seed);
      const parts = group === null ? [] : partsBySetting(population, unitsOf(group)).map((units) => grow(units));
      const held = grow(seed, 'cohort');
      return distinct([group, ...parts, held]).some((found) => accuses({ ...found, stability: 0 }, decoy));
    });
    if (isAccused) accused++;
  });
  return { decoys, accused, upperBound: clopperPearson(accused, decoys)?.high ?? null };
}

/** Groups of the same members are one: most seeds lead to the same group whatever they grow against. */
function distinct(groups: readonly (FoundGroup | null)[]): readonly FoundGroup[] {
  const byMembers = new Map<string, FoundGroup>();
  for (const group of groups) if (group !== null) byMembers.set(unitsOf(group).join(), group);
  return [...byMembers.values()];
}
