import { textOf } from './value.js';

/** `https://api.example.test/v1/chat/completions?key=…` → `/v1/chat/completions`: the host is the provider's, and a query may hold a key. */
export function requestPath(url: unknown): string | null {
  const text = textOf(url);
  if (text === null) return null;
  const scheme = text.indexOf('://');
  const slash = scheme < 0 ? -1 : text.indexOf('/', scheme + 3);
  const path = slash < 0 ? text : text.slice(slash);
  const query = path.indexOf('?');
  return textOf(query < 0 ? path : path.slice(0, query));
}
