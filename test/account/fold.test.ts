import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUOTED_CALLS, SAMPLE_CALLS } from '../../src/account/account.js';
import { callHash, emptyDigest, LABEL_CHARS, mergeDigests, newText, remapDigest, retractCall } from '../../src/account/fold.js';
import { hoursOf } from '../../src/account/hour-counts.js';
import { placeOfCall, timeOfCall } from '../../src/account/sampled-call.js';
import type { LogRecord } from '../../src/record/record.js';
import { createRng } from '../../src/stats/rng.js';
import { shuffle } from '../../src/stats/shuffle.js';
import { arbitraryLog } from './arbitrary-record.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';

const seed = fc.integer({ min: 1, max: 1_000_000 });

/** Deals records to pieces at random, so every cut of the log is tried, empty pieces included. */
function dealTo(records: readonly LogRecord[], pieces: number, rng: () => number): LogRecord[][] {
  const dealt = Array.from({ length: pieces }, (): LogRecord[] => []);
  for (const record of records) dealt[Math.floor(rng() * pieces)]!.push(record);
  return dealt;
}

describe('the fold', () => {
  test('any cut into pieces, merged in any order, encodes to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 300 }), fc.integer({ min: 1, max: 9 }), seed, (log, pieces, draw) => {
        const rng = createRng(draw);
        const digests = dealTo(log, pieces, rng).map((piece) => observeAll(shuffle([...piece], rng)));
        const merged = shuffle(digests, rng).reduce((into, from) => mergeDigests(into, from), emptyDigest());
        expect(bytesOf(merged)).toBe(bytesOf(observeAll(log)));
      }),
      { numRuns: 60 },
    );
  });

  test('merging is associative: (a + b) + c and a + (b + c) encode to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 300 }), seed, (log, draw) => {
        const [a, b, c] = dealTo(log, 3, createRng(draw)) as [LogRecord[], LogRecord[], LogRecord[]];
        const left = mergeDigests(mergeDigests(observeAll(a), observeAll(b)), observeAll(c));
        const right = mergeDigests(observeAll(a), mergeDigests(observeAll(b), observeAll(c)));
        expect(bytesOf(left)).toBe(bytesOf(right));
      }),
      { numRuns: 60 },
    );
  });

  test('the empty digest changes nothing on either side', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 60 }), (log) => {
        const bytes = bytesOf(observeAll(log));
        expect(bytesOf(mergeDigests(emptyDigest(), observeAll(log)))).toBe(bytes);
        expect(bytesOf(mergeDigests(observeAll(log), emptyDigest()))).toBe(bytes);
      }),
      { numRuns: 40 },
    );
  });

  test('the sample holds exactly the calls with the smallest hashes', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 400 }), (log) => {
        const digest = observeAll(log);
        for (const [key, { sample }] of digest.accounts) {
          const own = log.filter(({ account }) => account === key).map(callHash);
          const smallest = own.sort((left, right) => left - right).slice(0, SAMPLE_CALLS);
          expect([...sample.hashes].sort((left, right) => left - right)).toEqual(smallest);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a sampled call keeps its own time, place and length of text, whatever slot it came to', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 300 }), seed, (log, draw) => {
        const byHash = new Map(log.map((record) => [callHash(record), record]));
        for (const { sample } of observeAll(shuffle([...log], createRng(draw))).accounts.values()) {
          for (let slot = 0; slot < sample.size; slot++) {
            const record = byHash.get(sample.hashes[slot]!)!;
            expect(timeOfCall(sample, slot)).toBe(record.atMs ?? Number.NaN);
            expect(placeOfCall(sample, slot)).toEqual(record.place);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a call that stands in two pieces and is retracted once leaves the digest of the log without it', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 250 }), fc.integer({ min: 2, max: 6 }), seed, (log, pieces, draw) => {
        const rng = createRng(draw);
        const repeats = log.filter(() => rng() < 0.3);
        const later = repeats.map((record) => ({ ...record, place: { ...record.place, piece: record.place.piece + 1_000 } }));
        const digests = [...dealTo(log, pieces, rng), ...dealTo(later, pieces, rng)].map(observeAll);
        const merged = shuffle(digests, rng).reduce((into, from) => mergeDigests(into, from), emptyDigest());
        for (const record of later) retractCall(merged, record);
        expect(bytesOf(merged)).toBe(bytesOf(observeAll(log)));
      }),
      { numRuns: 60 },
    );
  });

  test('remapping shifts source and piece of every place and nothing else', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 120 }), (log) => {
        const digest = observeAll(log);
        remapDigest(digest, 3, 50);
        const shifted = log.map((record) => ({
          ...record,
          place: { ...record.place, source: record.place.source + 3, piece: record.place.piece + 50 },
        }));
        expect(bytesOf(digest)).toBe(bytesOf(observeAll(shifted)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('what one call adds', () => {
  const call = {
    account: 'baker-3',
    at: '2026-03-02T05:30:00Z',
    text: 'How long does rye proof?',
    inputTokens: 12,
    outputTokens: 340,
  };

  test('counters, hours and extremes of one account', () => {
    const later = buildRecord({ ...call, requestId: 'b', at: '2026-03-02T06:10:00Z', status: 'error', cacheHit: true });
    const digest = observeAll([buildRecord({ ...call, requestId: 'a' }), later]);
    const { sample: _, hours, ...numbers } = digest.accounts.get('baker-3')!;
    expect(numbers).toEqual({
      account: 'baker-3',
      calls: 2,
      errors: 1,
      cacheHits: 1,
      callsWithText: 2,
      callsWithTime: 2,
      inputTokens: 24,
      outputTokens: 680,
      firstMs: Date.parse('2026-03-02T05:30:00Z'),
      lastMs: Date.parse('2026-03-02T06:10:00Z'),
      issuedSignatures: [],
      usedSignatures: [],
    });
    // 2026-03-02 is day 20,514 since 1970; 20,514 × 24 = 492,336.
    expect(hoursOf(hours)).toEqual([
      [492_341, 1],
      [492_342, 1],
    ]);
  });

  test('a call without account is counted apart and makes no account', () => {
    const digest = observeAll([buildRecord({ ...call, account: null })]);
    expect(digest.unattributed).toEqual({ calls: 1, inputTokens: 12, outputTokens: 340 });
    expect(digest.accounts.size).toBe(0);
    expect(digest.losses.get('account-missing')).toBe(1);
  });

  test('an account whose every call was retracted is not written', () => {
    const record = buildRecord({ ...call, requestId: 'a' });
    const digest = observeAll([record]);
    retractCall(digest, record);
    expect(bytesOf(digest)).toBe(bytesOf(emptyDigest()));
  });

  test('every loss is named', () => {
    const bare = buildRecord({ account: null, nested: true, cacheHit: true });
    const losses = observeAll([bare, buildRecord({ ...call, zone: 'assumed', requestId: 'x', response: 'An hour' })]).losses;
    expect(Object.fromEntries(losses)).toEqual({
      'text-missing': 1,
      'response-missing': 1,
      'time-zone-unknown': 1,
      'time-zone-assumed': 1,
      'account-missing': 1,
      'request-id-missing': 1,
      'json-in-string': 1,
      'cache-hit': 1,
    });
  });

  test('an error without answer has not lost its answer', () => {
    expect(observeAll([buildRecord({ ...call, status: 'error' })]).losses.has('response-missing')).toBe(false);
  });

  test('new text is what the user wrote after the last answer; a tool result only when there is nothing else', () => {
    const record = buildRecord({ earlier: ['Hello', 'Good morning'], text: 'Which flour?' });
    expect(newText(record)).toBe('Which flour?');
    const tool = { role: 'tool' as const, text: '{"flour":"spelt"}' };
    expect(newText({ ...record, messages: [...record.messages, tool] })).toBe('Which flour?');
    expect(newText({ ...record, messages: [tool], newFrom: 0 })).toBe('{"flour":"spelt"}');
    expect(newText({ ...record, messages: [], newFrom: 0 })).toBe('');
  });

  test('only so many excerpts are kept, each cut without splitting a surrogate pair', () => {
    const text = `${'x'.repeat(LABEL_CHARS - 1)}\ud83c\udf5e and more`;
    const records = Array.from({ length: 20 }, (_, index) => buildRecord({ ...call, text, requestId: `q-${index}` }));
    const bytes = bytesOf(observeAll(records));
    expect(bytes).toBe(bytesOf(observeAll([...records].reverse())));
    const kept = observeAll(records).accounts.get('baker-3')!.sample;
    const smallest = [...kept.hashes].sort((left, right) => left - right).slice(0, QUOTED_CALLS);
    expect(kept.quotes).toEqual(smallest.map((hash) => ({ hash, excerpt: 'x'.repeat(LABEL_CHARS - 1) })));
  });

  test('of two calls without request id, those of one account, time and text are one call', () => {
    const a = buildRecord({ ...call });
    expect(callHash(a)).toBe(callHash(buildRecord({ ...call, model: 'oven-large' })));
    expect(callHash(a)).not.toBe(callHash(buildRecord({ ...call, text: 'How long does spelt proof?' })));
    expect(callHash(a)).not.toBe(callHash(buildRecord({ ...call, at: '2026-03-02T05:30:01Z' })));
    expect(callHash(a)).not.toBe(callHash(buildRecord({ ...call, account: 'baker-4' })));
  });
});
