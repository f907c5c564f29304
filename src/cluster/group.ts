import type { Link, Linkage } from '../link/link.js';
import { deriveSeed } from '../stats/derive-seed.js';
import { createRng } from '../stats/rng.js';
import type { Background } from './background.js';
import { type Clock, clockOf } from './clock.js';
import type { Cluster } from './cluster.js';
import { communitiesOf } from './communities.js';
import { mergeByScaffold } from './merge-by-scaffold.js';
import { INSIDE_SHARE, isFragment, overlapOf, shareInside, unitsOf, withoutRepeats } from './nested.js';
import { partsBySetting } from './parts-by-setting.js';
import { crowdAround, partsOfCrowds } from './parts-of-crowds.js';
import { type FoundGroup, refineGroup } from './refine.js';
import { type SeedVariant, variantsOf } from './seed-variants.js';

/** Link strengths, in bits above the prior, at which communities are sought. A group that comes out at several is stable. */
export const LINK_THRESHOLDS = [0, 3, 6] as const;
/** Strongest links kept of each unit: chains and hubs of weak links would glue strangers together. */
const LINKS_PER_UNIT = 25;
/** Two groups with this overlap are the same group seen twice. */
const SAME_GROUP_JACCARD = 0.5;

interface Found {
  cluster: FoundGroup;
  readonly without: SeedVariant;
  readonly thresholds: Set<number>;
}

interface Seed {
  readonly units: readonly number[];
  readonly without: SeedVariant;
  readonly against: Background;
  /** Thresholds at which it comes up. */
  readonly thresholds: Iterable<number>;
}

/**
 * Groups of units: communities of the link graph at several thresholds are seeds; each is refined against its pooled profile. So are the parts of a
 * group that share a setting, and the communities within each crowd, which are held against it. Seeds that lead to the same group are one group.
 */
export function groupLinks(linkage: Linkage, seed: number): readonly Cluster[] {
  const { population, links } = linkage;
  const clock = clockOf(population);
  const found: Found[] = [];
  const crowds = growCommunities(linkage, clock, seed, found);
  for (const { cluster, without, thresholds } of [...found])
    for (const units of partsBySetting(population, unitsOf(cluster)))
      growFrom(linkage, clock, { units, without, thresholds, against: 'population' }, found);
  const all = [...found.map(({ cluster }) => cluster.cohort), ...crowds];
  for (const units of partsOfCrowds(links, all, createRng(deriveSeed(seed, 'crowds'))))
    growFrom(linkage, clock, { units, without: undefined, thresholds: [], against: 'cohort' }, found);
  const clusters = found.map(({ cluster, thresholds }) => ({ ...cluster, stability: thresholds.size / LINK_THRESHOLDS.length }));
  return withoutRepeats(mergeByScaffold(population, clock, clusters)).sort(
    (left, right) => right.netBits - left.netBits || left.members[0]!.unit - right.members[0]!.unit,
  );
}

/** @returns the crowds around the communities of all links: those that no group came out of may hold one */
function growCommunities(linkage: Linkage, clock: Clock, seed: number, found: Found[]): (readonly number[])[] {
  const { population, links } = linkage;
  const crowds: (readonly number[])[] = [];
  for (const threshold of LINK_THRESHOLDS) {
    const strongest = strongestLinks(links, threshold, population.units.length);
    for (const community of communitiesOf(strongest, createRng(deriveSeed(seed, `communities/${threshold}`)))) {
      if (threshold === LINK_THRESHOLDS[0]) crowds.push(crowdAround(linkage, community));
      for (const without of variantsOf(population, community)) {
        const seen = found.find((other) => other.without === without && isInside(community, other.cluster));
        if (seen) seen.thresholds.add(threshold);
        else growFrom(linkage, clock, { units: community, without, thresholds: [threshold], against: 'population' }, found);
      }
    }
  }
  return crowds;
}

function growFrom(
  { population, candidates }: Linkage,
  clock: Clock,
  { units, without, against, thresholds }: Seed,
  found: Found[],
): void {
  const comesUpAgain = (other: Found | undefined): boolean => {
    for (const threshold of thresholds) other?.thresholds.add(threshold);
    return other !== undefined;
  };
  const cluster = refineGroup(population, clock, units, {
    candidates,
    against,
    without,
    isKnown: (grown) => comesUpAgain(found.find((other) => isFragment(grown, units, other.cluster))),
  });
  if (cluster === null) return;
  const members = new Set(unitsOf(cluster));
  const known = found.find((other) => overlapOf(unitsOf(other.cluster), members) >= SAME_GROUP_JACCARD);
  if (!known) found.push({ cluster, without, thresholds: new Set(thresholds) });
  else if (comesUpAgain(known) && cluster.netBits > known.cluster.netBits) known.cluster = cluster;
}

/** The strongest links of each unit at or above the threshold; a link stays when either end keeps it. */
function strongestLinks(links: readonly Link[], threshold: number, units: number): readonly Link[] {
  const perUnit = Array.from({ length: units }, () => 0);
  const byStrength = links
    .filter(({ bits }) => bits >= threshold)
    .sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right);
  return byStrength.filter(({ left, right }) => {
    const keep = perUnit[left]! < LINKS_PER_UNIT || perUnit[right]! < LINKS_PER_UNIT;
    if (keep) {
      perUnit[left]!++;
      perUnit[right]!++;
    }
    return keep;
  });
}

/** A community that lies inside a group already found would only lead there again. */
function isInside(community: readonly number[], cluster: Pick<Cluster, 'members'>): boolean {
  return shareInside(community, unitsOf(cluster)) >= INSIDE_SHARE;
}
