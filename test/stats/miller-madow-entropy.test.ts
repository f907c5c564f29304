import { expect, test } from 'vitest';
import { millerMadowEntropy } from '../../src/stats/miller-madow-entropy.js';
import { createRng } from '../../src/stats/rng.js';
import { shannonEntropy } from '../../src/stats/shannon-entropy.js';
import { testReference } from './reference.js';

testReference('miller-madow-entropy', millerMadowEntropy);

test('nothing counted has no entropy', () => {
  expect(millerMadowEntropy([0])).toBeNull();
});

// Truth: 4 bits (16 kinds, even). 40 calls: the plug-in value misses about 15 / (2 × 40 ln 2) = 0.27 bits of it on average.
test('on 40 calls of 16 even kinds it is nearer to the 4 bits than the plug-in value is', () => {
  const rng = createRng(77);
  let plugIn = 0;
  let corrected = 0;
  for (let run = 0; run < 200; run++) {
    const counts = new Array<number>(16).fill(0);
    for (let call = 0; call < 40; call++) counts[Math.floor(rng() * 16)]!++;
    plugIn += shannonEntropy(counts)! / 200;
    corrected += millerMadowEntropy(counts)! / 200;
  }
  expect(4 - plugIn).toBeGreaterThan(0.2);
  expect(Math.abs(4 - corrected)).toBeLessThan(0.1);
});
