import { expect, test } from 'vitest';
import { splitMix } from '../../src/stats/split-mix.js';

// First outputs of the published C code for seed 1234567, as listed by Rosetta Code ("Pseudo-random numbers/Splitmix64").
test('gives the published sequence of seed 1234567', () => {
  const gamma = 0x9e3779b97f4a7c15n;
  const outputs = [0n, 1n, 2n].map((step) => splitMix((1234567n + step * gamma) & ((1n << 64n) - 1n)));
  expect(outputs).toEqual([6457827717110365317n, 3203168211198807973n, 9817491932198370423n]);
});
