import { type AccountDigest, type CallSample, COLUMN_COUNT, type Digest, LABELLED } from './account.js';
import { COLUMN_INDEX } from './column-index.js';

/** Labels that are held before those that no kept call refers to are looked for. */
const FIRST_PRUNE = 1 << 16;

/** Size at which the labels of a digest are pruned next, once they were. */
const pruneAt = new WeakMap<Digest, number>();

/** Two texts with one hash: the smaller label is kept, so the order of calls does not matter. */
export function addLabel(digest: Digest, value: number, label: string): void {
  const known = digest.labels.get(value);
  if (known === undefined || label < known) digest.labels.set(value, label);
}

/** Labels that calls of these accounts refer to, ascending. */
export function usedLabels(labels: ReadonlyMap<number, string>, accounts: Iterable<AccountDigest>): Uint32Array {
  const used = new Set<number>();
  for (const { sample } of accounts) addUsed(sample, used);
  for (const value of used) if (!labels.has(value)) used.delete(value);
  return Uint32Array.from(used).sort();
}

/**
 * Drops the labels of calls that left the sample: with a system prompt of its own for every call they would grow with the log.
 * Waits until there are twice as many as were needed the last time, so that the looking does not cost more than the labels.
 * Only between calls: while one is written, its labels stand there before it refers to them.
 */
export function pruneLabels(digest: Digest): void {
  const { labels } = digest;
  if (labels.size < FIRST_PRUNE || labels.size < (pruneAt.get(digest) ?? FIRST_PRUNE)) return;
  const used = new Set(usedLabels(labels, digest.accounts.values()));
  for (const value of labels.keys()) if (!used.has(value)) labels.delete(value);
  pruneAt.set(digest, labels.size * 2);
}

const columns = LABELLED.map((column) => COLUMN_INDEX[column]);

/** Calls of an account mostly agree with the call before: a value that repeats is looked up once. */
function addUsed(sample: CallSample, used: Set<number>): void {
  for (const column of columns) {
    let last = 0;
    for (let slot = 0, at = column; slot < sample.size; slot++, at += COLUMN_COUNT) {
      const value = sample.columns[at] as number;
      if (value !== last) used.add(value);
      last = value;
    }
  }
}
