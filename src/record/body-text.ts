import { openEventText } from './event-text.js';
import { openJsonText, startsLikeJson } from './nested.js';

/** What a body holds that an export keeps as text. `cut`: it starts as JSON and does not end. */
export type OpenedText = { readonly kind: 'body'; readonly body: unknown } | { readonly kind: 'cut' };

/** Opens a body: JSON, server-sent events (then the list of what they carry), or plain text, which stays as it is. */
export function openBodyText(text: string): OpenedText {
  const value = openJsonText(text);
  if (value !== undefined) return { kind: 'body', body: value };
  if (startsLikeJson(text)) return { kind: 'cut' };
  return { kind: 'body', body: openEventText(text) ?? text };
}
