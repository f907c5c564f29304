import type { Digest } from './account.js';
import { wordsOf } from './content-features.js';
import { linkWordings } from './link-wordings.js';
import { columnOfCall } from './sampled-call.js';

/** System prompt → the wording it belongs to, as the smallest of the prompts that are worded alike. Prompts worded like no other are left out. */
export type Wordings = ReadonlyMap<number, number>;

export const NO_WORDINGS: Wordings = new Map();

/** Wordings of all system prompts of a log, as far as their labels show them. */
export function wordingsOf({ accounts, labels }: Pick<Digest, 'accounts' | 'labels'>): Wordings {
  const prompts = new Set<number>();
  for (const { sample } of accounts.values())
    for (let slot = 0; slot < sample.size; slot++) prompts.add(columnOfCall(sample, slot, 'system'));
  prompts.delete(0);
  const values = [...prompts].sort((left, right) => left - right);
  return linkWordings(values.map((value) => ({ value, words: wordsOf(labels.get(value) ?? '') })));
}
