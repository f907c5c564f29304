import type { Finding, Quote } from '../finding/finding.js';

/** The same call at the same bytes is one exhibit. A row may hold calls of several accounts, so the bytes alone do not say which. */
export function quoteKey({ account, atUtc, place: { file, byte, length } }: Quote): string {
  return JSON.stringify([file, byte, length, account, atUtc]);
}

/** The calls that a finding quotes, each once, in the order of its evidence. */
export function distinctQuotes({ evidence }: Pick<Finding, 'evidence'>): readonly Quote[] {
  return [...new Map(evidence.flatMap(({ quotes }) => quotes).map((quote) => [quoteKey(quote), quote])).values()];
}
