import { MS_PER_DAY } from '../durations.js';
import { UsageError } from '../errors.js';
import type { LocalToUtc } from './time.js';

/** Local days whose offset is remembered: three years of logs. */
const CACHED_DAYS = 1100;

/**
 * Reads wall-clock time of a zone. An hour that occurs twice is taken as the earlier one; an hour that a clock change leaves out
 * is read with the offset before the change (RFC 5545 section 3.3.5 does the same), so the answer never depends on the machine.
 */
export function localClock(timeZone: string): LocalToUtc {
  const offsetAt = offsetReader(timeZone);
  const steadyDays = new Map<number, number | null>();
  return (localMs) => {
    const day = Math.floor(localMs / MS_PER_DAY);
    let offset = steadyDays.get(day);
    if (offset === undefined) {
      offset = steadyOffset(day, offsetAt);
      if (steadyDays.size >= CACHED_DAYS) steadyDays.clear();
      steadyDays.set(day, offset);
    }
    return offset === null ? resolve(localMs, offsetAt) : localMs - offset;
  };
}

/** The clock of the zone that the person let us assume; the last one is kept, since every row of a run asks for the same. */
export function assumedClock(timeZone: string | null): LocalToUtc | null {
  if (timeZone === null) return null;
  if (lastClock?.timeZone !== timeZone) lastClock = { timeZone, clock: localClock(timeZone) };
  return lastClock.clock;
}

let lastClock: { readonly timeZone: string; readonly clock: LocalToUtc } | null = null;

/** Whether this machine knows a zone of that name. */
export function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** The offset of a whole local day, or null when the clock changes near it. */
function steadyOffset(day: number, offsetAt: (utcMs: number) => number): number | null {
  const before = offsetAt((day - 1) * MS_PER_DAY);
  return before === offsetAt((day + 2) * MS_PER_DAY) ? before : null;
}

function resolve(localMs: number, offsetAt: (utcMs: number) => number): number {
  const before = offsetAt(localMs - MS_PER_DAY);
  const after = offsetAt(localMs + MS_PER_DAY);
  const early = localMs - Math.max(before, after);
  const late = localMs - Math.min(before, after);
  if (localMs - early === offsetAt(early)) return early;
  return localMs - late === offsetAt(late) ? late : localMs - before;
}

function offsetReader(timeZone: string): (utcMs: number) => number {
  const format = formatter(timeZone);
  return (utcMs) => {
    const whole = Math.floor(utcMs / 1000) * 1000;
    const field: Record<string, number> = {};
    for (const part of format.formatToParts(whole)) field[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
  };
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...fields,
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
  } catch (cause) {
    throw new UsageError('E_TIME_ZONE', `expected an IANA time zone such as Europe/Berlin, got "${timeZone}"; see --assume-tz`, {
      cause,
    });
  }
}
