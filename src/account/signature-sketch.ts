import { hashIdentity } from './hash.js';

/**
 * Opaque signatures of reasoning kept of one account, issued and sent back: those with the smallest hash (bottom-k; Cohen and Kaplan
 * 2007, doi:10.1145/1281100.1281133). The same hash everywhere, so two accounts that share signatures keep the same ones. Chosen:
 * enough that an account with a few hundred of them still shows a replay now and then, small enough to be held for every account.
 */
export const SKETCHED_SIGNATURES = 16;
/** Longest part of a signature that is hashed: they are random from the first character on. */
const SIGNATURE_CHARS = 4_096;

/** Ascending, without repeats, at most SKETCHED_SIGNATURES. */
export type SignatureSketch = readonly number[];

/** Shared by all accounts that have none, which is nearly all. */
export const NO_SIGNATURES: SignatureSketch = [];

export function addSignatures(sketch: SignatureSketch, signatures: readonly string[]): SignatureSketch {
  if (signatures.length === 0) return sketch;
  return mergeSketches(
    sketch,
    signatures.filter((signature) => signature !== '').map((signature) => hashIdentity(signature.slice(0, SIGNATURE_CHARS))),
  );
}

/** Does not depend on the order of merging. */
export function mergeSketches(left: SignatureSketch, right: SignatureSketch): SignatureSketch {
  if (right.length === 0) return left;
  return [...new Set([...left, ...right])].sort((a, b) => a - b).slice(0, SKETCHED_SIGNATURES);
}
