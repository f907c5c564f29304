import type { Signal, SignalFamily } from '../account/signals/signal.js';
import type { Tie } from './cluster.js';
import type { Sign } from './sign.js';

/**
 * Bits a family may earn or cost one member (chosen): what its signals say is correlated, and no one of them should make a member or unmake it.
 * Content chooses the cohort, and earns within it how well texts and ways of writing fit as shares of one queue; shape earns nothing on
 * top. Infrastructure earns nothing towards a group: offices, campuses and carriers share it among strangers, and operators vary it at
 * will. `client` is capped low for the same reason.
 */
export const FAMILY_LIMITS: Readonly<Record<SignalFamily, readonly [number, number]>> = {
  /** Measured: on 82 labelled worlds −2 and 6 or −4 and 8 instead changed 4 members of 7,226. */
  content: [-3, 6],
  shape: [0, 0],
  infrastructure: [0, 0],
  scaffold: [-4, 10],
  configuration: [-2.5, 8],
  client: [-0.5, 2],
  time: [-2, 8],
  volume: [-2, 4],
};

/**
 * The ties as they count: where a family's sum exceeds its limit, its ties are scaled to it, so that what a reader adds up is what was
 * counted.
 */
export function limitTies(signals: readonly Signal[], ties: readonly Tie[]): readonly Tie[] {
  const familyOf = new Map(signals.map(({ id, family }) => [id, family]));
  const sums = new Map<SignalFamily, number>();
  for (const { signal, bits } of ties) {
    const family = familyOf.get(signal) as SignalFamily;
    sums.set(family, (sums.get(family) ?? 0) + bits);
  }
  return ties.map((tie) => {
    const family = familyOf.get(tie.signal) as SignalFamily;
    const sum = sums.get(family) as number;
    const [least, most] = FAMILY_LIMITS[family];
    const counted = Math.min(most, Math.max(least, sum));
    return counted === sum ? tie : { ...tie, bits: (tie.bits * counted) / sum + 0 };
  });
}

/** Sum over families within their limits, for every unit of a cohort, by place: correlated signals count once. */
export function sumSigns(signals: readonly Signal[], signs: readonly Sign[], size: number): Float64Array {
  const familyOf = familiesOf(signals);
  const families = signs.map(({ signal }) => familyOf.get(signal) as number);
  const bits = signs.map((sign) => sign.bits);
  const summed = new Float64Array(size);
  for (let place = 0; place < size; place++) {
    sums.fill(0);
    for (let sign = 0; sign < bits.length; sign++) {
      const own = bits[sign]![place] as number;
      if (!Number.isNaN(own)) sums[families[sign] as number]! += own;
    }
    summed[place] = limitedSum();
  }
  return summed;
}

function limitedSum(): number {
  let sum = 0;
  for (let family = 0; family < LIMITS.length; family++) {
    const [least, most] = LIMITS[family] as readonly [number, number];
    sum += Math.min(most, Math.max(least, sums[family] as number));
  }
  return sum;
}

const FAMILIES = Object.keys(FAMILY_LIMITS);
const LIMITS = Object.values(FAMILY_LIMITS);
/** Lent to every sum: cohorts of thousands of units are scored in every round. */
const sums = new Float64Array(FAMILIES.length);
const numbered = new WeakMap<readonly Signal[], ReadonlyMap<string, number>>();

/** Number of each signal's family, by signal. */
function familiesOf(signals: readonly Signal[]): ReadonlyMap<string, number> {
  const known = numbered.get(signals) ?? new Map(signals.map(({ id, family }) => [id, FAMILIES.indexOf(family)]));
  numbered.set(signals, known);
  return known;
}
