import { MS_PER_DAY } from '../durations.js';
import type { ZoneBasis } from './record.js';
import { quoteValue } from './value.js';

/** What a number in a time field counts. Given by the format, never guessed from the size of the number. */
export type TimeUnit = 's' | 'ms' | 'us' | 'ns' | 'ticks';

export interface TimeReading {
  readonly atMs: number | null;
  readonly zone: ZoneBasis;
}

/** Turns local wall-clock time (as if it were UTC, in ms) into UTC ms. Null when the zone is not to be assumed. */
export type LocalToUtc = (localMs: number) => number;

const NOT_STATED: TimeReading = { atMs: null, zone: 'absent' };
const WITHOUT_ZONE: TimeReading = { atMs: null, zone: 'unknown' };

/** Years 0 and 10000: outside them a number was read in the wrong unit. */
const FIRST_MS = -62_167_219_200_000;
const LAST_MS = 253_402_300_800_000;

/** .NET ticks (100 ns since year 1) at 1970. */
const TICKS_AT_EPOCH = 621_355_968_000_000_000n;

/**
 * A time field: a number in the format's unit (also as text), or RFC 3339 / `YYYY-MM-DD HH:MM:SS[.fff]` text.
 * Missing is "not stated"; null means that something stands there that cannot be read.
 */
export function readTime(value: unknown, unit: TimeUnit, localToUtc: LocalToUtc | null): TimeReading | null {
  if (value === undefined || value === null || value === '') return NOT_STATED;
  if (typeof value === 'number') return epochReading(epochNumberMs(value, unit));
  if (typeof value !== 'string') return null;
  if (isDateText(value)) return readDateText(value, localToUtc);
  return epochReading(epochTextMs(value, unit));
}

/**
 * As readTime, for an exporter whose documentation says that its times are UTC even where they are written without a zone. That
 * outweighs the zone which a person lets us assume for the files that say nothing.
 */
export function readUtcTime(value: unknown, unit: TimeUnit): TimeReading | null {
  const reading = readTime(value, unit, AS_WRITTEN);
  return reading?.zone === 'assumed' ? { atMs: reading.atMs, zone: 'documented' } : reading;
}

const AS_WRITTEN: LocalToUtc = (localMs) => localMs;

/** The reason printed when readTime gave null. */
export function timeReason(field: string, value: unknown, unit: TimeUnit): string {
  return `expected \`${field}\` in ${UNIT_WORDS[unit]} or as RFC 3339 text, got ${quoteValue(value)}`;
}

const UNIT_WORDS: Readonly<Record<TimeUnit, string>> = {
  s: 'unix seconds',
  ms: 'unix milliseconds',
  us: 'unix microseconds',
  ns: 'unix nanoseconds',
  ticks: '.NET ticks',
};

function epochReading(atMs: number): TimeReading | null {
  return atMs >= FIRST_MS && atMs < LAST_MS ? { atMs: atMs + 0, zone: 'epoch' } : null;
}

/** Kept to whole microseconds: float seconds are no more exact than that. */
function epochNumberMs(value: number, unit: TimeUnit): number {
  if (unit === 's') return Math.round(value * 1e6) / 1e3;
  if (unit === 'ms') return Math.round(value * 1e3) / 1e3;
  if (unit === 'us') return Math.round(value) / 1e3;
  if (unit === 'ns') return Math.round(value / 1e3) / 1e3;
  // A double holds today's ticks in steps of 12.8 µs only, so no more than milliseconds are known.
  return Math.round((value - Number(TICKS_AT_EPOCH)) / 1e4);
}

/** Decimal digits as text do not go through a double before they are cut to microseconds. */
function epochTextMs(text: string, unit: TimeUnit): number {
  if ((unit === 'ns' || unit === 'ticks') && isDigits(text)) {
    return unit === 'ns' ? nanosecondsMs(text) : Number((BigInt(text) - TICKS_AT_EPOCH) / 10n) / 1e3;
  }
  return isDecimal(text) ? epochNumberMs(Number(text), unit) : Number.NaN;
}

