import type { Signal } from '../account/signals/signal.js';
import type { Population } from '../link/population.js';
import { FAMILY_LIMITS } from './family-limits.js';
import { isMixed, MIXTURE } from './fit-mixture.js';
import type { Profile } from './profile.js';

/** A value is the group's own when this share of its calls carries it; rarer ones earn nothing: any choice of units clumps somewhere. */
const MODAL_SHARE = 0.5;

/** A common wording says nothing beside a common prompt. */
export const WORDING = 'system-wording';
const PROMPT = 'system-prompt';

/** A value of a signal that most of a group's calls carry. */
export interface CommonValue {
  readonly signal: number;
  readonly value: number;
  /** Sum of the members' shares of it. */
  readonly groupSum: number;
}

/** @returns null when the group has no common value, or when the signal earns nothing */
export function commonValue(population: Population, profile: Profile, signal: number): CommonValue | null {
  const { id, kernel, family } = population.signals[signal] as Signal;
  if (kernel !== 'category' || family === 'content' || FAMILY_LIMITS[family][1] === 0) return null;
  if (id === MIXTURE && isMixed(population, profile, signal)) return null;
  if (id === WORDING && commonValue(population, profile, indexOf(population, PROMPT)) !== null) return null;
  let value = -1;
  let groupSum = 0;
  for (const [candidate, sum] of profile.valuesOf(signal)) {
    if (sum > groupSum || (sum === groupSum && candidate < value)) {
      value = candidate;
      groupSum = sum;
    }
  }
  return value < 0 || groupSum < MODAL_SHARE * profile.members.size ? null : { signal, value, groupSum };
}

export function commonValues(population: Population, profile: Profile): readonly CommonValue[] {
  return population.signals.flatMap((_, signal) => commonValue(population, profile, signal) ?? []);
}

function indexOf({ signals }: Population, id: string): number {
  return signals.findIndex((signal) => signal.id === id);
}
