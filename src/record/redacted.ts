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

/** 1 for the characters that they begin with: most short texts are told apart by them, without a hash of the text. */
const isFirst = new Uint8Array(128);
for (const text of PLACEHOLDERS) isFirst[text.charCodeAt(0)] = 1;

export function isPlaceholder(text: string): boolean {
  return text.length <= PLACEHOLDER_CHARS && isFirst[text.charCodeAt(0)] === 1 && PLACEHOLDERS.has(text);
}

/** Whether a prompt or an answer holds a text that was replaced by a placeholder. */
export function holdsPlaceholder(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isPlaceholder(value);
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (holdsPlaceholder(value[i], depth + 1)) return true;
    return false;
  }
  for (const key in value) if (holdsPlaceholder((value as Record<string, unknown>)[key], depth + 1)) return true;
  return false;
}
