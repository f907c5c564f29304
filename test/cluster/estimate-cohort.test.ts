import { expect, test } from 'vitest';
import { estimateCohort } from '../../src/cluster/estimate-cohort.js';
import { contentRatios, profileOf } from '../../src/cluster/profile.js';
import { COHORT_RATIO } from '../../src/cluster/score-units.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

const population = describePopulation(unitsOfAccounts([...ordinaryAccounts(30, 3), ...queueAccounts(20, { seed: 3 })]));
const profile = profileOf(population, [30, 31, 32, 33]);
const counted = contentRatios(population, profile).filter((ratio) => ratio > COHORT_RATIO).length;

test('the cohort of a log that is looked at whole is counted', () => {
  expect(counted).toBe(20);
  expect(estimateCohort(population, profile)).toBe(counted);
});

test('that of a larger log is estimated from units evenly over it', () => {
  // Every second and every fifth unit: half and a fifth of the queue stand among them.
  expect(estimateCohort(population, profile, 25)).toBe(counted);
  expect(estimateCohort(population, profile, 10)).toBe(counted);
});
