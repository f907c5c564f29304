/** What writers put in the place of text that was taken out. A placeholder is missing text, never a shared template. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'redacted-by-litellm',
  '__REDACTED__',
  'REDACTED',
  '[REDACTED]',
  '[redacted]',
  '<redacted>',
]);
/** Longest of them. */
const PLACEHOLDER_CHARS = 19;

/** Messages hold parts that hold parts; placeholders stand no deeper. */
const MAX_DEPTH = 6;

export function isPlaceholder(text: string): boolean {
  return text.length <= PLACEHOLDER_CHARS && PLACEHOLDERS.has(text);
}

/** Whether a prompt or an answer holds a text that was replaced by a placeholder. */
export function holdsPlaceholder(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isPlaceholder(value);
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.some((each) => holdsPlaceholder(each, depth + 1));
  for (const key in value) if (holdsPlaceholder((value as Record<string, unknown>)[key], depth + 1)) return true;
  return false;
}
