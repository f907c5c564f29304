import type { Answer } from './answer.js';
import { openJsonText, startsLikeJson } from './nested.js';

/** What a body holds that an export keeps as text. `cut`: it starts as JSON and does not end. */
export type OpenedText = { readonly kind: 'body'; readonly body: unknown } | { readonly kind: 'cut' };

const EVENT_FIELD = 'data:';

/** Opens a body: JSON, server-sent events (then the list of what they carry), or plain text, which stays as it is. */
export function openBodyText(text: string): OpenedText {
  const value = openJsonText(text);
  if (value !== undefined) return { kind: 'body', body: value };
  if (startsLikeJson(text)) return { kind: 'cut' };
  const events = readEventText(text);
  return { kind: 'body', body: events.length > 0 ? events : text };
}

/** The answer came as stream events, and the one that ends it is not among them. */
export function isStreamCut(body: unknown, { text, stopReason }: Answer): boolean {
  return Array.isArray(body) && text !== null && stopReason === null;
}

/** The JSON after each `data:` (WHATWG HTML, server-sent events); comments, names and the closing `[DONE]` carry none. */
function readEventText(text: string): unknown[] {
  const events: unknown[] = [];
  if (!text.includes(EVENT_FIELD)) return events;
  for (const line of text.split('\n')) {
    if (!line.startsWith(EVENT_FIELD)) continue;
    const value = openJsonText(line.slice(EVENT_FIELD.length));
    if (value !== undefined) events.push(value);
  }
  return events;
}
