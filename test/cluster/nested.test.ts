import { describe, expect, test } from 'vitest';
import type { Cluster } from '../../src/cluster/cluster.js';
import { isFragment, overlapOf, shareInside, withoutRepeats } from '../../src/cluster/nested.js';

function clusterOf(units: readonly number[], bits: Readonly<Record<string, number>>): Cluster {
  const ties = Object.entries(bits).map(([signal, bits]) => ({
    signal,
    bits,
    statement: { kind: 'no-common-value' } as const,
  }));
  return {
    members: units.map((unit) => ({ unit, contentRatio: 1, ties, netBits: 5, outsiderProbability: 0 })),
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

describe('a fragment of a crowd', () => {
  const unitsFrom = (first: number, size: number): number[] => Array.from({ length: size }, (_, place) => first + place);
  const crowd = { ...clusterOf(unitsFrom(0, 999), {}), near: [{ unit: 999, netBits: 1 }] };

  test('is what a small seed grew into within it, near units included', () => {
    expect(isFragment(unitsFrom(800, 200), [803, 804], crowd)).toBe(true);
  });

  test('is not what the seed is half of: that has kept to what its seed has in common', () => {
    expect(isFragment(unitsFrom(800, 200), unitsFrom(800, 100), crowd)).toBe(false);
    expect(isFragment(unitsFrom(800, 200), unitsFrom(800, 99), crowd)).toBe(true);
  });

  test('is not what stands outside by more than a fifth', () => {
    expect(isFragment(unitsFrom(800, 250), [803, 804], crowd)).toBe(true);
    expect(isFragment(unitsFrom(800, 251), [803, 804], crowd)).toBe(false);
  });

  test('is not less than a tenth of it: a campaign may stand in a crowd', () => {
    expect(isFragment(unitsFrom(800, 99), [803, 804], crowd)).toBe(false);
    expect(isFragment(unitsFrom(800, 100), [803, 804], crowd)).toBe(true);
  });

  test('is no part of a group that is none', () => {
    expect(isFragment(unitsFrom(800, 199), [803, 804], clusterOf(unitsFrom(0, 999), {}))).toBe(false);
  });
});

test('the overlap of two sets is what they share of all in either', () => {
  expect(overlapOf([1, 2, 3], new Set([2, 3, 4, 5]))).toBe(2 / 5);
  expect(overlapOf([1, 2], new Set([1, 2]))).toBe(1);
  expect(overlapOf([1, 2], new Set([3]))).toBe(0);
});
