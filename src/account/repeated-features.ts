import { SAMPLE_CALLS } from './account.js';
import { FEATURE_SLOTS } from './call-columns.js';
import { copyFeatures } from './sampled-call.js';
import type { Unit } from './unit.js';

/** Content features that stand in several of some calls: the first `size` of the lists, which are used again for the next. */
export interface RepeatedFeatures {
  size: number;
  /** Ascending. */
  readonly features: Uint32Array;
  /** Calls that hold each. */
  readonly counts: Uint8Array;
}

const MOST_FEATURES = SAMPLE_CALLS * FEATURE_SLOTS;
const repeated: RepeatedFeatures = {
  size: 0,
  features: new Uint32Array(MOST_FEATURES / 2),
  counts: new Uint8Array(MOST_FEATURES / 2),
};

/** Open addressing, at most half full; a place counts as empty when it bears the number of another round. */
const TABLE_BITS = Math.log2(2 * MOST_FEATURES);
const TABLE_MASK = 2 ** TABLE_BITS - 1;
const words = new Uint32Array(2 ** TABLE_BITS);
const rounds = new Uint32Array(2 ** TABLE_BITS);
const counts = new Uint8Array(2 ** TABLE_BITS);
const room = new Uint32Array(MOST_FEATURES);
let round = 0;

/**
 * Conversations are asked by the million, and most of their features stand in one call: all are counted in a table that stays in the
 * processor's cache, and only the few that come again are put in order.
 */
export function findRepeated({ account }: Pick<Unit, 'account'>, slots: readonly number[]): RepeatedFeatures {
  let size = 0;
  for (const slot of slots) size = copyFeatures(account.sample, slot, room, size);
  beginRound();
  repeated.size = countAll(size);
  repeated.features.subarray(0, repeated.size).sort();
  for (let i = 0; i < repeated.size; i++) repeated.counts[i] = counts[placeOf(repeated.features[i] as number)] as number;
  return repeated;
}

function beginRound(): void {
  if (round === 2 ** 32 - 1) {
    rounds.fill(0);
    round = 0;
  }
  round++;
}

/** @returns how many features came again */
function countAll(size: number): number {
  let found = 0;
  for (let i = 0; i < size; i++) {
    const feature = room[i] as number;
    const place = placeOf(feature);
    if (rounds[place] !== round) {
      rounds[place] = round;
      words[place] = feature;
      counts[place] = 1;
      continue;
    }
    const count = (counts[place] as number) + 1;
    counts[place] = count;
    if (count === 2) repeated.features[found++] = feature;
  }
  return found;
}

function placeOf(feature: number): number {
  let place = Math.imul(feature, 0x9e3779b1) >>> (32 - TABLE_BITS);
  while (rounds[place] === round && words[place] !== feature) place = (place + 1) & TABLE_MASK;
  return place;
}
