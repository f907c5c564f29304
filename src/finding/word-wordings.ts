import { columnOf } from '../account/unit.js';
import { WORDING } from '../cluster/common-value.js';
import type { GroupContext } from './group-context.js';
import { quote } from './word-ties.js';

/** Wordings that a sentence quotes: enough to see what changes and what stays (chosen). */
const QUOTED_PROMPTS = 3;

/** The prompts themselves, since it takes two to see that they are worded alike: of the first members whose prompts differ. */
export function wordWordings({ units, labels }: GroupContext, signal: string): readonly string[] {
  if (signal !== WORDING) return [];
  const prompts = new Set<number>();
  for (const { unit } of units) {
    if (prompts.size === QUOTED_PROMPTS) break;
    prompts.add(columnOf(unit.account, unit.slots[0] as number, 'system'));
  }
  return prompts.size < 2 ? [] : [`members have ${[...prompts].map((prompt) => quote(labels.get(prompt))).join(', ')}`];
}
