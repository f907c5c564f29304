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

/**
 * Labels that calls of these accounts refer to, ascending. A digest has a thousand times as many values as labels, so they are looked up
 * one by one instead of being sorted together.
 */
export function usedLabels(labels: ReadonlyMap<number, string>, accounts: Iterable<AccountDigest>): Uint32Array {
  const table = createLabelTable(labels);
  for (const { sample } of accounts) markUsed(sample, table);
  return table.values.filter((value, slot) => value !== 0 && table.used[slot] === 1).sort();
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

/** Open addressing: 0 is an empty slot, since no label has the hash 0. */
interface LabelTable {
  readonly values: Uint32Array;
  readonly used: Uint8Array;
}

function createLabelTable(labels: ReadonlyMap<number, string>): LabelTable {
  const slots = 2 ** Math.ceil(Math.log2(2 * labels.size + 2));
  const values = new Uint32Array(slots);
  for (const value of labels.keys()) values[slotOf(values, value)] = value;
  return { values, used: new Uint8Array(slots) };
}

/** The slot that holds the value, or the empty one where it belongs. */
function slotOf(values: Uint32Array, value: number): number {
  const mask = values.length - 1;
  let slot = value & mask;
  while (values[slot] !== 0 && values[slot] !== value) slot = (slot + 1) & mask;
  return slot;
}

const last = new Uint32Array(labelledWords.length);

/** Calls of an account mostly agree with the call before: what repeats is looked up once. */
function markUsed({ store, cells }: CallSample, { values, used }: LabelTable): void {
  last.fill(0);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number;
    const { words } = blockOf(store, cell);
    const at = wordOf(cell);
    for (let column = 0; column < labelledWords.length; column++) {
      const value = words[at + (labelledWords[column] as number)] as number;
      if (value === last[column]) continue;
      last[column] = value;
      const slot = slotOf(values, value);
      if (values[slot] === value) used[slot] = 1;
    }
  }
}
