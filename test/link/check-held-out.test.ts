import { expect, test } from 'vitest';
import { checkHeldOut } from '../../src/link/check-held-out.js';
import { FOLDS } from '../../src/link/reference-pairs.js';
import { countSteps, type ScoredPairs } from '../../src/link/scored-pairs.js';
import { fitStaircase, weightBits } from '../../src/link/staircase.js';
import { logLikelihoodRatioCost } from '../../src/stats/log-likelihood-ratio-cost.js';
import { createRng } from '../../src/stats/rng.js';
import { type BuiltPair, toScoredPairs } from './build-pairs.js';

const bounds = { leastBits: -8, mostBits: 8 };

/** Thirty accounts: a half-pair each, and every pair of two; similarities drawn by the kind of pair. */
function pairsOf(similarity: (isSame: boolean) => number): ScoredPairs {
  const pairs: BuiltPair[] = [];
  for (let left = 0; left < 30; left++)
    for (let right = left; right < 30; right++)
      pairs.push({
        value: similarity(left === right),
        isSame: left === right,
        leftFold: left % FOLDS,
        rightFold: right % FOLDS,
      });
  return toScoredPairs(pairs.sort((left, right) => left.value - right.value));
}

function costOnItself(pairs: ScoredPairs): number {
  const weight = fitStaircase(countSteps(pairs, []), bounds);
  const bitsOf = (isSame: boolean) =>
    [...pairs.values].flatMap((value, rank) => (pairs.isSame[rank] === (isSame ? 1 : 0) ? [weightBits(weight, value)] : []));
  return logLikelihoodRatioCost(bitsOf(true), bitsOf(false))!;
}

test('a similarity that says nothing costs less than nothing on the pairs it was learnt on, and a whole bit or more on others', () => {
  const rng = createRng(5);
  const pairs = pairsOf(() => rng());
  expect(costOnItself(pairs)).toBeLessThan(0.95);
  expect(checkHeldOut(pairs, [], bounds).cllrBits).toBeGreaterThan(0.97);
});

test('a similarity that tells all pairs apart costs little on others too', () => {
  const rng = createRng(6);
  const pairs = pairsOf((isSame) => (isSame ? 2 : 0) + rng());
  expect(checkHeldOut(pairs, [], bounds).cllrBits).toBeLessThan(0.1);
});

test('only pairs inside a fold are judged: every half, and one pair of two in about five', () => {
  const rng = createRng(7);
  const { heldOut } = checkHeldOut(
    pairsOf(() => rng()),
    [],
    bounds,
  );
  expect(heldOut!.reduce((sum, { same }) => sum + same, 0)).toBe(30);
  // Five folds of six accounts: 5 × 6 × 5 / 2.
  expect(heldOut!.reduce((sum, { different }) => sum + different, 0)).toBe(75);
  expect(heldOut!.map(({ bits }) => bits)).toEqual([...new Set(heldOut!.map(({ bits }) => bits))].sort((a, b) => a - b));
});

test('without pairs of two inside a fold nothing can be said', () => {
  const lone = [0, 1, 2].map((fold): BuiltPair => ({ value: fold, isSame: true, leftFold: fold, rightFold: fold }));
  expect(checkHeldOut(toScoredPairs(lone), [{ upTo: 1, same: 1, different: 1 }], bounds)).toEqual({
    cllrBits: null,
    heldOut: null,
  });
});
