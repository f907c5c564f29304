import { numberWords } from '../stats/number-words.js';

/** Calls with content, their kinds numbered from 0: a group is counted some two thousand times, and no count has to look a kind up. */
export interface NumberedCalls {
  /** Number of different kinds. */
  readonly kinds: number;
  /** Kind of every incidence, call by call. */
  readonly kindOfIncidence: Uint32Array;
  /** Where the incidences of each call begin; one place more at the end. */
  readonly starts: Uint32Array;
}

/** Some of the calls, by number. */
export type CallNumbers = Uint32Array<ArrayBuffer>;

/**
 * @param features content features of call after call, the caller's own; overwritten
 * @param starts where those of each call begin, and one place more at the end; no call is without content
 */
export function numberKinds(features: Uint32Array, starts: Uint32Array): NumberedCalls {
  return { kinds: numberWords(features).length, kindOfIncidence: features, starts };
}
