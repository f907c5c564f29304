import { SAMPLE_CALLS } from '../account/account.js';
import { FEATURE_SLOTS } from '../account/call-columns.js';
import { copyFeatures } from '../account/sampled-call.js';
import { distinctTexts } from '../account/signals/describe-content.js';
import { conversationsOf, featuresOf, type Unit } from '../account/unit.js';
import { numberWords } from '../stats/number-words.js';

/** Room that is used again and again: a conversation has no more features than its account's sample. */
const room = new Uint32Array(SAMPLE_CALLS * FEATURE_SLOTS);

/**
 * Features of each conversation: a dispatcher deals conversations, and what tools return in the midst of one may look like anybody's.
 * Texts sent twice count once, as everywhere where content is compared.
 */
export function featuresOfConversations(unit: Unit): readonly Uint32Array[] {
  const { account } = unit;
  return conversationsOf(unit, distinctTexts(unit)).map((slots) => {
    if (slots.length === 1) return featuresOf(account, slots[0] as number);
    let size = 0;
    for (const slot of slots) size = copyFeatures(account.sample, slot, room, size);
    return numberWords(room.subarray(0, size));
  });
}
