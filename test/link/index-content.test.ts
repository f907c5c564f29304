import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctTexts } from '../../src/account/signals/describe-content.js';
import { featuresOf } from '../../src/account/unit.js';
import { countOfEntry, rarity, squareOfRarity, toEntry, unitOfEntry } from '../../src/link/feature-index.js';
import { indexContent } from '../../src/link/index-content.js';
import { arbitraryUnits } from '../account/arbitrary-units.js';

test('every shared feature lists the units that hold it and in how many texts, as counting in a Map does', () => {
  fc.assert(
    fc.property(arbitraryUnits, (units) => {
      const counted = new Map<number, Map<number, number>>();
      units.forEach((unit, index) => {
        for (const feature of distinctTexts(unit).flatMap((slot) => [...featuresOf(unit.account, slot)])) {
          const holders = counted.get(feature) ?? new Map<number, number>();
          counted.set(feature, holders.set(index, (holders.get(index) ?? 0) + 1));
        }
      });
      const shared = [...counted].filter(([, holders]) => holders.size > 1).sort(([left], [right]) => left - right);
      const { features, contents } = indexContent(units);
      expect(features.size).toBe(shared.length);
      shared.forEach(([feature, holders], number) => {
        expect(features.numberOf(feature)).toBe(number);
        const entries = [...features.entries.subarray(features.starts[number], features.starts[number + 1])];
        expect(entries.map((entry) => [unitOfEntry(entry), countOfEntry(entry)])).toEqual([...holders]);
        for (const [unit, count] of holders) {
          const { ids, counts } = contents[unit]!.content;
          expect(counts[ids.indexOf(number)]).toBe(count);
        }
      });
      for (const { content } of contents) expect([...content.ids]).toEqual([...new Set(content.ids)].sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});

test('an entry keeps its unit and its count', () => {
  for (const [unit, count] of [
    [0, 1],
    [79_999, 64],
    [2 ** 26 - 1, 17],
  ] as const)
    expect([unitOfEntry(toEntry(unit, count)), countOfEntry(toEntry(unit, count))]).toEqual([unit, count]);
});

test('a feature that was never seen has no number', () => {
  expect(indexContent([]).features.numberOf(77)).toBe(-1);
  expect(indexContent([]).contents).toEqual([]);
});

test('a squared weight times two counts is exact, in whatever order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 1, max: 64 }),
      (holders, left, right) => {
        const square = squareOfRarity(holders, 100_000);
        expect(square * left * right).toBe(square * right * left);
        expect(square * left * right).toBe(square * (left * right));
        expect(Math.abs(square / rarity(holders, 100_000) ** 2 - 1)).toBeLessThan(2 ** -40);
      },
    ),
  );
});
