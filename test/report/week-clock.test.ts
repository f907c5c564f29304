import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWeekClock } from '../../src/report/week-clock.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Sun 02` of an hour of the week. */
function nameOf(hourOfWeek: number): string {
  return `${DAYS[Math.floor(hourOfWeek / 24)]} ${String(hourOfWeek % 24).padStart(2, '0')}`;
}

/** Local times from the tz database, as `TZ=… date -d …` prints them. */
describe.each([
  ['UTC', '2026-03-02T00:00:00Z', 'Mon 00'],
  ['UTC', '2026-03-01T23:59:59.999Z', 'Sun 23'],
  ['UTC', '1970-01-01T00:00:00Z', 'Thu 00'],
  ['UTC', '1969-12-31T23:30:00Z', 'Wed 23'],
  ['Europe/Berlin', '2026-03-01T23:00:00Z', 'Mon 00'],
  ['America/New_York', '2026-03-02T00:00:00Z', 'Sun 19'],
  ['America/New_York', '2026-03-02T05:00:00Z', 'Mon 00'],
  ['Asia/Kathmandu', '2026-03-01T18:14:00Z', 'Sun 23'],
  ['Asia/Kathmandu', '2026-03-01T18:15:00Z', 'Mon 00'],
  ['Pacific/Auckland', '2026-03-01T12:00:00Z', 'Mon 01'],
])('%s at %s', (zone, instant, expected) => {
  test(`it is ${expected}`, () => {
    expect(nameOf(createWeekClock(zone)(Date.parse(instant)))).toBe(expected);
  });
});

describe('clocks change', () => {
  test.each([
    ['forward in Berlin, before', 'Europe/Berlin', '2026-03-29T00:59:59Z', 'Sun 01'],
    ['forward in Berlin, after: two o’clock is left out', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'Sun 03'],
    ['back in Berlin, two o’clock for the first time', 'Europe/Berlin', '2026-10-25T00:30:00Z', 'Sun 02'],
    ['back in Berlin, two o’clock again', 'Europe/Berlin', '2026-10-25T01:30:00Z', 'Sun 02'],
    ['back in Berlin, after', 'Europe/Berlin', '2026-10-25T02:00:00Z', 'Sun 03'],
    ['forward in New York, before', 'America/New_York', '2026-03-08T06:59:59Z', 'Sun 01'],
    ['forward in New York, after', 'America/New_York', '2026-03-08T07:00:00Z', 'Sun 03'],
    ['never in Kathmandu', 'Asia/Kathmandu', '2026-03-29T01:00:00Z', 'Sun 06'],
  ])('%s', (_, zone, instant, expected) => {
    expect(nameOf(createWeekClock(zone)(Date.parse(instant)))).toBe(expected);
  });
});

test('an hour of the week is a whole number from 0 to 167, and UTC is arithmetic', () => {
  const utc = createWeekClock('UTC');
  const sydney = createWeekClock('Australia/Sydney');
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }), (atMs) => {
      // 1970-01-01 was a Thursday: 72 hours after Monday
      const hours = Math.floor(atMs / 3_600_000) + 72;
      expect(utc(atMs)).toBe(((hours % 168) + 168) % 168);
      expect(Number.isInteger(sydney(atMs)) && sydney(atMs) >= 0 && sydney(atMs) < 168).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a zone that is not known is refused', () => {
  expect(() => createWeekClock('Europe/Atlantis')).toThrow(RangeError);
});
