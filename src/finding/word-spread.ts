import { MINUS } from './count-of.js';

/** A heterogeneity with two decimals, a true minus and no negative zero. */
export function wordSpread(spread: number | null): string {
  return spread === null ? 'unknown' : (Math.round(spread * 100) / 100 + 0).toFixed(2).replace('-', MINUS);
}
