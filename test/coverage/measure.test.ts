import { expect, test } from 'vitest';
import type { CoverageReading } from '../../src/coverage/coverage.js';
import { measureCoverage } from '../../src/coverage/measure.js';
import { COVERAGE_MEASURES } from '../../src/coverage/measures/index.js';
import { createRng } from '../../src/stats/rng.js';
import { type CoverageCall, inventCalls, numberLists, toCalls } from './coverage-calls.js';

function measure(
  group: readonly CoverageCall[],
  others: readonly (readonly CoverageCall[])[],
  options: { readonly calls: number; readonly rng: () => number },
) {
  const { numbered, lists } = numberLists(group, ...others);
  return measureCoverage(numbered, lists[0]!, lists.slice(1), options);
}

/** Thirty people of one town, each with favourite words of their own among 400. */
function ordinaryAccounts(seed: number, calls = 50) {
  const rng = createRng(seed);
  return Array.from({ length: 30 }, (_, person) =>
    inventCalls(calls, { words: 8, vocabulary: 120, firstWord: 1 + 9 * person, rng }),
  );
}

function byId(readings: readonly CoverageReading[]): Record<string, CoverageReading> {
  return Object.fromEntries(readings.map((reading) => [reading.id, reading]));
}

test('a group that sweeps many subjects covers less, finds more new and stands at the ends', () => {
  const group = inventCalls(500, { words: 8, vocabulary: 6_000, rng: createRng(2) });
  const readings = byId(measure(group, ordinaryAccounts(3), { calls: 40, rng: createRng(4) }));
  expect(readings['sample-coverage']!.percentile).toBe(0);
  expect(readings['self-similarity']!.percentile).toBe(0);
  expect(readings['novelty-rate']!.percentile).toBe(100);
  expect(readings['typical-kinds']!.percentile).toBe(100);
  expect(readings['typical-kinds']!.calls).toBe(40);
});

test('a group that fills in one form stands at the other ends', () => {
  const group = toCalls(Array.from({ length: 200 }, (_, i) => [1, 2, 3, 4, 5, 6, 7, 1_000 + (i % 50)]));
  const readings = byId(measure(group, ordinaryAccounts(3), { calls: 40, rng: createRng(4) }));
  expect(readings['self-similarity']!.percentile).toBe(100);
  expect(readings['novelty-rate']!.percentile).toBe(0);
});

test('one more ordinary account is not at the ends', () => {
  const group = ordinaryAccounts(17)[11]!;
  const readings = measure(group, ordinaryAccounts(3), { calls: 40, rng: createRng(4) });
  for (const { id, percentile } of readings) {
    expect(percentile, id).toBeGreaterThan(2.5);
    expect(percentile, id).toBeLessThan(97.5);
  }
});

test('readings are ordered, survive JSON and can be repeated from the seed', () => {
  const run = () =>
    measure(inventCalls(90, { words: 5, vocabulary: 80, rng: createRng(6) }), ordinaryAccounts(3), {
      calls: 40,
      rng: createRng(7),
    });
  const readings = run();
  expect(readings.map(({ id }) => id)).toEqual(COVERAGE_MEASURES.map(({ id }) => id));
  expect(JSON.parse(JSON.stringify(readings))).toEqual(readings);
  expect(run()).toEqual(readings);
  for (const { observed, interval, ordinary, reason } of readings) {
    expect(interval!.low <= observed! && observed! <= interval!.high).toBe(true);
    expect(ordinary!.low <= ordinary!.median && ordinary!.median <= ordinary!.high).toBe(true);
    expect(reason).toBeNull();
  }
});

test('the order of the calls of a group that is taken whole changes no value', () => {
  const group = inventCalls(30, { words: 5, vocabulary: 80, rng: createRng(6) });
  const there = measure(group, ordinaryAccounts(3), { calls: 40, rng: createRng(7) });
  const back = measure([...group].reverse(), ordinaryAccounts(3), { calls: 40, rng: createRng(7) });
  there.forEach((reading, i) => {
    expect(back[i]!.observed).toBeCloseTo(reading.observed!, 9);
    expect(back[i]!.percentile).toBe(reading.percentile);
  });
});

test('fewer than twenty calls with content cannot say', () => {
  const group = [...inventCalls(19, { words: 5, vocabulary: 80, rng: createRng(6) }), ...toCalls([[], [], []])];
  for (const reading of measure(group, ordinaryAccounts(3), { calls: 40, rng: createRng(7) })) {
    expect(reading).toMatchObject({ observed: null, interval: null, ordinary: null, percentile: null, calls: 19 });
    expect(reading.reason).toBe('fewer than 20 calls with content');
  }
});

test('fewer than twenty ordinary accounts leave the value without a place', () => {
  const group = inventCalls(60, { words: 5, vocabulary: 80, rng: createRng(6) });
  for (const reading of measure(group, ordinaryAccounts(3).slice(0, 19), { calls: 40, rng: createRng(7) })) {
    expect(reading.observed).not.toBeNull();
    expect(reading).toMatchObject({ ordinary: null, percentile: null, calls: 40 });
    expect(reading.reason).toBe('too few ordinary accounts to compare with at 40 calls');
  }
});

test('a comparison at fewer than twenty calls is refused', () => {
  expect(() => measure([], [], { calls: 10, rng: createRng(7) })).toThrow(RangeError);
});
