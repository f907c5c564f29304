import type { Quote } from '../../finding/finding.js';

/** The same call at the same bytes is one exhibit. A row may hold calls of several accounts, so the bytes alone do not say which. */
export function quoteKey({ account, atUtc, place: { file, byte, length } }: Quote): string {
  return JSON.stringify([file, byte, length, account, atUtc]);
}
