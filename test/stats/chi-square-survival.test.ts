import { expect, test } from 'vitest';
import { chiSquareSurvival } from '../../src/stats/chi-square-survival.js';
import { testReference } from './reference.js';

testReference('chi-square-survival', chiSquareSurvival);

test('no degrees of freedom are refused', () => {
  expect(() => chiSquareSurvival(1, 0)).toThrow(RangeError);
});
