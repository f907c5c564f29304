import { columnOf, wordingOf } from '../account/unit.js';
import type { GroupContext } from './group-context.js';
import { quote } from './word-ties.js';

/** Prompts that a sentence quotes: enough to see what changes and what stays (chosen). */
const QUOTED_PROMPTS = 3;

/**
 * The prompts themselves, since it takes two to see that they are worded alike: of the first members whose prompts differ. Only of calls
 * that have this wording, since members may send others too.
 */
export function wordPrompts({ units, labels }: Pick<GroupContext, 'units' | 'labels'>, wording: number): string {
  const prompts = new Set<number>();
  for (const { unit } of units) {
    const slot = unit.slots.find((each) => wordingOf(unit, each) === wording);
    if (slot !== undefined && prompts.size < QUOTED_PROMPTS) prompts.add(columnOf(unit.account, slot, 'system'));
  }
  return prompts.size < 2 ? '' : `; members have ${[...prompts].map((prompt) => quote(labels.get(prompt))).join(', ')}`;
}
