import { sum } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import { clockOf } from '../../src/cluster/clock.js';
import type { Tie, TieStatement } from '../../src/cluster/cluster.js';
import { limitTies } from '../../src/cluster/family-limits.js';
import { COHORT_RATIO, scoreUnits } from '../../src/cluster/score-units.js';
import { weightOf } from '../../src/cluster/weight-of.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, sameTextAccounts, unitsOfAccounts } from './build-population.js';

const units = unitsOfAccounts([
  ...ordinaryAccounts(40, 5),
  ...queueAccounts(10, { seed: 5, system: 'Mason.' }),
  ...sameTextAccounts(8, { seed: 5 }),
]);
const population = describePopulation(units);
const clock = clockOf(population);
const queue = Array.from({ length: 10 }, (_, index) => 40 + index);
const readers = Array.from({ length: 8 }, (_, index) => 50 + index);

type SharedValue = Extract<TieStatement, { kind: 'shared-value' }>;
const sharedOf = (ties: readonly Tie[], signal: string): SharedValue | undefined =>
  ties
    .map(({ statement, signal: id }) => (id === signal && statement.kind === 'shared-value' ? statement : undefined))
    .find((found) => found !== undefined);

describe('scoreUnits', () => {
  const { cohort, tiesOf } = scoreUnits(population, clock, queue, { background: 'population' });

  test('takes into the cohort whoever’s content fits, members or not, ascending', () => {
    const chosen = cohort.map(({ unit }) => unit);
    expect(chosen).toEqual(expect.arrayContaining([...queue, ...readers]));
    expect(chosen).toEqual([...chosen].sort((left, right) => left - right));
    for (const { contentRatio } of cohort) expect(contentRatio).toBeGreaterThan(COHORT_RATIO);
  });

  test('a cohort that is given is the cohort', () => {
    const given = scoreUnits(population, clock, queue, { background: 'cohort', cohort: [3, 41] }).cohort;
    expect(given.map(({ unit }) => unit)).toEqual([3, 41]);
  });

  test('looks among given units only, and says which of them came near', () => {
    const {
      cohort: some,
      near,
      tiesOf: tiesOfSome,
    } = scoreUnits(population, clock, queue, { background: 'population', among: [0, 1, 41, 42, 50] });
    expect(some.map(({ unit }) => unit)).toEqual([41, 42, 50]);
    expect(near).toEqual(expect.arrayContaining([41, 42, 50]));
    const valuesOf = (ties: readonly Tie[]) => ties.filter(({ statement }) => statement.kind === 'shared-value');
    for (const { unit } of some) expect(valuesOf(tiesOfSome(unit))).toEqual(valuesOf(tiesOf(unit)));
  });

  test('the group’s share of a value is measured without the unit itself', () => {
    population.signals.forEach((signal, index) => {
      for (const scored of cohort) {
        const statement = sharedOf(tiesOf(scored.unit), signal.id);
        if (!statement) continue;
        const others = queue
          .filter((unit) => unit !== scored.unit)
          .map((unit) => weightOf(population.units[unit]!.vectorOf(index), statement.value));
        expect(statement.shareInGroup).toBeCloseTo(others.reduce((sum, weight) => sum + weight, 0) / others.length, 9);
      }
    });
  });

  test('the share outside is that of everybody who is not in the group, with half a unit added', () => {
    const model = population.signals.findIndex(({ id }) => id === 'model');
    const { value, shareOutside } = sharedOf(tiesOf(cohort[0]!.unit), 'model')!;
    const outside = population.units
      .filter((_, unit) => !queue.includes(unit))
      .map(({ vectorOf }) => weightOf(vectorOf(model), value));
    expect(shareOutside).toBeCloseTo((outside.reduce((sum, weight) => sum + weight, 0) + 0.5) / (outside.length + 1), 9);
  });

  test('against its own cohort a value that the cohort shares is worth less than against everybody', () => {
    // All who read this text use the model of the queue; hardly anybody else does.
    const accounts = sameTextAccounts(10, { seed: 5 }).map((account) => ({
      ...account,
      calls: account.calls.map((call) => ({ ...call, model: 'anvil-large' })),
    }));
    const mixed = describePopulation(
      unitsOfAccounts([...ordinaryAccounts(40, 5), ...queueAccounts(10, { seed: 5 }), ...accounts]),
    );
    const against = (background: 'population' | 'cohort') =>
      sharedOf(scoreUnits(mixed, clockOf(mixed), queue, { background }).tiesOf(40), 'model')!.shareOutside;
    expect(against('cohort')).toBeGreaterThan(against('population'));
    expect(against('cohort')).toBeGreaterThan(0.6);
  });

  test('members of the queue score above the readers of the same text', () => {
    const bitsOf = (unit: number): number => cohort.find((scored) => scored.unit === unit)!.bits;
    expect(Math.min(...queue.map(bitsOf))).toBeGreaterThan(Math.max(...readers.map(bitsOf)));
  });

  test('the bits of a unit are the sum of its ties within the limits of their families', () => {
    for (const { unit, bits } of cohort) {
      const counted = limitTies(population.signals, tiesOf(unit)).map((tie) => tie.bits);
      expect(bits).toBeCloseTo(sum(counted), 9);
    }
    expect(tiesOf(0)).toEqual([]);
  });

  const TEXTS = ['content', 'style'];

  test('openings, payloads, shape and infrastructure tie nobody to a group', () => {
    const signals = new Set(cohort.flatMap(({ unit }) => tiesOf(unit).map(({ signal }) => signal)));
    const families = [...signals]
      .filter((id) => !TEXTS.includes(id))
      .map((id) => SIGNALS.find((signal) => signal.id === id)!.family);
    expect(families.filter((family) => ['content', 'shape', 'infrastructure'].includes(family))).toEqual([]);
  });

  test.each(TEXTS)('%s ties by how well it fits among that of the cohort', (id) => {
    for (const { unit } of cohort)
      expect(tiesOf(unit).find(({ signal }) => signal === id)!.statement).toMatchObject({
        kind: 'habit',
        reference: cohort.length,
      });
  });

  test('the tail of a member’s habit is never 0: one is added', () => {
    for (const { unit } of cohort) {
      for (const { signal, statement } of tiesOf(unit)) {
        if (statement.kind !== 'habit' || TEXTS.includes(signal)) continue;
        expect(statement.tailProbability).toBeGreaterThanOrEqual(1 / (statement.reference + 1));
        expect(statement.tailProbability).toBeLessThanOrEqual(1);
        expect(statement.reference).toBe(units.length - queue.length);
      }
    }
  });
});
