import { type Answer, NO_ANSWER } from './answer.js';
import type { Row } from './format.js';
import { contentText } from './message-text.js';
import { openJsonText, startsLikeJson } from './nested.js';
import { type Conversation, collectTurns, NO_CONVERSATION } from './new-turns.js';
import { openMessages, readPrompt, systemText } from './prompt.js';
import { readAnswer } from './read-answer.js';
import { countOf, isRow, rowOf, textOf } from './value.js';

/** The one event that holds everything of an operation, as an event of its span or as a log record. */
export const OPERATION_EVENT = 'gen_ai.client.inference.operation.details';

/** Turns that a flattened list of messages may have; a larger index is not looked for. */
const MAX_INDEXED = 1000;

export interface SpanContent {
  readonly conversation: Conversation;
  readonly answer: Answer;
  /** JSON text inside an attribute was opened. */
  readonly nested: boolean;
  /** The attribute whose JSON text could not be read, or null. */
  readonly broken: string | null;
  /** Some content was written, be it empty. */
  readonly isWritten: boolean;
}

/** How the content of a GenAI span was written, by generation of the OpenTelemetry conventions; the newest that is present wins. */
export function readSpanContent(attributes: Row, events: unknown): SpanContent {
  const withEvents = eventAttributes(attributes, events);
  const input = withEvents['gen_ai.input.messages'];
  const output = withEvents['gen_ai.output.messages'];
  if (input !== undefined || output !== undefined) return messageAttributes(withEvents, input, output);
  const prompt = withEvents['gen_ai.prompt'];
  const completion = withEvents['gen_ai.completion'];
  if (prompt !== undefined || completion !== undefined) return promptAttributes(prompt, completion);
  return numberedContent(withEvents) ?? openInferenceContent(withEvents) ?? eventContent(events);
}

/** From 1.37: lists of `{ role, parts }`, structured or as JSON text. */
function messageAttributes(attributes: Row, input: unknown, output: unknown): SpanContent {
  const asked = openList(input);
  const answered = openList(output);
  const written = attributes['gen_ai.system_instructions'];
  const system = typeof written === 'string' ? (startsLikeJson(written) ? (openJsonText(written) ?? written) : written) : written;
  const broken = asked === null ? 'gen_ai.input.messages' : answered === null ? 'gen_ai.output.messages' : null;
  return {
    conversation: collectTurns(asked ?? [], systemText(system)),
    answer: outputAnswer(answered ?? []),
    nested: typeof input === 'string' || typeof output === 'string',
    broken,
    isWritten: true,
  };
}

/** A list as it is or from JSON text; an absent one is empty, an unreadable one null. */
function openList(value: unknown): readonly unknown[] | null {
  if (value === undefined || value === null || value === '') return [];
  const opened = typeof value === 'string' ? openJsonText(value) : value;
  return Array.isArray(opened) ? opened : null;
}

function outputAnswer(list: readonly unknown[]): Answer {
  if (list.length === 0) return NO_ANSWER;
  const message = rowOf(list[0]);
  return { ...NO_ANSWER, text: contentText(message.parts ?? message.content), stopReason: textOf(message.finish_reason) };
}

/** Up to 1.26: the provider's own messages and choices as JSON text, or plain text. */
function promptAttributes(prompt: unknown, completion: unknown): SpanContent {
  const opened = typeof completion === 'string' ? (openJsonText(completion) ?? completion) : completion;
  return {
    conversation: prompt === undefined ? NO_CONVERSATION : readPrompt(prompt, null),
    answer: Array.isArray(opened) ? choiceAnswer(opened) : readAnswer(opened),
    nested: (typeof prompt === 'string' && openMessages(prompt) !== null) || opened !== completion,
    broken: null,
    isWritten: true,
  };
}

/** A list of messages, of choices, or of stream events. */
function choiceAnswer(list: readonly unknown[]): Answer {
  const first = rowOf(list[0]);
  if (isRow(first.message) || typeof first.text === 'string') return readAnswer({ choices: list });
  if (first.content !== undefined || first.parts !== undefined) return outputAnswer(list);
  return readAnswer(list);
}

/** Events that carry the whole content as attributes of their own: they are laid over those of the span. */
function eventAttributes(attributes: Row, events: unknown): Row {
  if (!Array.isArray(events)) return attributes;
  let all: Record<string, unknown> | null = null;
  for (const event of events) {
    const name = rowOf(event).name;
    if (name !== 'gen_ai.content.prompt' && name !== 'gen_ai.content.completion' && name !== OPERATION_EVENT) continue;
    all ??= { ...attributes };
    Object.assign(all, rowOf(rowOf(event).attributes));
  }
  return all ?? attributes;
}

