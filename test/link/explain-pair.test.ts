import { expect, test } from 'vitest';
import { compareUnits } from '../../src/link/compare.js';
import { explainPair } from '../../src/link/explain-pair.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from '../cluster/build-population.js';

test('the signals of every link sum to its bits, prior taken off', () => {
  const units = unitsOfAccounts([...ordinaryAccounts(60, 2), ...queueAccounts(8, { seed: 2, system: 'Answer as the mason.' })]);
  const { population, weights, links, priorBits } = compareUnits(units, 5);
  expect(links.length).toBeGreaterThan(20);
  for (const { left, right, bits } of links) {
    const sum = explainPair(population, weights, left, right).reduce((total, part) => total + part.bits, 0);
    expect(sum - priorBits).toBeCloseTo(bits, 9);
  }
});
