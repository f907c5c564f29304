import type { SparseVector } from '../account/unit.js';
import type { Population } from './population.js';

/** Signals whose commonest value must agree to raise a candidate: cheap to test, and what one dispatcher rarely varies. */
const PREFERRED = ['model', 'parameters', 'user-agent', 'system-prompt'];

/** Words of 32 hours that active hours are folded to. */
const HOUR_WORDS = 16;

/** What of units can be compared in nanoseconds, unit after unit: a pair's own vectors lie anywhere in memory. */
export interface Traits {
  /** The commonest value under each preferred signal. */
  readonly values: Uint32Array;
  readonly hours: Uint32Array;
  readonly hourCounts: Uint32Array;
}

export function traitsOf({ signals, units }: Population): Traits {
  const preferred = PREFERRED.map((id) => signals.findIndex((signal) => signal.id === id));
  const activeHours = signals.findIndex(({ id }) => id === 'active-hours');
  const values = new Uint32Array(PREFERRED.length * units.length);
  const hours = new Uint32Array(HOUR_WORDS * units.length);
  const hourCounts = new Uint32Array(units.length);
  units.forEach(({ vectorOf }, unit) => {
    preferred.forEach((signal, i) => {
      values[PREFERRED.length * unit + i] = commonest(vectorOf(signal));
    });
    const active = vectorOf(activeHours).ids;
    hourCounts[unit] = active.length;
    for (const hour of active) {
      const word = HOUR_WORDS * unit + ((hour >>> 5) % HOUR_WORDS);
      hours[word] = (hours[word] as number) | (1 << (hour & 31));
    }
  });
  return { values, hours, hourCounts };
}

function commonest(vector: SparseVector | undefined): number {
  if (!vector) return 0;
  let best = 0;
  for (let i = 1; i < vector.ids.length; i++) if ((vector.weights[i] as number) > (vector.weights[best] as number)) best = i;
  return vector.ids[best] ?? 0;
}

/** Agreement of two units in the commonest values and the active hours; about 0 to 2. */
export function quickScore({ values, hours, hourCounts }: Traits, left: number, right: number): number {
  let score = 0;
  for (let i = 0; i < PREFERRED.length; i++) {
    const value = values[PREFERRED.length * left + i] as number;
    if (value !== 0 && value === values[PREFERRED.length * right + i]) score += 0.25;
  }
  let shared = 0;
  for (let i = 0; i < HOUR_WORDS; i++)
    shared += bitCount((hours[HOUR_WORDS * left + i] as number) & (hours[HOUR_WORDS * right + i] as number));
  return score + shared / Math.sqrt(Math.max(1, (hourCounts[left] as number) * (hourCounts[right] as number)));
}

function bitCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
