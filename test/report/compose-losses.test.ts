import { describe, expect, test } from 'vitest';
import { CALL_MARKS } from '../../src/record/record.js';
import { readTime } from '../../src/record/time.js';
import { composeLosses } from '../../src/report/compose-losses.js';
import { LOSS_WORDS, wordPlaces } from '../../src/report/loss-words.js';
import { createPlaceResolver } from '../../src/report/places.js';
import { ROW_FLAG_NAMES } from '../../src/source/row-flags.js';
import { buildRecord, observeAll, type SimpleCall } from '../account/build-record.js';
import { buildLineBases, buildSource } from './build-source.js';

/** A call that lacks nothing. */
const WHOLE: SimpleCall = {
  requestId: 'loaf-1',
  account: 'baker-1',
  at: '2026-03-02T07:00:00Z',
  zone: 'offset',
  text: 'How long does rye rest?',
  response: 'Until it has doubled.',
};

const resolve = createPlaceResolver([
  { source: buildSource(0, 'march.ndjson'), lineBases: buildLineBases({ 0: 0, 1: 40 }) },
  { source: buildSource(1, 'april.ndjson'), lineBases: buildLineBases({ 2: 0 }) },
]);

/** For each loss a call that has this one and no other. */
const LACKING: readonly (readonly [id: string, call: SimpleCall])[] = [
  ['account-missing', { ...WHOLE, account: null }],
  ['text-missing', without('text')],
  ['response-missing', without('response')],
  ['time-zone-unknown', { ...without('at'), zone: 'unknown' }],
  ['time-zone-assumed', { ...WHOLE, zone: 'assumed' }],
  ['time-zone-documented', { ...WHOLE, zone: 'documented' }],
  ['time-missing', { ...without('at'), zone: 'epoch' }],
  ['request-id-missing', { ...WHOLE, requestId: null }],
  ['json-in-string', { ...WHOLE, nested: true }],
  ...CALL_MARKS.map((mark) => [mark, { ...WHOLE, context: { marks: [mark] } }] as const),
  ['cache-hit', { ...WHOLE, cacheHit: true }],
];

function without(key: keyof SimpleCall): SimpleCall {
  const { [key]: _, ...rest } = WHOLE;
  return rest;
}

function lossesOf(calls: readonly SimpleCall[]) {
  const digest = observeAll(calls.map((call) => buildRecord(call)));
  return composeLosses({ digest, sources: [], calls: calls.length, resolve });
}

test('a call that lacks nothing is no loss', () => {
  expect(lossesOf([WHOLE])).toEqual([]);
});

describe.each(LACKING)('%s', (id, call) => {
  test('is counted and put into words, with what follows from it', () => {
    const losses = lossesOf([WHOLE, call, { ...call, requestId: call.requestId === null ? null : 'loaf-2' }]);
    expect(losses).toEqual([{ id, count: 2, of: 3, statement: expect.any(String), consequence: expect.any(String) }]);
    expect(losses[0]!.statement.trim()).not.toBe('');
    expect(losses[0]!.consequence.trim()).not.toBe('');
  });
});

test('every loss that the fold counts is told, and none that it does not count', () => {
  const { losses } = observeAll(LACKING.map(([, call]) => buildRecord(call)));
  const told = lossesOf(LACKING.map(([, call]) => call));
  expect(told.map(({ id }) => id).sort()).toEqual([...losses.keys()].sort());
  expect(told.map(({ id }) => id)).toEqual(LACKING.map(([id]) => id));
});

test('the words before an analysis are about the same losses', () => {
  // Found when digests are joined, not in a call.
  const ids = [...LACKING.map(([id]) => id), 'call-in-several-digests', 'input-damaged', ...ROW_FLAG_NAMES];
  expect(Object.keys(LOSS_WORDS).sort()).toEqual(ids.sort());
});

test.each(ROW_FLAG_NAMES)('rows with %s are counted of all rows, and the first of them are named', (kind) => {
  const placeAt = (source: number, piece: number, line: number) => ({ source, piece, line, byte: line * 100, length: 90 });
  const sources = [
    { rows: 50, oddRows: [{ kind, rows: 2, examples: [placeAt(0, 0, 7), placeAt(0, 1, 3)] }] },
    { rows: 30, oddRows: [{ kind, rows: 9, examples: [placeAt(1, 2, 1), placeAt(1, 2, 2), placeAt(1, 2, 3)] }] },
  ];
  const [loss, ...others] = composeLosses({ digest: observeAll([buildRecord(WHOLE)]), sources, calls: 70, resolve });
  expect(others).toEqual([]);
  expect(loss).toMatchObject({
    id: kind,
    count: 11,
    of: 80,
    places: [{ line: 7 }, { line: 43 }, { file: 'april.ndjson', line: 1 }],
  });
  expect(wordPlaces(loss?.places)).toBe('. First at march.ndjson:7, march.ndjson:43, april.ndjson:1');
  expect(loss!.consequence.trim()).not.toBe('');
});

test('inputs that are not whole are counted of all inputs', () => {
  const whole = { rows: 5, oddRows: [] };
  const sources = [whole, { ...whole, damage: { code: 'E_INPUT_TRUNCATED', reason: 'cut' } }, whole];
  const losses = composeLosses({ digest: observeAll([buildRecord(WHOLE)]), sources, calls: 15, resolve });
  expect(losses).toMatchObject([{ id: 'input-damaged', count: 1, of: 3 }]);
});

test('a call that failed has no answer to miss', () => {
  expect(lossesOf([{ ...without('response'), status: 'error' }])).toEqual([]);
});

test('a call without any time is not a call whose time lacks a zone', () => {
  const ids = (value: unknown) => {
    const { zone } = readTime(value, 's', null)!;
    return lossesOf([{ ...without('at'), zone }]).map(({ id }) => id);
  };
  expect(ids('2026-03-02 07:00:00')).toEqual(['time-zone-unknown']);
  expect(ids(undefined)).toEqual(['time-missing']);
});

test('the losses are plain JSON', () => {
  const losses = lossesOf(LACKING.map(([, call]) => call));
  expect(JSON.parse(JSON.stringify(losses))).toStrictEqual(losses);
});
