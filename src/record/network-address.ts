import { textOf } from './value.js';

/** Longest text of an address: IPv6 with an IPv4 tail, in brackets, with a port. */
const LONGEST = 53;

/** An address as a gateway wrote it, its port taken off; null for names of services and other words in its place. */
export function networkAddress(value: unknown): string | null {
  const text = textOf(value);
  if (text === null || text.length > LONGEST) return null;
  const bare = withoutPort(text);
  return /^[0-9a-fA-F.:]+$/.test(bare) && (bare.includes('.') || bare.includes(':')) ? bare : null;
}

function withoutPort(text: string): string {
  if (text.startsWith('[')) return text.slice(1, Math.max(1, text.indexOf(']')));
  const colon = text.indexOf(':');
  return colon > 0 && colon === text.lastIndexOf(':') ? text.slice(0, colon) : text;
}
