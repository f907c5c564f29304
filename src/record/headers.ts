import { openJsonText } from './nested.js';
import { isRow, textOf } from './value.js';

/** A logged header by its lower-case name, whatever case the gateway kept; the first value where there are several. */
export function readHeader(headers: unknown, name: string): string | null {
  const opened = typeof headers === 'string' ? openJsonText(headers) : headers;
  if (!isRow(opened)) return null;
  for (const key of Object.keys(opened)) {
    if (key.toLowerCase() !== name) continue;
    const value = opened[key];
    return textOf(Array.isArray(value) ? value[0] : value);
  }
  return null;
}
