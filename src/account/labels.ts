import type { AccountDigest, CallSample, Digest } from './account.js';
import { COLUMN_INDEX, type Column, LABELLED } from './call-columns.js';
import { blockOf, COLUMN_WORD, wordOf } from './call-store.js';
import { columnHash, cutText } from './labelled-text.js';
import { createRememberedTexts, type RememberedTexts, recall, remember } from './remembered-texts.js';

/** Labels that are held before those that no kept call refers to are looked for. */
const FIRST_PRUNE = 1 << 16;

/** Size at which the labels of a digest are pruned next, once they were. */
const pruneAt = new WeakMap<Digest, number>();
/** Values whose labels a digest holds, for the digest that was written to last. */
let known: { readonly digest: Digest; readonly texts: RememberedTexts } | null = null;
/** Chosen: the system prompts of some ten thousand applications; the hash of a longer one is one of many costs of its call. */
const REMEMBERED = { slots: 1 << 16, longestChars: 4_096, mostChars: 1 << 24 };

/** Hash of a value of a labelled column; the digest holds its label from then on. 0 for what the log does not say. */
export function labelledHash(digest: Digest, column: Column, text: string | null): number {
  if (text === null || text === '') return 0;
  const texts = knownTextsOf(digest);
  const hash = recall(texts, COLUMN_INDEX[column], text);
  return hash < 0 ? addText(digest, column, text, texts) : hash;
}

function knownTextsOf(digest: Digest): RememberedTexts {
  if (known?.digest !== digest) known = { digest, texts: createRememberedTexts(REMEMBERED) };
  return known.texts;
}

function addText(digest: Digest, column: Column, text: string, texts: RememberedTexts): number {
  const hash = columnHash(column, text);
  addLabel(digest, hash, cutText(text));
  remember(texts, COLUMN_INDEX[column], text, hash);
  return hash;
}

/** Two texts with one hash: the smaller label is kept, so the order of calls does not matter. */
export function addLabel(digest: Digest, value: number, label: string): void {
  const held = digest.labels.get(value);
  if (held === undefined || label < held) digest.labels.set(value, label);
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
  if (known?.digest === digest) known = null;
}

const labelledWords = LABELLED.map((column) => COLUMN_WORD + COLUMN_INDEX[column]);

/** Values of the labelled columns. Calls of an account mostly agree with the call before: what repeats is taken once. */
function columnValues(accounts: Iterable<AccountDigest>): Uint32Array {
  let values = new Uint32Array(1 << 12);
  let count = 0;
  for (const { sample } of accounts) {
    const most = count + sample.size * labelledWords.length;
    if (most > values.length) values = enlarge(values, most);
    count = addValues(sample, values, count);
  }
  return values.subarray(0, count);
}

const last = new Uint32Array(labelledWords.length);

function addValues({ store, cells }: CallSample, values: Uint32Array, from: number): number {
  let count = from;
  last.fill(0);
  for (const cell of cells) {
    const { words } = blockOf(store, cell);
    const at = wordOf(cell);
    for (let i = 0; i < labelledWords.length; i++) {
      const value = words[at + (labelledWords[i] as number)] as number;
      if (value === last[i]) continue;
      values[count++] = value;
      last[i] = value;
    }
  }
  return count;
}

function enlarge(values: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(values.length * 2, least));
  larger.set(values);
  return larger;
}
