import { expect, test } from 'vitest';
import { weighMembership } from '../../src/cluster/membership.js';
import { outsiderProbability } from '../../src/cluster/outsider.js';
import type { Scoring } from '../../src/cluster/score-units.js';

/** A cohort in which the first units shape the group. */
function weigh(members: readonly number[], outsiders: readonly number[]): ReturnType<typeof weighMembership> {
  const cohort = [...members, ...outsiders].map((bits, unit) => ({ unit, bits, contentRatio: 1 }));
  const profile = { members: new Set(members.keys()) } as unknown as Scoring['profile'];
  return weighMembership({ cohort, profile });
}

const few = (size: number, bits: number): number[] => Array.from({ length: size }, (_, place) => bits + (place % 10) / 10);

test('where few send such content, bits and the share of members alone name a unit', () => {
  const membershipOf = weigh(few(10, 8), few(6, -5));
  const { outsiderProbability: probability, isNamed } = membershipOf(8);
  expect(probability).toBe(outsiderProbability(8, { members: 10, size: 16 }));
  expect(isNamed).toBe(true);
  expect(membershipOf(3).isNamed).toBe(false);
});

test('a pool whose bits are few is named where the outsiders stay far below', () => {
  const membershipOf = weigh(few(200, 3.5), few(200, -6));
  expect(outsiderProbability(4, { members: 200, size: 400 })).toBeGreaterThan(0.02);
  expect(membershipOf(4).outsiderProbability).toBeLessThan(0.01);
  expect(membershipOf(4).isNamed).toBe(true);
});

test('and not where some of the outsiders come close', () => {
  const membershipOf = weigh(few(200, 3.5), [...few(170, -6), ...few(30, 1)]);
  expect(membershipOf(4).isNamed).toBe(false);
});

test('outsiders that come close do not take back what bits and shares say', () => {
  const outsiders = [...few(170, -6), ...few(30, 5)];
  expect(weigh(few(200, 8), outsiders)(8.5).isNamed).toBe(true);
});
