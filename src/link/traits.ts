import type { SparseVector } from '../account/unit.js';
import type { DescribedUnit, Population } from './population.js';

/** Signals whose commonest value must agree to raise a candidate: cheap to test, and what one dispatcher rarely varies. */
const PREFERRED = ['model', 'parameters', 'user-agent', 'system-prompt'];

/** What of a unit can be compared in nanoseconds. */
export interface Traits {
  readonly values: Uint32Array;
  /** Active hours folded to 512 bits. */
  readonly hours: Uint32Array;
  readonly hourCount: number;
}

const HOUR_WORDS = 16;

export function traitsOf({ signals }: Population, { vectors }: DescribedUnit): Traits {
  const values = Uint32Array.from(PREFERRED, (id) => commonest(vectors[signals.findIndex((signal) => signal.id === id)]));
  const hours = new Uint32Array(HOUR_WORDS);
  const active = vectors[signals.findIndex((signal) => signal.id === 'active-hours')]?.ids ?? new Uint32Array(0);
  for (const hour of active) hours[(hour >>> 5) % HOUR_WORDS] = (hours[(hour >>> 5) % HOUR_WORDS] as number) | (1 << (hour & 31));
  return { values, hours, hourCount: active.length };
}

function commonest(vector: SparseVector | undefined): number {
  if (!vector) return 0;
  let best = 0;
  for (let i = 1; i < vector.ids.length; i++) if ((vector.weights[i] as number) > (vector.weights[best] as number)) best = i;
  return vector.ids[best] ?? 0;
}

/** Agreement in the commonest values and the active hours; about 0 to 2. */
export function quickScore(left: Traits, right: Traits): number {
  let score = 0;
  for (let i = 0; i < left.values.length; i++) if (left.values[i] !== 0 && left.values[i] === right.values[i]) score += 0.25;
  let shared = 0;
  for (let word = 0; word < HOUR_WORDS; word++) shared += bitCount((left.hours[word] as number) & (right.hours[word] as number));
  return score + shared / Math.sqrt(Math.max(1, left.hourCount * right.hourCount));
}

function bitCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
