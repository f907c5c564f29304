import { expect, test } from 'vitest';
import { logBinomialCoefficient } from '../../src/stats/log-binomial-coefficient.js';
import { sequentialPValue } from '../../src/stats/sequential-p-value.js';
import { testReference } from './reference.js';

/** Level → probability of a p-value at or below it, over all sets of draws that may lie beyond the observed value. */
function levelsOf(stages: readonly number[]): readonly (readonly [number, number])[] {
  const draws = stages.at(-1) as number;
  const probabilities = new Map<number, number>();
  for (let set = 0; set < 2 ** draws; set++) {
    const hitsUpTo = (draw: number): number => bitsOf(set % 2 ** draw);
    const pValue = sequentialPValue(stages.map((stage) => ({ hits: hitsUpTo(stage), draws: stage })));
    // Any number of draws beyond it is equally likely, and so is any choice of that many.
    const probability = Math.exp(-logBinomialCoefficient(draws, bitsOf(set))) / (draws + 1);
    probabilities.set(pValue, (probabilities.get(pValue) ?? 0) + probability);
  }
  let sum = 0;
  return [...probabilities]
    .sort(([left], [right]) => left - right)
    .map(([pValue, probability]) => {
      sum += probability;
      return [pValue, sum];
    });
}

function bitsOf(set: number): number {
  return set.toString(2).replaceAll('0', '').length;
}

testReference('sequential-p-value', levelsOf);

test('a first stage with a hit decides, whatever later ones hold', () => {
  expect(sequentialPValue([{ hits: 3, draws: 199 }])).toBe(0.02);
  expect(
    sequentialPValue([
      { hits: 3, draws: 199 },
      { hits: 3, draws: 999 },
    ]),
  ).toBe(0.02);
});

test('without a hit the last stage gives the smallest value that its draws can give', () => {
  expect(
    sequentialPValue([
      { hits: 0, draws: 199 },
      { hits: 0, draws: 999 },
      { hits: 0, draws: 9999 },
    ]),
  ).toBe(0.0001);
});

test('no draws tell nothing', () => {
  expect(sequentialPValue([])).toBe(1);
});
