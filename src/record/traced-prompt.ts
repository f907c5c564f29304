import type { Row } from './format.js';
import { plainMessages } from './langchain-messages.js';
import { openJsonText, startsLikeJson } from './nested.js';
import { isCutJson } from './nested-fields.js';
import { type Conversation, collectTurns, NO_CONVERSATION, singleTurn } from './new-turns.js';
import { readRequest, systemText } from './prompt.js';
import { isRow, rowOf } from './value.js';

/** Texts inside an input of unknown shape are looked for this deep. */
const MAX_DEPTH = 4;

export interface TracedPrompt {
  readonly conversation: Conversation;
  /** The request body, where request parameters may stand; empty for a bare prompt. */
  readonly body: Row;
  /** The value itself, or what its JSON text holds. */
  readonly opened: unknown;
  readonly nested: boolean;
  /** JSON text of a log that ends early. */
  readonly broken: boolean;
}

const NO_PROMPT: TracedPrompt = { conversation: NO_CONVERSATION, body: {}, opened: null, nested: false, broken: false };

/**
 * The input of a model call as tracing tools keep it: whatever the instrumented code handed over. A text, a list of messages (also
 * LangChain's), a request body, one of these as JSON text, or arguments by name. Of the last the texts are taken.
 */
export function readTracedPrompt(value: unknown): TracedPrompt {
  if (value === undefined || value === null || value === '') return NO_PROMPT;
  if (typeof value !== 'string') {
    const conversation = conversationOf(value) ?? looseTexts(value);
    return { ...NO_PROMPT, conversation, body: rowOf(value), opened: value };
  }
  const opened = openJsonText(value);
  if (opened === undefined && startsLikeJson(value) && isCutJson(value, 'messages'))
    return { ...NO_PROMPT, nested: true, broken: true };
  const conversation = opened === undefined ? null : conversationOf(opened);
  return conversation === null
    ? { ...NO_PROMPT, conversation: singleTurn(value, null), opened: value }
    : { ...NO_PROMPT, conversation, body: rowOf(opened), opened, nested: true };
}

/** Null when the value has none of the known shapes. */
function conversationOf(value: unknown): Conversation | null {
  if (Array.isArray(value)) return turnsOf(value, null);
  if (!isRow(value)) return null;
  const { messages, prompts } = value;
  const system = systemText(value.system ?? value.instructions);
  if (Array.isArray(messages)) return messages.length === 0 ? readRequest(value) : turnsOf(messages, system);
  if (Array.isArray(prompts) && typeof prompts[0] === 'string') return singleTurn(prompts[0], system);
  if (Array.isArray(value.contents)) return turnsOf(value.contents, system);
  const read = readRequest(value);
  return read.messages.length > 0 || read.system !== null ? read : null;
}

function turnsOf(list: readonly unknown[], system: string | null): Conversation | null {
  const messages = plainMessages(list);
  return messages === null ? null : collectTurns(messages, system);
}

function looseTexts(value: unknown): Conversation {
  const texts: string[] = [];
  collectTexts(value, 0, texts);
  return texts.length === 0 ? NO_CONVERSATION : singleTurn(texts.join('\n'), null);
}

function collectTexts(value: unknown, depth: number, into: string[]): void {
  if (typeof value === 'string' && value !== '') into.push(value);
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return;
  for (const inner of Object.values(value)) collectTexts(inner, depth + 1, into);
}
