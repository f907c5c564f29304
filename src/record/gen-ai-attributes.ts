import type { CallMark } from './record.js';
import { isPlaceholder } from './redacted.js';

/** Placeholders inside JSON text of messages; a person who writes the word has its quotation marks escaped there. */
const QUOTED_PLACEHOLDER = '"__REDACTED__"';
/** Lists of messages hold their text at three levels at most. */
const MAX_DEPTH = 6;

/**
 * Takes out what must not be read as a value: attributes that are a placeholder (a user id among them would make strangers one
 * account), and whole numbers that a JSON reader has rounded.
 * @returns what this means for the call
 */
export function cleanAttributes(attributes: Record<string, unknown>): readonly CallMark[] {
  let isRedacted = false;
  let isRounded = false;
  for (const key in attributes) {
    const value = attributes[key];
    if (typeof value === 'number') {
      if (!Number.isInteger(value) || Number.isSafeInteger(value)) continue;
      isRounded = true;
      delete attributes[key];
    } else if (typeof value === 'string' && isPlaceholder(value)) {
      isRedacted = true;
      delete attributes[key];
    } else if (!isRedacted) isRedacted = holdsPlaceholder(value, 0);
  }
  if (!isRedacted && !isRounded) return NONE;
  return [...(isRedacted ? (['text-redacted'] as const) : []), ...(isRounded ? (['number-rounded'] as const) : [])];
}

const NONE: readonly CallMark[] = Object.freeze([]);

function holdsPlaceholder(value: unknown, depth: number): boolean {
  if (typeof value === 'string') {
    const isJson = value.startsWith('[') || value.startsWith('{');
    return isPlaceholder(value) || (isJson && value.includes(QUOTED_PLACEHOLDER));
  }
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return false;
  for (const key in value) if (holdsPlaceholder((value as Record<string, unknown>)[key], depth + 1)) return true;
  return false;
}
