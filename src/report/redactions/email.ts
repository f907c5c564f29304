import type { RedactionRule, Span } from './redaction.js';

/** Longest local part and domain, RFC 5321 section 4.5.3.1. */
const LOCAL_CHARS = 64;
const DOMAIN_CHARS = 255;
const LOCAL = /[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;

export const email: RedactionRule = {
  id: 'email',
  title: 'E-mail address',
  reasonCode: 'R-EMAIL',
  about: {
    finds: 'a local part, @ and a domain with a dot, letters of any script',
    misses: 'quoted local parts with spaces, domains without a dot, addresses that are spelt out ("at", "dot")',
  },
  find(text) {
    const spans: Span[] = [];
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const start = expandLeft(text, at);
      const end = expandRight(text, at + 1);
      if (start < at && text.slice(at + 1, end).includes('.')) spans.push({ start, end });
    }
    return spans;
  },
};

function expandLeft(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LOCAL_CHARS && LOCAL.test(text[start - 1] as string)) start--;
  return start;
}

/** A dot or dash at the end belongs to the sentence. */
function expandRight(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < DOMAIN_CHARS && DOMAIN.test(text[end] as string)) end++;
  while (end > from && /[.-]/.test(text[end - 1] as string)) end--;
  return end;
}
