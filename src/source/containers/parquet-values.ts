import type { ParquetParsers } from 'hyparquet';
import type { Row } from '../source.js';

/** A text that is no UTF-8: its row is rejected, never read with characters replaced. */
const NOT_UTF8 = Symbol('not UTF-8');

const NS_PER_MS = 1_000_000n;
const UNIX_DAY_MS = 86_400_000;
const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * How typed values are written as text, so that nothing is rounded: times in ISO 8601 with all their digits, with a Z only when the
 * column says UTC; text in JSON columns as it is.
 */
export function parsersFor(isUtc: boolean): Partial<ParquetParsers> {
  const zone = isUtc ? 'Z' : '';
  const time = (perSecond: bigint, digits: number) => (value: bigint | undefined) =>
    value === undefined || value === null ? value : isoTime(BigInt(value), perSecond, digits) + zone;
  return {
    timestampFromMilliseconds: time(1_000n, 3),
    timestampFromMicroseconds: time(1_000_000n, 6),
    timestampFromNanoseconds: time(1_000n * NS_PER_MS, 9),
    dateFromDays: (days) => (typeof days === 'number' ? isoDay(days * UNIX_DAY_MS) : days),
    stringFromBytes: textOf,
    jsonFromBytes: textOf,
  };
}

/** Columns as a row of JSON values; null when a text in it is no UTF-8. */
export function toRow(names: readonly string[], values: readonly unknown[]): Row | null {
  try {
    return Object.fromEntries(names.map((name, i) => [name, toJson(values[i])]));
  } catch (error) {
    if (error === NOT_UTF8) return null;
    throw error;
  }
}

/** Whole numbers beyond 2^53 and numbers that JSON has not become text, bytes become text where they are UTF-8 and Base64 elsewhere. */
function toJson(value: unknown): unknown {
  if (value === NOT_UTF8) throw NOT_UTF8;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return bytesToText(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number | bigint>, toJson);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toJson(each)]));
}

function textOf(bytes: Uint8Array | undefined): unknown {
  if (!(bytes instanceof Uint8Array)) return bytes;
  try {
    return fatal.decode(bytes);
  } catch {
    return NOT_UTF8;
  }
}

function bytesToText(bytes: Uint8Array): string {
  const text = textOf(bytes);
  return typeof text === 'string' ? text : Buffer.from(bytes).toString('base64');
}

/** Floor division: times before 1970 have a positive fraction too. */
function isoTime(value: bigint, perSecond: bigint, digits: number): string {
  const rest = ((value % perSecond) + perSecond) % perSecond;
  const seconds = Number((value - rest) / perSecond);
  const date = isoDate(seconds * 1_000);
  return date === null ? String(value) : `${date.slice(0, -5)}.${String(rest).padStart(digits, '0')}`;
}

function isoDay(atMs: number): string {
  return isoDate(atMs)?.split('T')[0] ?? String(atMs / UNIX_DAY_MS);
}

/** Null for times that no calendar of ours has; they stay numbers, as text. */
function isoDate(atMs: number): string | null {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
