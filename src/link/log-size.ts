import type { Population } from './population.js';
import { REFERENCE_PAIRS } from './reference-pairs.js';

/**
 * Accounts below which nothing is said. Chosen: a value that one of so few accounts outside a group holds is no rarer than 1 in 16, and hours
 * cannot be rarer than 1 in 20 either, so two accounts who agree by chance cannot be told from two that are run together.
 */
export const LEAST_LOG_ACCOUNTS = 20;
/** Accounts from which a log speaks for itself. Below, defaults stand beside its own pairs, and the words are weaker (chosen). */
export const LARGE_LOG_ACCOUNTS = 200;

export interface LogSize {
  /** Different accounts with enough calls to be compared. */
  readonly accounts: number;
  readonly kind: 'too-small' | 'small' | 'large';
  /** Most bits that a finding on this log may claim. */
  readonly supportedBits: number;
}

/**
 * What a log of this size can carry. In a large log log2 of the reference pairs; in a small one log2 of the accounts: its pairs are many,
 * but they are the same few accounts again and again, and part of the weights was measured elsewhere.
 */
export function sizeOfLog({ units }: Pick<Population, 'units'>): LogSize {
  const accounts = new Set(units.map(({ unit }) => unit.account.account)).size;
  if (accounts >= LARGE_LOG_ACCOUNTS) {
    const pairs = (units.length * (units.length - 1)) / 2;
    return { accounts, kind: 'large', supportedBits: Math.log2(Math.min(REFERENCE_PAIRS, pairs)) };
  }
  const kind = accounts < LEAST_LOG_ACCOUNTS ? 'too-small' : 'small';
  return { accounts, kind, supportedBits: Math.log2(Math.max(1, accounts)) };
}
