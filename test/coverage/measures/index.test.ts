import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COVERAGE_MEASURES } from '../../../src/coverage/measures/index.js';
import { createRng } from '../../../src/stats/rng.js';
import { shuffle } from '../../../src/stats/shuffle.js';
import { readMeasureCases, tableOf, toCalls } from '../coverage-calls.js';

const callSets = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), { maxLength: 25 });

/** Sums of some hundred shares: what rounding can take from the last digits. */
const ROUNDING = 1e-12;

test('measures are sorted by id, and no id comes twice', () => {
  const ids = COVERAGE_MEASURES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

describe.each(COVERAGE_MEASURES)('$id', (measure) => {
  test.each(readMeasureCases(measure.id))('counted out by hand: $title', ({ calls, expected }) => {
    const { value } = measure.observe(tableOf(toCalls(calls)));
    expect(Math.abs(value! - expected)).toBeLessThanOrEqual(ROUNDING * Math.max(1, expected));
  });

  test('says nothing, and why, where there are no calls', () => {
    const { value, reason } = measure.observe(tableOf([]));
    expect(value).toBeNull();
    expect(reason).toMatch(/call/);
  });

  test('stays in its range, survives JSON and gives a reason exactly when it has no value', () => {
    fc.assert(
      fc.property(callSets, (kinds) => {
        const observation = measure.observe(tableOf(toCalls(kinds)));
        expect(JSON.parse(JSON.stringify(observation))).toEqual(observation);
        expect(observation.value === null).toBe(observation.reason !== null);
        if (observation.value === null) return;
        expect(observation.value).toBeGreaterThanOrEqual(measure.range.low - ROUNDING);
        if (measure.range.high !== null) expect(observation.value).toBeLessThanOrEqual(measure.range.high);
      }),
    );
  });

  test('does not depend on the order of the calls, nor on which number a feature has', () => {
    fc.assert(
      fc.property(callSets, fc.nat(), (kinds, seed) => {
        const { value } = measure.observe(tableOf(toCalls(kinds)));
        const turned = toCalls(shuffle([...kinds], createRng(seed)).map((call) => call.map((kind) => 5_000 - kind)));
        const other = measure.observe(tableOf(turned)).value;
        expect(value === null).toBe(other === null);
        if (value !== null && other !== null) expect(Math.abs(value - other)).toBeLessThan(1e-9);
      }),
    );
  });

  test('says of itself what a reader needs', () => {
    for (const text of Object.values(measure.about)) expect(text.length).toBeGreaterThan(5);
    expect(Object.keys(measure.about).sort()).toEqual(['innocentCause', 'measures', 'source', 'title', 'unit', 'weakness']);
  });
});
