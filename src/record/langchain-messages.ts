import type { Row } from './format.js';
import { isRow } from './value.js';

/** Names that LangChain gives to the roles, in `type` and (with `Message` or `MessageChunk` behind them) as class names. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['human', 'user'],
  ['ai', 'assistant'],
  ['system', 'system'],
  ['developer', 'system'],
  ['tool', 'tool'],
  ['function', 'tool'],
  ['chat', 'user'],
]);

/**
 * A list of messages with LangChain's objects made plain (`role`, `content`), or null when it is no such list. Chat models are
 * logged as a batch of conversations, a list in a list: the first one is taken.
 */
export function plainMessages(list: readonly unknown[]): readonly unknown[] | null {
  const batch = Array.isArray(list[0]) && !isTuple(list[0]) ? list[0] : list;
  if (batch.length === 0) return null;
  const messages = batch.map(plainMessage);
  return messages.every((message) => message !== null) ? messages : null;
}

/** One message; null for anything else. */
export function plainMessage(raw: unknown): Row | null {
  if (isTuple(raw)) return { role: roleOf(raw[0]) ?? raw[0], content: raw[1] };
  if (!isRow(raw)) return null;
  if (isRow(raw.kwargs)) {
    const { kwargs, id } = raw;
    const role = roleOf(kwargs.type) ?? roleOf(Array.isArray(id) ? id.at(-1) : raw.type);
    return role === null ? null : { role, content: kwargs.content };
  }
  if (typeof raw.role === 'string') return raw;
  const role = roleOf(raw.type);
  if (role !== null) return { role, content: raw.content ?? (isRow(raw.data) ? raw.data.content : undefined) };
  return typeof raw.type === 'string' ? raw : null;
}

/** `["human", "How long …"]`. */
function isTuple(raw: unknown): raw is readonly [string, string] {
  return Array.isArray(raw) && raw.length === 2 && typeof raw[0] === 'string' && typeof raw[1] === 'string';
}

/** `human`, `HumanMessage`, `HumanMessageChunk`. */
function roleOf(name: unknown): string | null {
  if (typeof name !== 'string') return null;
  const end = name.indexOf('Message');
  return ROLES.get((end < 0 ? name : name.slice(0, end)).toLowerCase()) ?? null;
}
