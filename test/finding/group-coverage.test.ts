import { describe, expect, test } from 'vitest';
import { COVERAGE_MEASURES } from '../../src/coverage/measures/index.js';
import { groupCoverage } from '../../src/finding/group-coverage.js';
import { emptyContext, peopleContext, queueContext } from './tests/group-scenarios.js';

const ids = COVERAGE_MEASURES.map(({ id }) => id);

describe.each([
  ['a queue', queueContext],
  ['people', peopleContext],
])('%s', (_, build) => {
  const readings = groupCoverage(build()).readings;

  test('is measured in every way, at one number of calls, beside ordinary accounts', () => {
    expect(readings.map(({ id }) => id)).toEqual(ids);
    expect(new Set(readings.map(({ calls }) => calls))).toEqual(new Set([200]));
    for (const { observed, ordinary, percentile } of readings) {
      expect(observed).not.toBeNull();
      expect(ordinary!.low).toBeLessThanOrEqual(ordinary!.median);
      expect(ordinary!.median).toBeLessThanOrEqual(ordinary!.high);
      expect(percentile).toBeGreaterThanOrEqual(0);
      expect(percentile).toBeLessThanOrEqual(100);
    }
  });

  test('is measured the same twice, as plain JSON', () => {
    expect(groupCoverage(build()).readings).toEqual(readings);
    expect(JSON.parse(JSON.stringify(readings))).toEqual(readings);
  });
});

test('curves are drawn from the same pools, and readings do not depend on them', () => {
  const { curves } = groupCoverage(queueContext());
  expect(curves.map(({ id }) => id)).toEqual(['breadth', 'novelty']);
  for (const { pools } of curves) expect(pools).toBeGreaterThan(0);
});

test('twelve people cover what twelve others of the log cover', () => {
  for (const { percentile } of groupCoverage(peopleContext()).readings) {
    expect(percentile).toBeGreaterThan(1);
    expect(percentile).toBeLessThan(99);
  }
});

test('one narrow queue stands at the end of the ordinary accounts in some way', () => {
  expect(groupCoverage(queueContext()).readings.some(({ percentile }) => percentile! <= 2.5 || percentile! >= 97.5)).toBe(true);
});

test('pools are not made of so few ordinary accounts that all would hold the same', () => {
  const context = queueContext();
  const few = { ...context, ordinary: context.ordinary.slice(0, 2 * context.units.length - 1) };
  const enough = { ...context, ordinary: context.ordinary.slice(0, 2 * context.units.length) };
  for (const { observed, ordinary, percentile, reason } of groupCoverage(few).readings)
    expect([typeof observed, ordinary, percentile, reason]).toEqual(['number', null, null, expect.stringContaining('too few')]);
  for (const { ordinary } of groupCoverage(enough).readings) expect(ordinary).not.toBeNull();
});

test('accounts without text cannot be measured, and the reading says why', () => {
  const readings = groupCoverage(emptyContext()).readings;
  expect(readings.map(({ id }) => id)).toEqual(ids);
  for (const { observed, reason } of readings) {
    expect(observed).toBeNull();
    expect(reason?.trim()).not.toBe('');
  }
});
