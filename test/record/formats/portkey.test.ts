import { expect, it } from 'vitest';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const [nested] = fixtureRows('portkey/sample.ndjson') as [Record<string, unknown>];
const bodyOf = (field: string) => (nested[field] as { body: unknown }).body;

it('reads bodies under one dotted key as it reads nested ones', () => {
  const { request: _, response: __, ...rest } = nested;
  const dotted = { ...rest, 'request.body': bodyOf('request'), 'response.body': bodyOf('response') };
  const [left, right] = normaliseAll([nested, dotted]).records;
  expect({ ...right, place: null }).toEqual({ ...left, place: null });
});

it.each([
  ['HIT', true],
  ['SEMANTIC HIT', true],
  ['hit', true],
  ['MISS', false],
  ['SEMANTIC MISS', false],
  ['DISABLED', false],
  ['REFRESH', false],
  [null, false],
])('takes the cache status %s for an answer from the cache: %s', (status, cacheHit) => {
  expect(normaliseAll([{ ...nested, cache_status: status }]).records[0]?.cacheHit).toBe(cacheHit);
});

it.each([
  [0, []],
  ['0', []],
  ['', []],
  [1, ['retry']],
  ['2', ['retry']],
])('takes %s retries for the marks %j', (count, marks) => {
  expect(normaliseAll([{ ...nested, retry_success_count: count }]).records[0]?.context.marks).toEqual(marks);
});

it('tells a column that was not asked for from an empty body', () => {
  const { request: _, ...without } = nested;
  const marksOf = (row: object) => normaliseAll([row as never]).records[0]?.context.marks;
  expect(marksOf(without)).toEqual(['text-not-exported']);
  expect(marksOf({ ...nested, request: { body: {} } })).toEqual([]);
});

it('needs the zone of its times from the person', () => {
  const atMs = (assumeTimeZone: string | null) => normaliseAll([nested], { assumeTimeZone }).records[0]?.atMs;
  expect(atMs(null)).toBeNull();
  expect(atMs('UTC')).toBe(1772435649000);
  expect(atMs('Asia/Kolkata')).toBe(1772435649000 - 5.5 * 3_600_000);
});

it('is recognised whatever columns were chosen, and leaves rows of plain exchanges alone', () => {
  const chosen = { created_at: '2026-03-02 07:14:09', ai_model: 'gpt-4o', cache_status: 'MISS', request: nested.request };
  expect(normaliseAll([chosen]).formats).toEqual(['portkey']);
  expect(normaliseAll([{ timestamp: 1772435649, request: nested.request, response: nested.response }]).formats).toEqual([
    'openai',
  ]);
});
