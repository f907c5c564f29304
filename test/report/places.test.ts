import { describe, expect, test } from 'vitest';
import { QUOTED_CALLS } from '../../src/account/account.js';
import { createPlaceResolver, placeOfSlot, quoteOfSlot, toUtc } from '../../src/report/places.js';
import { buildAccount } from '../account/build-record.js';
import { buildLineBases, buildSource } from './build-source.js';

const resolve = createPlaceResolver([
  { source: buildSource(0, 'north.ndjson'), lineBases: buildLineBases({ 0: 0, 1: 812 }) },
  { source: buildSource(1, 'south.csv'), lineBases: buildLineBases({ 2: 1 }) },
]);

describe('a place', () => {
  test.each([
    ['in the first piece', { source: 0, piece: 0, line: 7 }, 'north.ndjson', 7],
    ['in a later piece: lines before it are added', { source: 0, piece: 1, line: 7 }, 'north.ndjson', 819],
    ['in another file, behind its header', { source: 1, piece: 2, line: 1 }, 'south.csv', 2],
    ['in a piece without a base', { source: 1, piece: 9, line: 5 }, 'south.csv', 5],
    ['in a source that is not listed', { source: 4, piece: 0, line: 5 }, '(source not listed)', 5],
  ])('%s', (_, place, file, line) => {
    expect(resolve({ ...place, byte: 40_213, length: 98 })).toEqual({ file, line, byte: 40_213, length: 98 });
  });
});

const CALLS = Array.from({ length: 6 }, (_, index) => ({
  text: `Buoy ${index}`,
  at: `2026-03-0${index + 1}T07:00:00Z`,
  place: { source: 0, piece: 1, line: index + 1, byte: 1_000 * index, length: 50 + index },
}));

test('a sampled call keeps its place', () => {
  const account = buildAccount('pilot', CALLS);
  const places = CALLS.map((_, slot) => placeOfSlot(account, slot, resolve)).sort((left, right) => left.line - right.line);
  expect(places).toEqual(
    CALLS.map((_, index) => ({ file: 'north.ndjson', line: 813 + index, byte: 1_000 * index, length: 50 + index })),
  );
});

describe('a quote', () => {
  const account = buildAccount('pilot', CALLS);
  const quotes = CALLS.map((_, slot) => quoteOfSlot(account, slot, resolve));

  test('is there for the calls whose text was kept, and for no other', () => {
    expect(quotes.filter((quote) => quote !== null)).toHaveLength(QUOTED_CALLS);
  });

  test('tells account, time, text and place of one and the same call', () => {
    for (const quote of quotes) {
      if (quote === null) continue;
      const index = Number(quote.excerpt.at(-1));
      expect(quote).toEqual({
        account: 'pilot',
        atUtc: `2026-03-0${index + 1}T07:00:00.000Z`,
        excerpt: `Buoy ${index}`,
        place: { file: 'north.ndjson', line: 813 + index, byte: 1_000 * index, length: 50 + index },
      });
    }
  });

  test('has no time when the log states none, and is none without text', () => {
    expect(quoteOfSlot(buildAccount('pilot', [{ text: 'Buoy' }]), 0, resolve)!.atUtc).toBeNull();
    expect(quoteOfSlot(buildAccount('pilot', [{ model: 'harbour-2' }]), 0, resolve)).toBeNull();
  });
});

test.each([
  [null, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
  [8.64e15 + 1, null],
  [8.64e15, '+275760-09-13T00:00:00.000Z'],
  [0, '1970-01-01T00:00:00.000Z'],
  [1_772_435_649_120.75, '2026-03-02T07:14:09.120Z'],
])('%f ms since 1970 are %s', (atMs, utc) => {
  expect(toUtc(atMs)).toBe(utc);
});
