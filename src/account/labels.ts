import type { AccountDigest, Digest } from './account.js';
import { COLUMN_INDEX, type Column, LABELLED } from './call-columns.js';
import { blockOf, type CallStore, COLUMN_WORD, wordOf } from './call-store.js';
import { columnHash, cutText } from './labelled-text.js';
import { createRememberedTexts, type RememberedTexts, recall, remember, SYSTEM_PROMPTS } from './remembered-texts.js';

/** Labels that are held before those that no kept call refers to are looked for. */
const FIRST_PRUNE = 1 << 16;

/** Size at which the labels of a digest are pruned next, once they were. */
const pruneAt = new WeakMap<Digest, number>();
/** Values whose labels a digest holds, for the digest that was written to last. */
let known: { readonly digest: Digest; readonly texts: RememberedTexts } | null = null;

/** Hash of a value of a labelled column; the digest holds its label from then on. 0 for what the log does not say. */
export function labelledHash(digest: Digest, column: Column, text: string | null): number {
  if (text === null || text === '') return 0;
  const texts = knownTextsOf(digest);
  const hash = recall(texts, COLUMN_INDEX[column], text);
  return hash < 0 ? addText(digest, column, text, texts) : hash;
}

function knownTextsOf(digest: Digest): RememberedTexts {
  if (known?.digest !== digest) known = { digest, texts: createRememberedTexts(SYSTEM_PROMPTS) };
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
export function usedLabels({ labels, accounts, store }: LabelledAccounts): Uint32Array {
  const table = createLabelTable(labels);
  markUsed(store, keptCells(accounts.values(), store.cells), table);
  return table.values.filter((value, slot) => value !== 0 && table.used[slot] === 1).sort();
}

/** Only the labels that are used, ascending. */
export function sealLabels(digest: LabelledAccounts): Map<number, string> {
  const sealed = new Map<number, string>();
  for (const value of usedLabels(digest)) sealed.set(value, digest.labels.get(value) as string);
  return sealed;
}

interface LabelledAccounts extends Pick<Digest, 'labels' | 'store'> {
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
  const used = new Set(usedLabels(digest));
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

/** 1 for each cell of the store that a sample refers to. */
function keptCells(accounts: Iterable<AccountDigest>, cells: number): Uint8Array {
  const kept = new Uint8Array(cells);
  for (const { sample } of accounts) for (let slot = 0; slot < sample.size; slot++) kept[sample.cells[slot] as number] = 1;
  return kept;
}

/** In the order of the store: account by account, each call would be a trip to memory of its own. */
function markUsed(store: CallStore, kept: Uint8Array, { values, used }: LabelTable): void {
  for (let cell = 0; cell < kept.length; cell++) {
    if (kept[cell] === 0) continue;
    const { words } = blockOf(store, cell);
    const at = wordOf(cell);
    for (let column = 0; column < labelledWords.length; column++) {
      const value = words[at + (labelledWords[column] as number)] as number;
      const slot = slotOf(values, value);
      if (values[slot] === value) used[slot] = 1;
    }
  }
}