/** OpenLLMetry: `gen_ai.prompt.0.content`. */
function numberedContent(attributes: Row): SpanContent | null {
  const asked = indexedMessages(attributes, 'gen_ai.prompt.', '.');
  const answered = indexedMessages(attributes, 'gen_ai.completion.', '.');
  return asked === null && answered === null ? null : listedContent(asked, answered);
}

/** `llm.input_messages.0.message.content`, the same as a list (dataframes), or the whole request and response as text. */
function openInferenceContent(attributes: Row): SpanContent | null {
  const asked =
    indexedMessages(attributes, 'llm.input_messages.', '.message.') ?? dottedMessages(attributes['llm.input_messages']);
  const answered =
    indexedMessages(attributes, 'llm.output_messages.', '.message.') ?? dottedMessages(attributes['llm.output_messages']);
  if (asked !== null || answered !== null) return listedContent(asked, answered);
  const input = attributes['input.value'];
  const output = attributes['output.value'];
  if (attributes['openinference.span.kind'] !== 'LLM' || (input === undefined && output === undefined)) return null;
  return promptAttributes(input, output);
}

function listedContent(asked: Row[] | null, answered: Row[] | null): SpanContent {
  const conversation = asked === null ? NO_CONVERSATION : collectTurns(asked, null);
  return { conversation, answer: outputAnswer(answered ?? []), nested: false, broken: null, isWritten: true };
}

/** `[{ "message.role": …, "message.content": … }]`, as a list or as its JSON text. */
function dottedMessages(value: unknown): Row[] | null {
  const list = typeof value === 'string' ? openJsonText(value) : value;
  if (!Array.isArray(list) || list.length === 0) return null;
  return list.map((element) => {
    const message = rowOf(rowOf(element).message);
    const role = rowOf(element)['message.role'] ?? message.role;
    const content = rowOf(element)['message.content'] ?? message.content;
    return { role, content: content ?? dottedParts(rowOf(element)['message.contents'] ?? message.contents) };
  });
}

function dottedParts(value: unknown): Row[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((part) => ({
    type: 'text',
    text: rowOf(part)['message_content.text'] ?? rowOf(rowOf(part).message_content).text,
  }));
}

function indexedMessages(attributes: Row, prefix: string, infix: string): Row[] | null {
  const messages: Row[] = [];
  for (let i = 0; i < MAX_INDEXED; i++) {
    const role = attributes[`${prefix}${i}${infix}role`];
    const content = attributes[`${prefix}${i}${infix}content`] ?? indexedParts(attributes, `${prefix}${i}${infix}contents.`);
    if (role === undefined && content === undefined) break;
    messages.push({ role, content: openParts(content), finish_reason: attributes[`${prefix}${i}${infix}finish_reason`] });
  }
  return messages.length === 0 ? null : messages;
}

/** OpenLLMetry writes content of several parts as JSON text. */
function openParts(content: unknown): unknown {
  if (typeof content !== 'string' || !content.startsWith('[{"type"')) return content;
  const parts = openJsonText(content);
  return Array.isArray(parts) ? parts : content;
}

/** OpenInference splits mixed content into numbered parts. */
function indexedParts(attributes: Row, prefix: string): Row[] | undefined {
  const parts: Row[] = [];
  for (let i = 0; i < MAX_INDEXED; i++) {
    if (attributes[`${prefix}${i}.message_content.type`] === undefined) break;
    parts.push({ type: 'text', text: attributes[`${prefix}${i}.message_content.text`] });
  }
  return parts.length === 0 ? undefined : parts;
}

/** 1.28 to 1.36: one event a message, `gen_ai.choice` for the answer; of several choices the first. */
function eventContent(events: unknown): SpanContent {
  const list: Row[] = [];
  let answer: Answer | null = null;
  for (const event of Array.isArray(events) ? events : []) {
    const { name, attributes } = rowOf(event);
    if (typeof name !== 'string') continue;
    const fields = rowOf(attributes);
    if (name === 'gen_ai.choice') {
      if (answer === null || countOf(fields.index) === 0) answer = eventAnswer(fields);
    } else if (isMessageEvent(name)) list.push({ role: name.slice(7, -8), content: openParts(fields.content) });
  }
  const conversation = list.length === 0 ? NO_CONVERSATION : collectTurns(list, null);
  const isWritten = answer !== null || list.length > 0;
  return { conversation, answer: answer ?? NO_ANSWER, nested: false, broken: null, isWritten };
}

export function isMessageEvent(name: string): boolean {
  return name.startsWith('gen_ai.') && name.endsWith('.message');
}

function eventAnswer(fields: Row): Answer {
  const message = typeof fields.message === 'string' ? (openJsonText(fields.message) ?? fields.message) : fields.message;
  const content = isRow(message) ? message.content : (message ?? fields.content);
  return { ...NO_ANSWER, text: contentText(openParts(content)), stopReason: textOf(fields.finish_reason) };
}
