import { contentText, isToolResult } from './message-text.js';
import type { Message } from './record.js';
import { isRow } from './value.js';

export interface Conversation {
  readonly system: string | null;
  readonly messages: readonly Message[];
  readonly newFrom: number;
}

type Role = Message['role'];

/** Repeated history keeps its role and its place but not its text: chat logs repeat every earlier turn in every call. */
const OLD: Readonly<Record<Role, Message>> = {
  system: Object.freeze({ role: 'system', text: '' }),
  user: Object.freeze({ role: 'user', text: '' }),
  assistant: Object.freeze({ role: 'assistant', text: '' }),
  tool: Object.freeze({ role: 'tool', text: '' }),
};

export const NO_CONVERSATION: Conversation = Object.freeze({ system: null, messages: Object.freeze([]), newFrom: 0 });

/**
 * Sorts a list of messages, of any vendor, into system text, old turns and new turns.
 *
 * New is what follows the last assistant turn. Assistant messages at the very end are a prefill, so the assistant turn before them
 * counts. Text is taken from the new turns only; older ones have the text ''. System texts are taken out and joined by a blank line.
 */
export function collectTurns(list: readonly unknown[], system: string | null): Conversation {
  const firstNew = firstNewIndex(list);
  const messages: Message[] = [];
  let systemText = system;
  let newFrom = 0;
  for (let i = 0; i < list.length; i++) {
    if (i === firstNew) newFrom = messages.length;
    const role = roleOf(list[i]);
    if (role === 'system') systemText = joinTexts(systemText, messageText(list[i]));
    // The first turn names the conversation, so its text is kept even when it is old.
    else pushTurn(messages, list[i], role, i >= firstNew || messages.length === 0);
  }
  return { system: systemText, messages, newFrom: firstNew >= list.length ? messages.length : newFrom };
}

/** A call whose whole input is one text. */
export function singleTurn(text: string, system: string | null): Conversation {
  return { system, messages: [{ role: 'user', text: contentText(text) }], newFrom: 0 };
}

/** Joins by a blank line; nothing and '' leave the other as it is. */
function joinTexts(first: string | null, second: string): string | null {
  if (second === '') return first;
  return first === null || first === '' ? second : `${first}\n\n${second}`;
}

function firstNewIndex(list: readonly unknown[]): number {
  let at = list.length - 1;
  while (at >= 0 && roleOf(list[at]) === 'assistant') at--;
  while (at >= 0 && roleOf(list[at]) !== 'assistant') at--;
  return at + 1;
}

function pushTurn(messages: Message[], raw: unknown, role: Role, isNew: boolean): void {
  const content = contentOf(raw);
  const results = role === 'user' && Array.isArray(content) ? countToolResults(content) : 0;
  if (results === 0) {
    messages.push(isNew ? { role, text: contentText(content) } : OLD[role]);
    return;
  }
  messages.push(isNew ? { role: 'tool', text: contentText(content, 'tool-result') } : OLD.tool);
  if (results === (content as unknown[]).length) return;
  messages.push(isNew ? { role, text: contentText(content, 'text') } : OLD[role]);
}

function countToolResults(parts: readonly unknown[]): number {
  let count = 0;
  for (const part of parts) if (isToolResult(part)) count++;
  return count;
}

function messageText(raw: unknown): string {
  return contentText(contentOf(raw));
}

function contentOf(raw: unknown): unknown {
  if (!isRow(raw)) return raw;
  return raw.content ?? raw.parts ?? raw.output ?? raw.text;
}

function roleOf(raw: unknown): Role {
  if (!isRow(raw)) return 'user';
  switch (raw.role) {
    case 'user':
      return 'user';
    case 'assistant':
    case 'model':
    case 'ai':
      return 'assistant';
    case 'system':
    case 'developer':
      return 'system';
    case 'tool':
    case 'function':
    case 'ipython':
      return 'tool';
    default:
      return raw.role === undefined ? itemRole(raw.type) : otherRole(raw.role);
  }
}

/** Rarer names: Cohere writes roles in capitals. */
function otherRole(role: unknown): Role {
  const name = typeof role === 'string' && role.length < LONGEST_ROLE ? role.toLowerCase() : '';
  if (name === 'chatbot' || name === 'bot' || name === 'assistant') return 'assistant';
  return name === 'system' || name === 'tool' ? name : 'user';
}

const LONGEST_ROLE = 20;

/** Messages without a role: items of the OpenAI Responses API, messages of LangChain. */
function itemRole(type: unknown): Role {
  if (typeof type !== 'string') return 'user';
  if (type === 'ai' || type === 'AIMessageChunk') return 'assistant';
  if (type === 'system' || type === 'tool') return type;
  if (type.endsWith('_call_output')) return 'tool';
  return type.endsWith('_call') || type === 'reasoning' ? 'assistant' : 'user';
}
