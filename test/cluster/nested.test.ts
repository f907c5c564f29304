import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../src/cluster/cluster.js';
import { isFragment, shareInside, withoutRepeats } from '../../src/cluster/nested.js';

function clusterOf(units: readonly number[], bits: Readonly<Record<string, number>>): Cluster {
  const ties = Object.entries(bits).map(([signal, bits]) => ({
    signal,
    bits,
    statement: { kind: 'no-common-value' } as const,
  }));
  return {
    members: units.map((unit) => ({ unit, contentRatio: 1, ties, netBits: 5 })),
    near: [],
    cohort: units,
    selectionBits: 0,
    netBits: 5 * units.length,
    betweenContent: 1,
    withinContent: 1,
    stability: 1,
    parts: 1,
  };
}

const application = clusterOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { 'system-prompt': 9, model: 0.2 });

describe('a group inside a larger one', () => {
  test('is told of when it agrees in something more: a campaign among the users of an application', () => {
    const campaign = clusterOf([2, 3, 4], { model: 2, 'active-hours': 6 });
    expect(withoutRepeats([application, campaign])).toEqual([application, campaign]);
  });

  test('is not told of when it agrees in nothing more', () => {
    const core = clusterOf([2, 3, 4], { 'system-prompt': 9, model: 0.4 });
    expect(withoutRepeats([core, application])).toEqual([application]);
  });

  test('is told of when more than a fifth of it stands outside', () => {
    const half = clusterOf([8, 9, 10, 11], { 'system-prompt': 9 });
    expect(withoutRepeats([application, half])).toEqual([application, half]);
  });
});

test('the larger group is never dropped for the smaller one, nor a group for its equal', () => {
  const twin = clusterOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { 'system-prompt': 9 });
  expect(withoutRepeats([application, twin])).toEqual([application, twin]);
});

test('three of four units inside are a share of 0.75', () => {
  expect(shareInside([1, 2, 3, 4], [2, 3, 4, 5])).toBe(0.75);
});

describe('a fragment of a group', () => {
  const crowd = { ...clusterOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], {}), near: [{ unit: 10, netBits: 1 }] };

  test('is what a small seed grew into within it, near units included', () => {
    expect(isFragment([3, 4, 5, 6, 7, 10], [3, 4], crowd)).toBe(true);
  });

  test('is not what the seed is half of: that has kept to what its seed has in common', () => {
    expect(isFragment([3, 4, 5, 6], [3, 4], crowd)).toBe(false);
  });

  test('is not what stands outside by more than a fifth', () => {
    expect(isFragment([3, 4, 5, 11, 12], [3, 4], crowd)).toBe(false);
    expect(isFragment([3, 4, 5, 6, 11], [3, 4], crowd)).toBe(true);
  });

  test('is not a tenth of it or less: a campaign may stand in a crowd', () => {
    const all = Array.from({ length: 60 }, (_, unit) => unit);
    expect(isFragment([3, 4, 5, 6, 7], [3, 4], clusterOf(all, {}))).toBe(false);
    expect(isFragment([3, 4, 5, 6, 7, 8], [3, 4], clusterOf(all, {}))).toBe(true);
  });
});
