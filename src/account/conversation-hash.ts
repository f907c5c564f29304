import type { LogRecord } from '../record/record.js';
import { payloadHash } from './content-features.js';
import { createRememberedTexts, recall, remember } from './remembered-texts.js';

/** First messages come back with every call of their conversation, documents of agents among them. */
const firstMessages = createRememberedTexts({ slots: 1 << 15, longestChars: 1 << 19, mostChars: 1 << 23 });
/**
 * First messages from this length on are remembered when they are new. Shorter ones only when they come back: reading these once more costs
 * less than keeping every question of a log that has no second turns. Chosen: 16,000 characters take 50 us to
 * read (3.3 ns each, measured), and to keep them is a copy.
 */
const LONG_MESSAGE_CHARS = 1 << 14;

/**
 * First messages below this length are read again with every call. Measured on chats of 20,000 accounts, first messages of 235 characters:
 * to keep and compare them cost 2 % of the fold more than to read them.
 */
const SHORT_MESSAGE_CHARS = 512;

/**
 * What a call belongs to: chats repeat their history, so the message that a call's history begins with names its conversation. Ids that
 * applications assert are not asked: they may be left out, or be anything.
 */
export function conversationHash({ messages }: LogRecord, text: string, payload: number): number {
  const first = messages[0]?.text;
  if (first === undefined) return 0;
  if (first === text) {
    if (text.length >= LONG_MESSAGE_CHARS) remember(firstMessages, 0, text, payload);
    return payload;
  }
  if (first.length < SHORT_MESSAGE_CHARS) return payloadHash(first);
  const known = recall(firstMessages, 0, first);
  if (known >= 0) return known;
  const hash = payloadHash(first);
  remember(firstMessages, 0, first, hash);
  return hash;
}
