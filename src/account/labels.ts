import { type AccountDigest, type CallSample, COLUMN_COUNT, type Digest, LABELLED } from './account.js';
import { COLUMN_INDEX } from './column-index.js';

/** Labels that are held before those that no kept call refers to are looked for. */
const FIRST_PRUNE = 1 << 16;

/** Size at which the labels of a digest are pruned next, once they were. */
const pruneAt = new WeakMap<Digest, number>();

/** Two texts with one hash: the smaller label is kept, so the order of calls does not matter. */
export function addLabel(digest: Digest, value: number, label: string): void {
  const known = digest.labels.get(value);
  if (known === label) return;
  if (known === undefined || label < known) digest.labels.set(value, label);
}

/** Labels that calls of these accounts refer to, ascending. */
export function usedLabels(labels: ReadonlyMap<number, string>, accounts: Iterable<AccountDigest>): Uint32Array {
  const values = columnValues(accounts).sort();
  let used = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if ((i === 0 || value !== values[i - 1]) && labels.has(value)) values[used++] = value;
  }
  return values.subarray(0, used);
}

/** Only the labels that are used, ascending. */
export function sealLabels({ labels, accounts }: LabelledAccounts): Map<number, string> {
  const sealed = new Map<number, string>();
  for (const value of usedLabels(labels, accounts.values())) sealed.set(value, labels.get(value) as string);
  return sealed;
}

interface LabelledAccounts {
  readonly labels: ReadonlyMap<number, string>;
  readonly accounts: { values(): Iterable<AccountDigest> };
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

/** Values of the labelled columns. Calls of an account mostly agree with the call before: what repeats is taken once. */
function columnValues(accounts: Iterable<AccountDigest>): Uint32Array {
  let values = new Uint32Array(1 << 12);
  let count = 0;
  for (const { sample } of accounts) {
    if (count + sample.size * columns.length > values.length) values = enlarge(values, count + sample.size * columns.length);
    count = addValues(sample, values, count);
  }
  return values.subarray(0, count);
}

function addValues(sample: CallSample, values: Uint32Array, from: number): number {
  let count = from;
  for (const column of columns) {
    let last = 0;
    for (let slot = 0, at = column; slot < sample.size; slot++, at += COLUMN_COUNT) {
      const value = sample.columns[at] as number;
      if (value !== last) values[count++] = value;
      last = value;
    }
  }
  return count;
}

function enlarge(values: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(values.length * 2, least));
  larger.set(values);
  return larger;
}
