/**
 * Hashed TF-IDF vectors of the calls' new text: what stands for an embedding here. Words and pairs of neighbouring words are hashed
 * into DIMENSIONS; weight = (1 + ln count) · ln(calls / calls with the feature); length 1.
 */
import { hashPair, hashText } from '../../../dist/account/hash.js';

/** Chosen: some ten thousand distinct features a log, few of them shared by chance. */
export const DIMENSIONS = 1 << 16;
/** As far as the tool itself reads a text for its content features. */
const MAX_CHARS = 2_000;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * @typedef {{ readonly features: Uint16Array, readonly weights: Float32Array }} Vector length 1; empty for a text without words
 * @param {import('./read-calls.mjs').Log} log
 * @returns {ReadonlyMap<string, readonly Vector[]>} by account, in the order of its calls
 */
export function toVectors(log) {
  const callsWith = new Uint32Array(DIMENSIONS);
  const counted = new Map();
  let calls = 0;
  for (const [account, texts] of log) {
    const counts = texts.map(({ text }) => countFeatures(text));
    counted.set(account, counts);
    calls += counts.length;
    for (const count of counts) for (const feature of count.keys()) callsWith[feature]++;
  }
  const weightOf = (count, feature) => (1 + Math.log(count)) * Math.log(calls / callsWith[feature]);
  for (const [account, counts] of counted)
    counted.set(
      account,
      counts.map((count) => toUnitVector(count, weightOf)),
    );
  return counted;
}

/** Adds a vector times a factor into a dense scratch array. */
export function scatter({ features, weights }, dense, factor = 1) {
  for (let i = 0; i < features.length; i++) dense[features[i]] += factor * weights[i];
}

/** Scalar product of a vector with a dense array. */
export function dotDense({ features, weights }, dense) {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += weights[i] * dense[features[i]];
  return sum;
}

/** Empties what `scatter` wrote. */
export function wipe({ features }, dense) {
  for (let i = 0; i < features.length; i++) dense[features[i]] = 0;
}

function countFeatures(text) {
  const counts = new Map();
  const add = (hash) => counts.set(hash % DIMENSIONS, (counts.get(hash % DIMENSIONS) ?? 0) + 1);
  let before = 0;
  for (const [word] of text.slice(0, MAX_CHARS).toLowerCase().matchAll(WORD)) {
    const hash = hashText(word);
    add(hash);
    if (before !== 0) add(hashPair(before, hash));
    before = hash;
  }
  return counts;
}

function toUnitVector(counts, weightOf) {
  const features = Uint16Array.from(counts.keys());
  const weights = Float32Array.from(counts, ([feature, count]) => weightOf(count, feature));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  if (length > 0) for (let i = 0; i < weights.length; i++) weights[i] /= length;
  return { features, weights };
}
