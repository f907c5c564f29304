import { describe, expect, test } from 'vitest';
import { clockOf } from '../../src/cluster/clock.js';
import { fitHabit } from '../../src/cluster/fit-habit.js';
import { profileOf } from '../../src/cluster/profile.js';
import { describePopulation } from '../../src/link/population.js';
import { type PlannedAccount, unitsOfAccounts } from './build-population.js';

/** Gardeners who send so many calls each, every one a conversation of its own. */
function gardeners(counts: readonly number[]): readonly PlannedAccount[] {
  return counts.map((count, index) => ({
    name: `gardener-${index}`,
    calls: Array.from({ length: count }, (_, call) => ({ text: `When to prune tree ${index * 100 + call}` })),
  }));
}

const population = describePopulation(unitsOfAccounts(gardeners([20, 20, 20, 10, 15, 30, 40, 60])));
const clock = clockOf(population);
const calls = population.signals.findIndex(({ id }) => id === 'calls');
const profile = profileOf(population, [0, 1, 2]);
const { scores, reference } = fitHabit(population, clock, profile, calls, { cohort: [0, 1, 2, 3, 6] });

describe('the fit of a number of calls', () => {
  // 20 calls are step 36, with half the weight, and a quarter on 35 and 37. Of eight accounts three lie there, and 15 calls (step 32),
  // 30 (40), 40 (44) do not come near. The background of 36 is (3/2 + 0.01) / (8 + 0.01 · 50), that of 35 and 37 (3/4 + 0.01) / 8.5; the
  // others of the group have 1/2 and 1/4 there.
  const bits = (share: number, outside: number): number => Math.log2((0.9 * share + 0.1 * outside) / outside);
  const middle = 1.51 / 8.5;
  const beside = 0.76 / 8.5;

  test('of a member is its mean log ratio of the share in the group, itself left out, to the share in the log', () => {
    for (const place of [0, 1, 2]) expect(scores[place]).toBeCloseTo(bits(0.5, middle) / 2 + bits(0.25, beside) / 2, 9);
  });

  test('of who sends half or twice as many is that of the background mixed into the group', () => {
    for (const place of [3, 4]) expect(scores[place]).toBeCloseTo(Math.log2(0.1), 9);
  });

  test('has everybody outside the group as its reference, ascending', () => {
    expect(reference).toHaveLength(5);
    expect([...reference]).toEqual([...reference].sort((left, right) => left - right));
  });
});

test('a unit that says nothing of the habit has no fit', () => {
  const silent = describePopulation(
    unitsOfAccounts([...gardeners([20, 20, 20]), { name: 'mole', calls: Array.from({ length: 8 }, () => ({})) }]),
  );
  const fit = fitHabit(silent, clockOf(silent), profileOf(silent, [0, 1]), calls, { cohort: [0, 2, 3] });
  expect([...fit.scores].map(Number.isNaN)).toEqual([false, false, true]);
  expect(fit.reference).toHaveLength(1);
});
