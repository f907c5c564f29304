import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitOutsiderTail } from '../../src/cluster/outsider-tail.js';

interface Case {
  readonly name: string;
  readonly members: readonly number[];
  readonly outsiders: readonly number[];
  readonly probabilities: readonly (readonly [ownBits: number, probability: number])[];
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/stats/outsider-tail.json', import.meta.url), 'utf8'),
) as readonly Case[];

describe.each(cases)('$name', ({ members, outsiders, probabilities }) => {
  const outsiderAt = fitOutsiderTail({ members, outsiders })!;

  test.each(probabilities)('at %d bits agrees with SciPy', (ownBits, probability) => {
    expect(outsiderAt(ownBits)).toBeCloseTo(probability, 12);
  });
});

const ramp = (size: number, from: number): number[] => Array.from({ length: size }, (_, place) => from + place / 10);

test('too few outsiders show no tail, and one member no group', () => {
  expect(fitOutsiderTail({ members: ramp(10, 5), outsiders: ramp(19, -5) })).toBeNull();
  expect(fitOutsiderTail({ members: [7], outsiders: ramp(40, -5) })).toBeNull();
  expect(fitOutsiderTail({ members: ramp(10, 5), outsiders: ramp(20, -5) })).not.toBeNull();
});

test('outsiders that lie close together are taken to reach as far as likelihood ratios may', () => {
  const members = ramp(10, 5);
  const alike = fitOutsiderTail({ members, outsiders: Array(40).fill(-2) })!;
  // One stranger in 2^b: from 5 to 6 bits a factor of e^(-ln 2 / (1 + 1/√10)) and no more.
  const odds = (bits: number): number => alike(bits) / (1 - alike(bits));
  const above = 6 + 0.45;
  expect(odds(above + 1) / odds(above)).toBeCloseTo(Math.exp(-Math.LN2 / (1 + 1 / Math.sqrt(10))), 9);
});

test('from the threshold on more bits never make an outsider of a unit', () => {
  const bits = fc.integer({ min: -100, max: 100 }).map((tenth) => tenth / 10);
  fc.assert(
    fc.property(
      fc.array(bits, { minLength: 2, maxLength: 30 }),
      fc.array(bits, { minLength: 20, maxLength: 60 }),
      (members, outsiders) => {
        const outsiderAt = fitOutsiderTail({ members, outsiders })!;
        const threshold = [...outsiders].sort((left, right) => right - left)[10]!;
        let last = 1;
        for (let own = threshold; own < threshold + 20; own += 0.5) {
          const probability = outsiderAt(own);
          expect(probability).toBeGreaterThanOrEqual(0);
          if (own > Math.max(...members)) expect(probability).toBeLessThanOrEqual(last);
          last = probability;
        }
      },
    ),
  );
});