function nanosecondsMs(digits: string): number {
  const end = digits.length;
  return end <= 6
    ? Math.floor(Number(digits) / 1e3) / 1e3
    : (Number(digits.slice(0, end - 6)) * 1e3 + Number(digits.slice(end - 6, end - 3))) / 1e3;
}

function isDigits(text: string): boolean {
  if (text.length === 0 || text.length > 24) return false;
  for (let i = 0; i < text.length; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

/** Decimal notation with sign, fraction and exponent; not '', ' ' or hexadecimal, which Number() would take. */
function isDecimal(text: string): boolean {
  return text.length <= 40 && /^[-+]?\d+(\.\d*)?([eE][-+]?\d+)?$/.test(text);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `dddd-`: the start of a calendar date. */
function isDateText(text: string): boolean {
  return text.length >= 16 && text.charCodeAt(4) === 0x2d && isDigit(text.charCodeAt(0));
}

/** Two digits at a place, or NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Written by hand: `new Date(text)` is slower and reads zoneless text in the zone of this machine. */
function readDateText(text: string, localToUtc: LocalToUtc | null): TimeReading | null {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const between = text.charCodeAt(10);
  if (text.charCodeAt(7) !== 0x2d || text.charCodeAt(13) !== 0x3a) return null;
  if (between !== 0x54 && between !== 0x20 && between !== 0x74) return null;
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return null;
  if (!(hour <= 23 && minute <= 59)) return null;
  let at = 16;
  let second = 0;
  if (text.charCodeAt(at) === 0x3a) {
    second = twoDigits(text, at + 1);
    at += 3;
    // 60 is a leap second; it counts as the first second of the next minute.
    if (!(second <= 60)) return null;
  }
  const fractionEnd = endOfFraction(text, at);
  const localMs = utcMs(year, month, day, hour, minute) + second * 1000 + fractionMs(text, at, fractionEnd);
  return zoned(localMs, text, fractionEnd, localToUtc);
}

/** `Date.UTC` reads the years 0 to 99 as 1900 to 1999. Four hundred years of the calendar are 146,097 days. */
function utcMs(year: number, month: number, day: number, hour: number, minute: number): number {
  return year >= 100
    ? Date.UTC(year, month - 1, day, hour, minute)
    : Date.UTC(year + 400, month - 1, day, hour, minute) - 146_097 * MS_PER_DAY;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function endOfFraction(text: string, from: number): number {
  const mark = text.charCodeAt(from);
  if (mark !== 0x2e && mark !== 0x2c) return from;
  let at = from + 1;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** Whole microseconds; further digits are cut. */
function fractionMs(text: string, from: number, end: number): number {
  let micros = 0;
  for (let i = 1; i <= 6; i++) micros = micros * 10 + (from + i < end ? text.charCodeAt(from + i) - 0x30 : 0);
  return micros / 1e3;
}

function zoned(localMs: number, text: string, at: number, localToUtc: LocalToUtc | null): TimeReading | null {
  if (at === text.length) {
    return localToUtc === null ? WITHOUT_ZONE : { atMs: localToUtc(localMs), zone: 'assumed' };
  }
  const offsetMs = offsetOf(text, at);
  return offsetMs === null ? null : { atMs: localMs - offsetMs, zone: 'offset' };
}

/** `Z`, ` UTC`, `+02:00`, `+0200`, `+02` (databases leave the minutes out), with or without a space before it. */
function offsetOf(text: string, from: number): number | null {
  const at = text.charCodeAt(from) === 0x20 ? from + 1 : from;
  const rest = text.length - at;
  const mark = text.charCodeAt(at);
  if (rest === 1) return mark === 0x5a || mark === 0x7a ? 0 : null;
  if (rest === 3 && (text.endsWith('UTC') || text.endsWith('GMT'))) return 0;
  if ((mark !== 0x2b && mark !== 0x2d) || (rest !== 3 && rest !== 5 && rest !== 6)) return null;
  if (rest === 6 && text.charCodeAt(at + 3) !== 0x3a) return null;
  const hours = twoDigits(text, at + 1);
  const minutes = rest === 3 ? 0 : twoDigits(text, at + rest - 2);
  if (!(hours <= 23 && minutes <= 59)) return null;
  return (mark === 0x2d ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
