import { describe, expect, test } from 'vitest';
import { clockOf } from '../../src/cluster/clock.js';
import type { Cluster } from '../../src/cluster/cluster.js';
import { mergeByScaffold } from '../../src/cluster/merge-by-scaffold.js';
import { refineGroup } from '../../src/cluster/refine.js';
import { blockPairs } from '../../src/link/block.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

const MASON = 'Answer as the mason who signs with a trowel.';

/** Two queues of eight under one scaffold among fifty strangers, of whom some hold it too. */
function twoQueues(strangersWithScaffold: number, queues: readonly number[] = [11, 12]) {
  const accounts = [
    ...queues.flatMap((seed) => queueAccounts(8, { seed, system: MASON })),
    ...ordinaryAccounts(strangersWithScaffold, 3, MASON),
    ...ordinaryAccounts(50, 4),
  ];
  const population = describePopulation(unitsOfAccounts(accounts));
  const clock = clockOf(population);
  const candidates = blockPairs(population);
  const clusterOf = (units: readonly number[]): Cluster => ({
    ...refineGroup(population, clock, units, { candidates })!,
    stability: 1,
  });
  return { population, clock, clusterOf };
}

const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);
const membersOf = (clusters: readonly Cluster[]): number[][] => clusters.map(({ members }) => members.map(({ unit }) => unit));

describe('mergeByScaffold', () => {
  test('joins two groups whose members are all holders of one scaffold', () => {
    const { population, clock, clusterOf } = twoQueues(0);
    const found = [clusterOf(numbers(0, 8)), clusterOf(numbers(8, 8))];
    expect(membersOf(found)).toEqual([numbers(0, 8), numbers(8, 8)]);
    const merged = mergeByScaffold(population, clock, found);
    expect(membersOf(merged)).toEqual([numbers(0, 16)]);
    expect(merged[0]!.parts).toBe(2);
    expect(merged[0]!.betweenContent).toBeCloseTo((found[0]!.betweenContent + found[1]!.betweenContent) / 2, 9);
  });

  test('leaves them apart when more than a fifth of the holders are in neither', () => {
    const { population, clock, clusterOf } = twoQueues(5);
    const found = [clusterOf(numbers(0, 8)), clusterOf(numbers(8, 8))];
    expect(mergeByScaffold(population, clock, found)).toEqual(found);
  });

  test('holders whose content is foreign to both groups stay out', () => {
    const { population, clock, clusterOf } = twoQueues(2);
    const merged = mergeByScaffold(population, clock, [clusterOf(numbers(0, 8)), clusterOf(numbers(8, 8))]);
    expect(membersOf(merged)).toEqual([numbers(0, 16)]);
  });

  test('takes in a holder that no group had, when its content is not foreign', () => {
    const { population, clock, clusterOf } = twoQueues(0, [11]);
    const whole = clusterOf(numbers(0, 8));
    const part: Cluster = { ...whole, members: whole.members.filter(({ unit }) => unit !== 3) };
    expect(membersOf(mergeByScaffold(population, clock, [part]))).toEqual([numbers(0, 8)]);
  });

  test('does not touch a group that is all there is of its scaffold, nor one without scaffold', () => {
    const { population, clock, clusterOf } = twoQueues(0, [11]);
    const whole = clusterOf(numbers(0, 8));
    expect(mergeByScaffold(population, clock, [whole])).toEqual([whole]);
    const bare = describePopulation(unitsOfAccounts([...queueAccounts(8, { seed: 11 }), ...ordinaryAccounts(50, 4)]));
    const group: Cluster = {
      ...refineGroup(bare, clockOf(bare), numbers(0, 8), { candidates: blockPairs(bare) })!,
      stability: 1,
    };
    expect(mergeByScaffold(bare, clockOf(bare), [group])).toEqual([group]);
  });

  test('of no groups is none, whoever shares a scaffold', () => {
    const { population, clock } = twoQueues(0);
    expect(mergeByScaffold(population, clock, [])).toEqual([]);
  });
});
