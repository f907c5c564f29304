import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { STYLE_LEVELS } from '../../src/account/signals/style.js';
import type { SparseVector } from '../../src/account/unit.js';
import { unitsOf } from '../../src/account/unit.js';
import { fitStyle } from '../../src/cluster/fit-style.js';
import { profileOf } from '../../src/cluster/profile.js';
import { describePopulation, type Population } from '../../src/link/population.js';
import { createRng } from '../../src/stats/rng.js';
import { buildAccount } from '../account/build-record.js';
import { columnsOf } from '../link/build-units.js';
import { ordinaryAccounts, unitsOfAccounts } from './build-population.js';

interface Fixture {
  readonly members: readonly number[];
  /** By unit, by call, the level of each feature. */
  readonly levels: readonly (readonly (readonly number[])[])[];
  readonly scores: readonly number[];
}

const fixture = JSON.parse(readFileSync(new URL('../../fixtures/stats/fit-style.json', import.meta.url), 'utf8')) as Fixture;
const SIGNAL = describePopulation([]).signals.findIndex(({ id }) => id === 'style');

function vectorOf(calls: readonly (readonly number[])[]): SparseVector {
  const features = calls[0]?.length ?? 0;
  const shares = new Map<number, number>();
  for (const levels of calls)
    for (const [feature, level] of levels.entries()) {
      const id = feature * STYLE_LEVELS + level;
      shares.set(id, (shares.get(id) ?? 0) + 1 / (calls.length * features));
    }
  const ids = [...shares.keys()].sort((left, right) => left - right);
  return { ids: Uint32Array.from(ids), weights: Float64Array.from(ids, (id) => shares.get(id)!), calls: calls.length };
}

/** A population in which only the ways of writing are those of the list. */
function populationOf(levels: Fixture['levels']): Population {
  const population = describePopulation(unitsOfAccounts(ordinaryAccounts(levels.length, 5)));
  const units = population.units.map((unit, index) => ({
    ...unit,
    vectorOf: (signal: number) => (signal === SIGNAL ? vectorOf(levels[index]!) : unit.vectorOf(signal)),
  }));
  const columns = population.signals.map((_, signal) => columnsOf(units.map(({ vectorOf }) => vectorOf(signal))));
  return { ...population, units, columns };
}

function scoresOf(population: Population, members: readonly number[]): number[] {
  const cohort = population.units.map((_, unit) => unit);
  return [...fitStyle(population, profileOf(population, members), SIGNAL, cohort).scores];
}

describe('the fit of ways of writing', () => {
  test('is the one that numpy computes, a member held against the rest', () => {
    const scores = scoresOf(populationOf(fixture.levels), fixture.members);
    for (const [unit, score] of fixture.scores.entries()) expect(scores[unit]).toBeCloseTo(score, 9);
  });

  test('speaks for shares of one queue and against people with ways of their own, and the more calls, the louder', () => {
    const rng = createRng(7);
    const level = (): number => Math.floor(rng() * 8);
    const share = (size: number): number[][] => Array.from({ length: size }, () => Array.from({ length: 12 }, level));
    const person = (size: number): number[][] => {
      const ways = Array.from({ length: 12 }, level);
      return Array.from({ length: size }, () => ways.map((way) => (rng() < 0.7 ? way : level())));
    };
    const sizes = [...Array.from({ length: 10 }, () => 8), ...Array.from({ length: 10 }, () => 64)];
    const levels = [...sizes.map(share), ...sizes.map(person)];
    const shares = sizes.map((_, unit) => unit);
    const scores = scoresOf(populationOf(levels), shares);
    const mean = (from: number): number => scores.slice(from, from + 10).reduce((sum, score) => sum + score, 0) / 10;
    const [fewOfQueue, manyOfQueue, fewOfPerson, manyOfPerson] = [0, 10, 20, 30].map(mean) as [number, number, number, number];
    expect(fewOfQueue).toBeGreaterThan(0);
    expect(manyOfQueue).toBeGreaterThan(fewOfQueue);
    expect(fewOfPerson).toBeLessThan(0);
    expect(manyOfPerson).toBeLessThan(fewOfPerson);
  });

  test('is unknown for a unit without texts, and held against the cohort alone', () => {
    const silent = unitsOf(
      buildAccount(
        'silent',
        Array.from({ length: 8 }, () => ({ model: 'anvil-large' })),
      ),
      null,
    );
    const population = describePopulation([...unitsOfAccounts(ordinaryAccounts(3, 5)), ...silent]);
    const { scores, reference } = fitStyle(population, profileOf(population, [0, 1]), SIGNAL, [0, 1, 2, 3]);
    expect([...scores].map(Number.isNaN)).toEqual([false, false, false, true]);
    expect(reference).toBeNull();
  });
});
