import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, readUtcTime } from '../../src/record/time.js';
import { localClock } from '../../src/record/zone.js';

const berlin = localClock('Europe/Berlin');

describe('readTime', () => {
  // 2026-03-02T07:14:09Z is day 20,514 of the epoch: 20514 · 86400 + 7 · 3600 + 14 · 60 + 9 = 1,772,435,649 s.
  it.each([
    ['2026-03-02T07:14:09Z', 1772435649000, 'offset'],
    ['2026-03-02t07:14:09.5z', 1772435649500, 'offset'],
    ['2026-03-02T08:14:09.123456789+01:00', 1772435649123.456, 'offset'],
    ['2026-03-02 07:14:09.123 UTC', 1772435649123, 'offset'],
    ['2026-03-02 02:14:09-0500', 1772435649000, 'offset'],
    ['2026-03-02 09:14:09,25+02', 1772435649250, 'offset'],
    ['2026-03-02T07:14Z', 1772435640000, 'offset'],
    ['2016-12-31T23:59:60Z', 1483228800000, 'offset'],
    ['0001-01-01T00:00:00Z', -62135596800000, 'offset'],
  ])('reads %s', (text, atMs, zone) => {
    expect(readTime(text, 's', null)).toEqual({ atMs, zone });
  });

  it.each([
    [1772435649, 's', 1772435649000],
    [1772435649.12, 's', 1772435649120],
    ['1772435649.12', 's', 1772435649120],
    [1772435649123, 'ms', 1772435649123],
    [1772435649123456, 'us', 1772435649123.456],
    ['1772435649123456789', 'ns', 1772435649123.456],
    ['999999', 'ns', 0.999],
    [639080324491230000, 'ticks', 1772435649123],
    ['639080324491230000', 'ticks', 1772435649123],
  ] as const)('reads %s in %s', (value, unit, atMs) => {
    expect(readTime(value, unit, null)).toEqual({ atMs, zone: 'epoch' });
  });

  it.each([undefined, null, ''])('takes %s as not stated', (value) => {
    expect(readTime(value, 's', null)).toEqual({ atMs: null, zone: 'absent' });
  });

  it.each([
    'yesterday',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02',
    '2026-03-02T07:14:09+25:00',
    '0x10',
    '02/03/2026 07:14:09',
    '02.03.2026 07:14:09',
    '02-03-2026 07:14:09',
    '2-03-2026 07:14:09',
    '1a23-05-10T10:10:00Z',
    '2026-03-02T07:14:61Z',
    '2026-03-02T07:1',
    '2026-W10-1T07:14:09Z',
    'Mon, 02 Mar 2026 07:14:09 GMT',
    '20260302T071409Z',
    ' ',
    '1e999',
    true,
    {},
    Number.NaN,
  ])('does not read %s', (value) => {
    expect(readTime(value, 's', null)).toBeNull();
  });

  it('does not correct a number in the wrong unit', () => {
    expect(readTime(1772435649123, 's', null)).toBeNull();
    expect(readTime(1772435649, 'ms', null)).toEqual({ atMs: 1772435649, zone: 'epoch' });
  });

  it('leaves time without a zone unknown unless a zone may be assumed', () => {
    expect(readTime('2026-03-02 07:14:09', 's', null)).toEqual({ atMs: null, zone: 'unknown' });
    expect(readTime('2026-03-02 08:14:09', 's', berlin)).toEqual({ atMs: 1772435649000, zone: 'assumed' });
  });

  it('reads time without a zone as UTC where the exporter documents it, and says so', () => {
    expect(readUtcTime('2026-03-02 07:14:09', 'ms')).toEqual({ atMs: 1772435649000, zone: 'documented' });
    expect(readUtcTime('2026-03-02T08:14:09+01:00', 'ms')).toEqual({ atMs: 1772435649000, zone: 'offset' });
    expect(readUtcTime(1772435649000, 'ms')).toEqual({ atMs: 1772435649000, zone: 'epoch' });
    expect(readUtcTime('', 'ms')).toEqual({ atMs: null, zone: 'absent' });
    expect(readUtcTime('at noon', 'ms')).toBeNull();
  });

  it('gives back every instant written as RFC 3339 with any offset', () => {
    const instant = fc.integer({ min: Date.UTC(1, 0, 2), max: Date.UTC(9999, 11, 30) });
    fc.assert(
      fc.property(instant, fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }), (atMs, offset) => {
        const local = new Date(atMs + offset * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(offset);
        const text = `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
        if (local.startsWith('-') || local.startsWith('+')) return;
        expect(readTime(text, 'ms', null)).toEqual({ atMs, zone: 'offset' });
      }),
    );
  });

  it('gives back every millisecond written as nanosecond text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (atMs) => {
        expect(readTime(`${BigInt(atMs) * 1_000_000n}`, 'ns', null)?.atMs).toBe(atMs);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('s', 'ms', 'us', 'ns', 'ticks' as const),
        (value, unit) => void readTime(value, unit, berlin),
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-:TZ+. ') }), (value) => void readTime(value, 'ticks', berlin)),
    );
  });

  it('gives a time that is a number or none, whatever character of a date is damaged', () => {
    const whole = '2026-03-02T07:14:09.123+01:00';
    const damage = fc.record({ at: fc.nat(whole.length - 1), by: fc.constantFrom(...'0129aTZ:-+. /') });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (list) => {
        const text = list.reduce((cut, { at, by }) => cut.slice(0, at) + by + cut.slice(at + 1), whole);
        expect(readTime(text, 's', berlin)?.atMs).not.toBeNaN();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('localClock', () => {
  // Clocks in Berlin went forward at 2026-03-29T01:00Z and back at 2026-10-25T01:00Z.
  it.each([
    ['2026-03-29 01:59:59', '2026-03-29T00:59:59Z', 'before the gap'],
    ['2026-03-29 02:30:00', '2026-03-29T01:30:00Z', 'inside the gap, with the offset before it'],
    ['2026-03-29 03:00:00', '2026-03-29T01:00:00Z', 'after the gap'],
    ['2026-10-25 02:30:00', '2026-10-25T00:30:00Z', 'the hour that occurs twice, the earlier one'],
    ['2026-10-25 03:00:00', '2026-10-25T02:00:00Z', 'after the repeated hour'],
    ['2026-07-01 12:00:00', '2026-07-01T10:00:00Z', 'summer'],
  ])('reads %s as %s (%s)', (local, utc) => {
    expect(readTime(local, 's', berlin)?.atMs).toBe(readTime(utc, 's', null)?.atMs);
  });

  it('knows zones with odd offsets', () => {
    expect(readTime('2026-03-02 12:59:09', 's', localClock('Asia/Kathmandu'))?.atMs).toBe(1772435649000);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => localClock('Mars/Base')).toThrow(/expected an IANA time zone such as Europe\/Berlin, got "Mars\/Base"/);
  });
});

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
