import { isPlaceholder } from './message-text.js';

/** Messages hold parts that hold parts; placeholders stand no deeper. */
const MAX_DEPTH = 6;

/** Whether a prompt or an answer holds a text that was replaced by a placeholder. */
export function holdsPlaceholder(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isPlaceholder(value);
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.some((each) => holdsPlaceholder(each, depth + 1));
  for (const key in value) if (holdsPlaceholder((value as Record<string, unknown>)[key], depth + 1)) return true;
  return false;
}
