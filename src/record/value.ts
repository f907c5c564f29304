import type { Row } from './format.js';

/** Longest piece of a foreign value that is quoted in a reason. */
const QUOTED_CHARS = 40;

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is none, so that its fields read as absent. */
export function rowOf(value: unknown): Row {
  return isRow(value) ? value : NOTHING;
}

const NOTHING: Row = Object.freeze({});

/** Text as an identifier: numbers become text, the empty string counts as missing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return null;
}

/** An identifier. JSON readers round whole numbers beyond 2^53: such a number is no identifier any more, only its text would be. */
export function idOf(value: unknown): string | null {
  return isRounded(value) ? null : textOf(value);
}

export function isRounded(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** The first of two that says something: exports write '' as often as null. */
export function firstText(a: unknown, b: unknown): string | null {
  return textOf(a) ?? textOf(b);
}

/** A finite number, also when written as text (CSV columns, 64-bit integers in OTLP). Adding 0 turns −0, which JSON cannot hold, into 0. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'string' || value === '' || value.length > 40) return null;
  const number = Number(value);
  return Number.isFinite(number) && value.trim() !== '' ? number + 0 : null;
}

/** A whole number ≥ 0 (tokens); anything else is not stated. */
export function countOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number >= 0 && number <= Number.MAX_SAFE_INTEGER ? Math.round(number) : null;
}

/** A duration in ms, kept to whole microseconds; a negative one, or one of more than thirty years, is no statement. */
export function durationOf(ms: number | null): number | null {
  return ms !== null && ms >= 0 && ms < LONGEST_MS ? Math.round(ms * 1e3) / 1e3 : null;
}

const LONGEST_MS = 1e12;

/** true and false, also as the text that databases and Python write. */
export function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'True' || value === 't' || value === '1') return true;
  if (value === 'false' || value === 'False' || value === 'f' || value === '0') return false;
  return null;
}

/** A short quotation of a foreign value for a reason. It is not escaped: the renderer that prints it does that. */
export function quoteValue(value: unknown): string {
  if (typeof value === 'string') return value.length > QUOTED_CHARS ? `"${value.slice(0, QUOTED_CHARS)}…"` : `"${value}"`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}
