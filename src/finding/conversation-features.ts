import { distinctTexts } from '../account/signals/describe-content.js';
import { conversationsOf, featuresOf, type Unit } from '../account/unit.js';

/**
 * Features of each conversation: a dispatcher deals conversations, and what tools return in the midst of one may look like anybody's.
 * Texts sent twice count once, as everywhere where content is compared.
 */
export function featuresOfConversations(unit: Unit): readonly Uint32Array[] {
  return conversationsOf(unit, distinctTexts(unit)).map((slots) => {
    const [first, ...others] = slots.map((slot) => featuresOf(unit.account, slot));
    if (others.length === 0) return first as Uint32Array;
    return Uint32Array.from(new Set([first as Uint32Array, ...others].flatMap((features) => [...features])));
  });
}
