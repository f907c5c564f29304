import { describe, expect, test } from 'vitest';
import type { Unit } from '../../src/account/unit.js';

import { compareUnits } from '../../src/link/compare.js';
import { similarity } from '../../src/link/kernels.js';
import type { Link, Linkage } from '../../src/link/link.js';
import { FAMILY_CAP_BITS } from '../../src/link/pair-weigher.js';
import { weightBits } from '../../src/link/staircase.js';
import { createRng } from '../../src/stats/rng.js';
import { shuffle } from '../../src/stats/shuffle.js';
import { mixAccounts, ordinaryAccounts, queueAccounts, unitsOfAccounts } from '../cluster/build-population.js';

const nameOf = ({ account, slots }: Unit): string => `${account.account} ${slots[0]}`;

/** Links by the names of their ends, so that the numbers of the units no longer matter. */
function namedLinks(units: readonly Unit[], links: readonly Link[]): Map<string, number> {
  const named = links.map(
    ({ left, right, bits }) => [[nameOf(units[left]!), nameOf(units[right]!)].sort().join(' — '), bits] as const,
  );
  return new Map(named.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The bits of a link by the long way round: every signal, families summed and capped, the prior taken off. */
function bitsOf({ population, weights, priorBits }: Linkage, left: number, right: number): number {
  const families = new Map<string, number>();
  population.signals.forEach(({ family, id }, signal) => {
    const value = similarity(population, signal, population.units[left]!, population.units[right]!);
    const key = id === 'content' ? 'content' : family;
    families.set(key, (families.get(key) ?? 0) + weightBits(weights[signal]!, value));
  });
  return [...families.values()].reduce((sum, bits) => sum + Math.min(FAMILY_CAP_BITS, bits), 0) - priorBits;
}

describe('a log with a queue dealt to eight accounts', () => {
  const units = unitsOfAccounts([...ordinaryAccounts(60, 2), ...queueAccounts(8, { seed: 2, system: 'Answer as the mason.' })]);
  const linkage = compareUnits(units, 5);

  test('links the accounts of the queue with each other', () => {
    const queue = units.flatMap((unit, index) => (unit.account.account.startsWith('queue') ? [index] : []));
    const linked = new Set(linkage.links.map(({ left, right }) => `${left} ${right}`));
    for (const left of queue) for (const right of queue) if (left < right) expect(linked.has(`${left} ${right}`)).toBe(true);
  });

  test('gives each link the capped sum of its families less the prior', () => {
    expect(linkage.links.length).toBeGreaterThan(0);
    for (const { left, right, bits } of linkage.links) expect(bits).toBeCloseTo(bitsOf(linkage, left, right), 9);
  });

  test('no family brings more than its cap', () => {
    const most = new Set(linkage.population.signals.map(({ family }) => family)).size * FAMILY_CAP_BITS;
    for (const { bits } of linkage.links) expect(bits).toBeLessThanOrEqual(most - linkage.priorBits);
  });

  test('keeps links above the prior only, each pair once, in order, never within one account', () => {
    const { links } = linkage;
    for (const { left, right, bits } of links) {
      expect(left).toBeLessThan(right);
      expect(bits).toBeGreaterThan(0);
      expect(units[left]!.account.account).not.toBe(units[right]!.account.account);
    }
    const pairs = links.map(({ left, right }) => left * units.length + right);
    expect(pairs).toEqual([...new Set(pairs)].sort((left, right) => left - right));
  });

  test('says how many pairs were compared, out of how many, against which prior', () => {
    expect(linkage.pairsPossible).toBe((68 * 67) / 2);
    expect(linkage.pairsCompared).toBeGreaterThanOrEqual(linkage.links.length);
    expect(linkage.pairsCompared).toBeLessThan(linkage.pairsPossible);
    expect(linkage.priorBits).toBeCloseTo(Math.log2(68), 12);
    expect(linkage.candidates).toHaveLength(68);
  });

  test('counts a pair once, whichever end proposed it', () => {
    const pairs = new Set(
      linkage.candidates.flatMap((others, unit) => [...others].map((other) => [unit, other].sort((a, b) => a - b).join())),
    );
    expect(linkage.pairsCompared).toBe(pairs.size);
  });

  test('the same seed gives the same links', () => {
    expect(compareUnits(units, 5).links).toEqual(linkage.links);
  });

  test('the order in which units come does not change which are linked, nor how strongly', () => {
    const turned = shuffle([...units], createRng(12));
    const forth = namedLinks(units, linkage.links);
    const back = namedLinks(turned, compareUnits(turned, 5).links);
    expect([...back.keys()]).toEqual([...forth.keys()]);
    for (const [pair, bits] of forth) expect(back.get(pair), pair).toBeCloseTo(bits, 6);
  });
});

test('a slice of a mixed account is linked, the rest of the account is not', () => {
  const dealt = queueAccounts(10, { seed: 6, system: 'Answer as the mason.' });
  const units = unitsOfAccounts([...ordinaryAccounts(50, 6), ...mixAccounts(ordinaryAccounts(10, 16), dealt)]);
  const { links } = compareUnits(units, 5);
  const masons = new Set(links.flatMap(({ left, right }) => [left, right]).filter((unit) => units[unit]!.share < 1));
  expect(masons.size).toBe(10);
  for (const unit of masons) expect(units[unit]!.slots.length).toBeGreaterThan(20);
});

test('a queue with nobody beside it gives no links: it is the background', () => {
  expect(compareUnits(unitsOfAccounts(queueAccounts(8, { seed: 2 })), 5).links).toEqual([]);
});

test('an empty log compares nothing', () => {
  const linkage = compareUnits([], 5);
  expect([linkage.links, linkage.pairsCompared]).toEqual([[], 0]);
});
