import type { Row } from './format.js';
import { isRow } from './value.js';

/** Values inside values (a list of key-value lists) are followed this deep; message lists need five. */
const MAX_DEPTH = 24;

/**
 * A flat row to fill. It has no prototype, so `__proto__` is an ordinary key; and keys that come in any order are added to it about
 * ten times as fast as to an object literal.
 */
export function emptyAttributes(shared?: Row): Record<string, unknown> {
  const row = Object.create(null) as Record<string, unknown>;
  for (const key in shared) row[key] = shared[key];
  return row;
}

/**
 * Adds OTLP attributes (`[{ key, value: { stringValue } }]`) to a flat row. 64-bit integers stay text when they are written as text.
 */
export function addAttributes(attributes: unknown, into: Record<string, unknown>): void {
  if (!Array.isArray(attributes)) return;
  for (const attribute of attributes) {
    if (!isRow(attribute) || typeof attribute.key !== 'string') continue;
    into[attribute.key] = anyValue(attribute.value);
  }
}

/** The plain value in an OTLP AnyValue (an attribute, the body of a log record). Bytes stay as their base64 text. */
export function anyValue(value: unknown, depth = 0): unknown {
  if (!isRow(value) || depth > MAX_DEPTH) return null;
  const { stringValue, intValue, doubleValue, boolValue, arrayValue, kvlistValue } = value;
  if (stringValue !== undefined) return stringValue;
  if (intValue !== undefined) return intValue;
  if (doubleValue !== undefined) return doubleValue;
  if (boolValue !== undefined) return boolValue;
  if (isRow(arrayValue)) return listValues(arrayValue.values, depth + 1);
  return isRow(kvlistValue) ? keyedValues(kvlistValue.values, depth + 1) : null;
}

function listValues(values: unknown, depth: number): unknown[] {
  return Array.isArray(values) ? values.map((value) => anyValue(value, depth)) : [];
}

function keyedValues(values: unknown, depth: number): Row {
  const row = emptyAttributes();
  if (!Array.isArray(values)) return row;
  for (const entry of values) {
    if (isRow(entry) && typeof entry.key === 'string') row[entry.key] = anyValue(entry.value, depth);
  }
  return row;
}
