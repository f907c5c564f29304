import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashIdentity, hashPair, hashText } from '../../src/account/hash.js';

const BUCKETS = 64;

/** Pearson's statistic of the counts against equal shares; 63 degrees of freedom, 0.001 point 103.4 (R: qchisq(0.999, 63) = 103.4424). */
function unevenness(hashes: readonly number[], range: number): number {
  const counts = new Array<number>(BUCKETS).fill(0);
  for (const hash of hashes) counts[Math.floor((hash / range) * BUCKETS)]!++;
  const expected = hashes.length / BUCKETS;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

const numbered = (prefix: string): string[] => Array.from({ length: 50_000 }, (_, index) => `${prefix}${index}`);

describe('hashText', () => {
  test('is a whole number of 32 bits and never 0, which means "absent"', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const hash = hashText(text);
        expect(Number.isInteger(hash) && hash >= 1 && hash < 2 ** 32).toBe(true);
      }),
    );
  });

  test('of a part is that of the part alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, part, after) => {
        const hash = hashText(before + part + after, before.length, before.length + part.length);
        expect(hash).toBe(hashText(part));
      }),
    );
  });

  // Chance: 50,000² / 2 / 2³² = 0.29 pairs expected; five or more have a chance below 1 in 60,000.
  test('numbered texts spread evenly and hardly collide', () => {
    const hashes = numbered('loaf-').map((text) => hashText(text));
    expect(unevenness(hashes, 2 ** 32)).toBeLessThan(103.4);
    expect(hashes.length - new Set(hashes).size).toBeLessThan(5);
  });

  // Regression pins, not reference values: digests that were written must stay comparable with those written today.
  test('keeps its values from release to release', () => {
    expect(['', 'rye', 'Rye', 'rye crust', '酵母'].map((text) => hashText(text))).toEqual([
      2462723854, 1669975479, 747016170, 1662856222, 3691680782,
    ]);
    expect([hashPair(1, 2), hashPair(2, 1), hashPair(0xffffffff, 7)]).toEqual([4191288439, 3357393843, 4123174824]);
    expect(['', 'rye', 'loaf-1', '酵母'].map(hashIdentity)).toEqual([
      1625805295509196, 3864553443768423, 7631287420539459, 8514462865745733,
    ]);
  });
});

describe('hashPair', () => {
  test('is never 0 and tells left from right', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), (left, right) => {
        const hash = hashPair(left, right);
        expect(Number.isInteger(hash) && hash >= 1 && hash < 2 ** 32).toBe(true);
      }),
    );
    expect(hashPair(3, 4)).not.toBe(hashPair(4, 3));
  });
});

describe('hashIdentity', () => {
  test('is a safe integer of 53 bits and never 0', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const hash = hashIdentity(text);
        expect(Number.isSafeInteger(hash) && hash >= 1 && hash < 2 ** 53).toBe(true);
      }),
    );
  });

  // Chance: (2 · 50,000)² / 2 / 2⁵³ = 5.6e-7 pairs expected.
  test('numbered request ids spread evenly over its range and do not collide', () => {
    const hashes = [...numbered('req_'), ...numbered('chatcmpl-9')].map(hashIdentity);
    expect(unevenness(hashes, 2 ** 53)).toBeLessThan(103.4);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('its low half spreads evenly too: sets of calls are addressed by it', () => {
    const low = numbered('req_').map((text) => hashIdentity(text) % 2 ** 32);
    expect(unevenness(low, 2 ** 32)).toBeLessThan(103.4);
  });
});
