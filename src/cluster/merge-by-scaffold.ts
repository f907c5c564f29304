import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import type { Cluster } from './cluster.js';
import { HOLDER_SHARE } from './holders.js';
import { toGroup } from './refine.js';
import { scoreUnits } from './score-units.js';
import { weightOf } from './weight-of.js';

/** A scaffold joins groups when their members are this share of all its holders: it is theirs and (nearly) nobody else's. */
const EXCLUSIVE_SHARE = 0.8;
/** Least content ratio to one of the groups for a holder that no group had taken in. */
const STRAGGLER_RATIO = 0.3;
/** Fewer holders of a scaffold join no groups (chosen). */
const LEAST_HOLDERS = 4;

/**
 * Joins groups that one exclusive scaffold holds together. An operator who feeds two bodies of text through one harness makes two
 * groups by content; the harness, which nobody else has, shows that they are one. Holders that no group took in come along when
 * their content is not foreign.
 */
export function mergeByScaffold(population: Population, clock: Clock, clusters: readonly Cluster[]): Cluster[] {
  const signal = population.signals.findIndex(({ family, kernel }) => family === 'scaffold' && kernel === 'category');
  let merged = [...clusters];
  for (const [, holders] of scaffoldHolders(population, signal)) {
    const held = new Set(holders);
    const joined = merged.filter(
      ({ members }) => members.filter(({ unit }) => held.has(unit)).length > HOLDER_SHARE * members.length,
    );
    const covered = new Set(joined.flatMap(({ members }) => members.map(({ unit }) => unit)).filter((unit) => held.has(unit)));
    if (joined.length === 0 || covered.size < EXCLUSIVE_SHARE * holders.length) continue;
    if (joined.length === 1 && covered.size === holders.length) continue;
    merged = [...merged.filter((cluster) => !joined.includes(cluster)), join(population, clock, joined, holders)];
  }
  return merged;
}

function scaffoldHolders(population: Population, signal: number): [number, number[]][] {
  const holders = new Map<number, number[]>();
  population.units.forEach(({ vectorOf }, unit) => {
    const vector = vectorOf(signal);
    for (const value of vector.ids) {
      if (value === 0 || weightOf(vector, value) < HOLDER_SHARE) continue;
      holders.set(value, [...(holders.get(value) ?? []), unit]);
    }
  });
  return [...holders].filter(([, units]) => units.length >= LEAST_HOLDERS).sort(([left], [right]) => left - right);
}

function join(population: Population, clock: Clock, clusters: readonly Cluster[], holders: readonly number[]): Cluster {
  const members = new Set(clusters.flatMap((cluster) => cluster.members.map(({ unit }) => unit)));
  for (const cluster of clusters) {
    const units = cluster.members.map(({ unit }) => unit);
    const near = scoreUnits(population, clock, units, { background: 'population', cohort: holders }).cohort;
    for (const { unit, contentRatio } of near) if (contentRatio > STRAGGLER_RATIO) members.add(unit);
  }
  const units = [...members].sort((left, right) => left - right);
  const cohort = [...new Set([...clusters.flatMap((cluster) => cluster.cohort), ...units])].sort((left, right) => left - right);
  const group = toGroup(scoreUnits(population, clock, units, { background: 'cohort', cohort }), units);
  const size = clusters.reduce((sum, cluster) => sum + cluster.members.length, 0);
  const mean = (read: (cluster: Cluster) => number): number =>
    clusters.reduce((sum, cluster) => sum + read(cluster) * cluster.members.length, 0) / size;
  return {
    ...group,
    betweenContent: mean(({ betweenContent }) => betweenContent),
    withinContent: mean(({ withinContent }) => withinContent),
    stability: mean(({ stability }) => stability),
    parts: clusters.length,
  };
}
