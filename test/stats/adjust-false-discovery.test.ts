import { expect, test } from 'vitest';
import { adjustFalseDiscovery } from '../../src/stats/adjust-false-discovery.js';

test('the factor is asked for the number of tests that can say something', () => {
  const asked: number[] = [];
  adjustFalseDiscovery([0.5, null, 0.2], (tests) => {
    asked.push(tests);
    return 1;
  });
  expect(asked).toEqual([2]);
});
