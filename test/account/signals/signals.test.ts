import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../../src/account/signals/index.js';
import { NO_WORDINGS } from '../../../src/account/wordings.js';
import { similarity } from '../../../src/link/kernels.js';
import { describePopulation } from '../../../src/link/population.js';
import { createRng } from '../../../src/stats/rng.js';
import { shuffle } from '../../../src/stats/shuffle.js';
import { arbitraryUnits } from '../arbitrary-units.js';
import { buildAccount } from '../build-record.js';
import { readSignalFixture, type SignalFixture, unitsOfFixture } from './read-signal-fixture.js';

/** Similarities of the named pairs in the population of the fixture, both ways round. */
function compareIn(accounts: SignalFixture['accounts'], signal: number, pair: readonly [string, string]): (number | null)[] {
  const population = describePopulation(unitsOfFixture(accounts));
  const [left, right] = pair.map((name) => population.units[Object.keys(accounts).indexOf(name)]!);
  return [similarity(population, signal, left!, right!), similarity(population, signal, right!, left!)];
}

test('signals are sorted by id, and no id comes twice', () => {
  const ids = SIGNALS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test('every signal has its fixture, and every fixture its signal', () => {
  const files = readdirSync(new URL('../../../fixtures/signals/', import.meta.url)).sort();
  expect(files).toEqual(SIGNALS.map(({ id }) => `${id}.json`));
});

test('exactly one signal compares content', () => {
  expect(SIGNALS.filter(({ kernel }) => kernel === 'content')).toHaveLength(1);
});

describe.each(SIGNALS.map((signal, index) => ({ ...signal, signal, index })))('$id', ({ id, signal, index }) => {
  test('says of itself what a reader needs', () => {
    for (const text of Object.values(signal.about)) expect(text.trim().length).toBeGreaterThan(3);
    expect(Object.keys(signal.about).sort()).toEqual(['innocentCause', 'measures', 'source', 'title', 'unit', 'weakness']);
  });

  test('may weigh for a pair, and against it or not at all', () => {
    expect(signal.leastBits).toBeLessThanOrEqual(0);
    const isOfGroups = signal.family === 'volume' || id === 'style' || id === 'system-wording';
    expect(signal.mostBits).toBeGreaterThan(isOfGroups ? -1 : 0);
    if (isOfGroups) expect([signal.leastBits, signal.mostBits]).toEqual([0, 0]);
    if (signal.family === 'client' || signal.family === 'infrastructure') expect(signal.leastBits).toBe(0);
  });

  test('describes any account by ascending ids with finite weights above 0', () => {
    fc.assert(
      fc.property(arbitraryUnits, (units) => {
        for (const unit of units) {
          const { ids, weights, calls } = signal.describe(unit);
          expect([...ids]).toEqual([...new Set(ids)].sort((left, right) => left - right));
          expect(weights.length).toBe(ids.length);
          expect(weights.every((weight) => Number.isFinite(weight) && weight > 0)).toBe(true);
          expect(calls).toBeLessThanOrEqual(unit.slots.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('does not depend on the order of the calls', () => {
    fc.assert(
      fc.property(arbitraryUnits, fc.nat(), (units, seed) => {
        for (const unit of units) {
          const turned = { ...unit, slots: shuffle([...unit.slots], createRng(seed)) };
          expect(signal.describe(turned)).toEqual(signal.describe(unit));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('survives JSON as lists', () => {
    fc.assert(
      fc.property(arbitraryUnits, (units) => {
        for (const unit of units) {
          const { ids, weights, calls } = signal.describe(unit);
          const plain = { ids: [...ids], weights: [...weights], calls };
          expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('describes an account without calls by nothing', () => {
    const account = buildAccount('baker-9', [{ text: 'Rye?' }]);
    const vector = signal.describe({ account, registration: null, wordings: NO_WORDINGS, slots: [], share: 0 });
    expect(vector).toEqual({ ids: new Uint32Array(0), weights: new Float64Array(0), calls: 0 });
  });

  test('gives finite weights to calls dated before 1970', () => {
    const calls = Array.from({ length: 8 }, (_, call) => ({ text: `Loaf ${call}?`, atMs: -5_000_000_000 + call * 3_700_000 }));
    const account = buildAccount('baker-9', calls);
    const { ids, weights } = signal.describe({
      account,
      registration: null,
      wordings: NO_WORDINGS,
      slots: [0, 1, 2, 3, 4, 5, 6, 7],
      share: 1,
    });
    expect(weights.every((weight) => Number.isFinite(weight) && weight > 0)).toBe(true);
    expect([...ids]).toEqual([...new Set(ids)].sort((left, right) => left - right));
  });

  test('speaks: accounts that agree are more similar than accounts that differ, by the numbers counted out in the fixture', () => {
    const { accounts, speaks } = readSignalFixture(id);
    for (const alike of compareIn(accounts, index, speaks.alike)) expect(alike).toBeCloseTo(speaks.expected.alike, 12);
    for (const unlike of compareIn(accounts, index, speaks.unlike)) expect(unlike).toBeCloseTo(speaks.expected.unlike, 12);
    expect(speaks.expected.alike).toBeGreaterThan(speaks.expected.unlike);
  });

  test('stays silent where the log does not say', () => {
    const { accounts, expected } = readSignalFixture(id).silent;
    const [left, right] = Object.keys(accounts);
    for (const value of compareIn(accounts, index, [left!, right!])) expect(value).toBe(expected);
  });
});
