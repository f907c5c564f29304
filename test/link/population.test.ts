import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type describeContent, distinctTexts } from '../../src/account/signals/describe-content.js';
import { columnOf, featuresOf, halvesOf } from '../../src/account/unit.js';
import { type DescribedUnit, describeAgainst, describePopulation } from '../../src/link/population.js';
import { arbitraryUnits } from '../account/arbitrary-units.js';
import { unitOf } from './build-units.js';

/** The features of a unit's distinct texts, one set a text: the long way round. */
function textsOf(unit: Parameters<typeof describeContent>[0]): Set<number>[] {
  return distinctTexts(unit).map((slot) => new Set(featuresOf(unit.account, slot)));
}

test('a feature counts once a unit, however busy the account', () => {
  fc.assert(
    fc.property(arbitraryUnits, (units) => {
      const { features } = describePopulation(units);
      const holders = new Map<number, number>();
      for (const unit of units) {
        for (const feature of new Set(textsOf(unit).flatMap((text) => [...text])))
          holders.set(feature, (holders.get(feature) ?? 0) + 1);
      }
      for (const [feature, count] of holders) {
        const number = features.numberOf(feature);
        if (count < 2) expect(number).toBe(-1);
        else expect(features.units[number]).toBe(count);
      }
    }),
    { numRuns: 40 },
  );
});

test('similarity within is the mean weighted overlap over all pairs of different texts of different conversations', () => {
  fc.assert(
    fc.property(arbitraryUnits, (units) => {
      const population = describePopulation(units);
      const sets = units.map(textsOf);
      const holdersOf = (feature: number) => sets.filter((texts) => texts.some((text) => text.has(feature))).length;
      units.forEach((unit, index) => {
        const texts = sets[index]!;
        const slots = distinctTexts(unit);
        const conversations = slots.map((slot) => columnOf(unit.account, slot, 'conversation') || -slot - 1);
        const isOne = new Set(conversations).size < 2;
        const { withinContent } = population.units[index]!;
        if (texts.length < 2) {
          expect(withinContent).toBeNull();
          return;
        }
        let sum = 0;
        let pairs = 0;
        for (let i = 0; i < texts.length; i++) {
          for (let j = 0; j < texts.length; j++) {
            if (isOne ? i === j : conversations[i] === conversations[j]) continue;
            pairs++;
            for (const feature of texts[i]!) {
              if (texts[j]!.has(feature)) sum += Math.log((units.length + 1) / (holdersOf(feature) + 0.5)) ** 2;
            }
          }
        }
        expect(withinContent!).toBeCloseTo(sum / pairs, 9);
      });
    }),
    { numRuns: 25 },
  );
});

test('a unit’s content is in how many of its texts a feature stands; features of one unit alone are left out', () => {
  // "tide" stands in 1 of 2 texts of a and in all of b: 2 of 2 units hold it, rarity ln(3 / 2.5).
  const a = unitOf('a', [{ text: 'tide noon' }, { text: 'gauge moon' }]);
  const b = unitOf('b', [{ text: 'tide ebb' }, { text: 'tide neap' }, { text: 'tide bore' }]);
  const { units, features } = describePopulation([a, b]);
  const [left, right] = units.map(({ content }) => content);
  expect([...left!.ids]).toEqual([...right!.ids]);
  expect([[...left!.counts], left!.calls]).toEqual([[1], 2]);
  expect([[...right!.counts], right!.calls]).toEqual([[3], 3]);
  expect(features.weightOf(left!.ids[0]!)).toBeCloseTo(Math.log(3 / 2.5), 12);
  expect(left!.selfOverlap).toBeCloseTo((0.5 * Math.log(3 / 2.5)) ** 2, 12);
  expect(right!.selfOverlap).toBeCloseTo(Math.log(3 / 2.5) ** 2, 12);
});

test('the same text sent twice counts once', () => {
  const b = unitOf('b', [{ text: 'tide ebb' }, { text: 'tide neap' }]);
  const once = describePopulation([unitOf('a', [{ text: 'tide noon' }, { text: 'gauge moon' }]), b]);
  const thrice = describePopulation([
    unitOf('a', [{ text: 'tide noon' }, { text: 'Tide, noon' }, { text: 'gauge moon' }, { text: 'tide noon?' }]),
    b,
  ]);
  expect(thrice.units[0]!.withinContent).toBe(once.units[0]!.withinContent);
  expect(thrice.units[0]!.content).toEqual(once.units[0]!.content);
});

test('holders of a value are counted by unit, where there are several', () => {
  const keepers = [
    unitOf('a', [
      { text: 'one', model: 'horn' },
      { text: 'two', model: 'horn' },
      { text: 'three', model: 'lamp' },
    ]),
    unitOf('b', [{ text: 'one', model: 'lamp' }]),
    unitOf('c', [{ text: 'one' }]),
  ];
  const population = describePopulation(keepers);
  const model = population.signals.findIndex(({ id }) => id === 'model');
  expect([...population.holders[model]!.values()]).toEqual([2]);
});

test('a unit described against its own population is described as it was in it', () => {
  fc.assert(
    fc.property(arbitraryUnits, (units) => {
      const population = describePopulation(units);
      const plain = ({ vectorOf, ...texts }: DescribedUnit) => ({
        ...texts,
        vectors: population.signals.map((_, signal) => vectorOf(signal)),
      });
      expect(units.map((unit) => plain(describeAgainst(population, unit)))).toEqual(population.units.map(plain));
    }),
    { numRuns: 25 },
  );
});

test('halves are weighed against the whole population', () => {
  const calls = ['tide noon', 'tide moon', 'tide ebb', 'tide neap', 'tide rip', 'tide race'].map((text) => ({ text }));
  const unit = unitOf('a', calls);
  const population = describePopulation([unit, unitOf('b', calls)]);
  const [even, odd] = halvesOf(unit).map((half) => describeAgainst(population, half));
  // "tide" stands in every text of either half; both units of the population hold it.
  for (const { content } of [even!, odd!]) {
    const tide = content.counts.indexOf(3);
    expect(content.calls).toBe(3);
    expect(population.features.weightOf(content.ids[tide]!)).toBeCloseTo(Math.log(3 / 2.5), 12);
  }
});

test('an empty log has an empty population', () => {
  const { units, features } = describePopulation([]);
  expect(units).toEqual([]);
  expect(features.size).toBe(0);
});

test('turns of one conversation are not compared with each other: a dispatcher deals conversations', () => {
  const chat = (opening: string, words: readonly string[]) =>
    words.map((text, turn) => ({ earlier: turn === 0 ? [] : [opening, 'Yes.'], text: turn === 0 ? opening : text }));
  const calls = [
    ...chat('rye crust oven', ['', 'rye crust steam', 'rye crust salt']),
    ...chat('tide buoy lamp', ['', 'tide buoy fog', 'tide buoy chart']),
  ];
  const single = calls.map(({ text }) => ({ text }));
  const within = (own: readonly object[]) =>
    describePopulation([unitOf('keeper', own), unitOf('baker', calls)]).units[0]!.withinContent!;
  expect(within(single)).toBeGreaterThan(0);
  expect(within(calls)).toBe(0);
});
