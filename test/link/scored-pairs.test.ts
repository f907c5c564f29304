import { expect, test } from 'vitest';
import { countSteps } from '../../src/link/scored-pairs.js';
import { type BuiltPair, toScoredPairs } from './build-pairs.js';

const pair = (value: number, isSame: boolean): BuiltPair => ({ value, isSame, leftFold: 0, rightFold: 0 });

test('pairs of one similarity are counted together, defaults at their place among them', () => {
  const pairs = [pair(1, false), pair(1, true), pair(3, true)];
  const defaults = [
    { upTo: 0, same: 0.5, different: 9 },
    { upTo: 3, same: 2, different: 0.25 },
    { upTo: 4, same: 1, different: 0 },
  ];
  expect(countSteps(toScoredPairs(pairs), defaults)).toEqual([
    { upTo: 0, same: 0.5, different: 9 },
    { upTo: 1, same: 1, different: 1 },
    { upTo: 3, same: 3, different: 0.25 },
    { upTo: 4, same: 1, different: 0 },
  ]);
});

test('no pairs leave the defaults as they are', () => {
  expect(countSteps(toScoredPairs([]), [{ upTo: 2, same: 1, different: 2 }])).toEqual([{ upTo: 2, same: 1, different: 2 }]);
});

test('a fold that is left out is not counted, on whichever side it stands', () => {
  const pairs = [0, 1, 2].flatMap((leftFold) => [0, 1, 2].map((rightFold) => ({ value: 1, isSame: false, leftFold, rightFold })));
  expect(countSteps(toScoredPairs(pairs), [], 1)).toEqual([{ upTo: 1, same: 0, different: 4 }]);
});
