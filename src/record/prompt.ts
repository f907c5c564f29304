import type { Row } from './format.js';
import { contentText } from './message-text.js';
import { openJsonText } from './nested.js';
import { type Conversation, collectTurns, NO_CONVERSATION, singleTurn } from './new-turns.js';
import { isRow } from './value.js';

/**
 * The conversation in a request body of any vendor: a list of messages (chat, Anthropic, Converse), Gemini `contents`, Responses `input`,
 * or one prompt. `system`, `instructions`, `systemInstruction` beside the list are system text.
 */
export function readRequest(body: Row): Conversation {
  const system = systemText(body.system ?? body.instructions ?? body.systemInstruction ?? body.system_instruction);
  if (Array.isArray(body.messages)) return collectTurns(body.messages, system);
  if (Array.isArray(body.contents)) return collectTurns(body.contents, system);
  const prompt = body.messages ?? body.input ?? body.prompt ?? body.inputText ?? body.message;
  return prompt === undefined || prompt === null ? withSystem(system) : readPrompt(prompt, system);
}

/** A prompt field by itself: plain text, a list of messages, or such a list as JSON text. */
export function readPrompt(prompt: unknown, system: string | null): Conversation {
  if (typeof prompt === 'string') {
    const opened = openMessages(prompt);
    return opened === null ? singleTurn(prompt, system) : readPrompt(opened, system);
  }
  if (Array.isArray(prompt)) return collectTurns(prompt, system);
  return isRow(prompt) && Array.isArray(prompt.messages) ? collectTurns(prompt.messages, system) : withSystem(system);
}

/** Messages that were written as JSON text; null for any other text, JSON that somebody asks about included. */
export function openMessages(text: string): readonly unknown[] | Row | null {
  const value = openJsonText(text);
  const list = isRow(value) ? value.messages : value;
  return isMessageList(list) ? (value as readonly unknown[] | Row) : null;
}

export function isMessageList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isMessage);
}

export function systemText(system: unknown): string | null {
  if (system === undefined || system === null) return null;
  const text = contentText(isRow(system) && Array.isArray(system.parts) ? system.parts : system);
  return text === '' ? null : text;
}

function isMessage(value: unknown): boolean {
  return isRow(value) && (typeof value.role === 'string' || typeof value.type === 'string');
}

function withSystem(system: string | null): Conversation {
  return system === null ? NO_CONVERSATION : { system, messages: [], newFrom: 0 };
}
