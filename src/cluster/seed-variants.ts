import type { Population } from '../link/population.js';

/** What a seed is grown without; undefined for nothing. */
export type SeedVariant = 'scaffold' | undefined;

/** Share of a seed's calls from which a system prompt is common to it. */
const COMMON_SHARE = 0.5;

/**
 * A seed with a common system prompt is grown a second time without it. The prompt of an application draws in all its users, and a
 * campaign among them, which has more in common than the application, would drown.
 */
export function variantsOf({ signals, units }: Population, seed: readonly number[]): readonly SeedVariant[] {
  const signal = signals.findIndex(({ family, kernel }) => family === 'scaffold' && kernel === 'category');
  const shares = new Map<number, number>();
  for (const unit of seed) {
    const { ids, weights } = units[unit]!.vectorOf(signal);
    ids.forEach((value, i) => {
      if (value !== 0) shares.set(value, (shares.get(value) ?? 0) + (weights[i] as number));
    });
  }
  return Math.max(0, ...shares.values()) >= COMMON_SHARE * seed.length ? [undefined, 'scaffold'] : [undefined];
}
