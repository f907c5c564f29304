import { type Answer, NO_ANSWER } from './answer.js';
import type { Row } from './format.js';
import { plainMessage, plainMessages } from './langchain-messages.js';
import { contentText } from './message-text.js';
import { openJsonText } from './nested.js';
import { readAnswer } from './read-answer.js';
import { isRow, rowOf, textOf } from './value.js';

/** Answers inside answers (`output` of `output`) are followed this deep. */
const MAX_DEPTH = 3;

export interface TracedAnswer {
  readonly answer: Answer;
  /** The value itself, or what its JSON text holds. */
  readonly opened: unknown;
  readonly nested: boolean;
}

/** The output of a model call as tracing tools keep it: any vendor's response, a message, LangChain's generations, or plain text. */
export function readTracedAnswer(value: unknown): TracedAnswer {
  if (value === undefined || value === null || value === '') return { answer: NO_ANSWER, opened: null, nested: false };
  if (typeof value !== 'string') return { answer: answerOf(value, 0), opened: value, nested: false };
  const opened = openJsonText(value);
  const answer = opened === undefined || typeof opened === 'string' ? NO_ANSWER : answerOf(opened, 0);
  return answer.text === null ? { answer: readAnswer(value), opened: value, nested: false } : { answer, opened, nested: true };
}

function answerOf(value: unknown, depth: number): Answer {
  if (depth >= MAX_DEPTH) return NO_ANSWER;
  if (Array.isArray(value)) return listAnswer(value);
  if (!isRow(value)) return readAnswer(value);
  if (Array.isArray(value.generations)) return generationAnswer(value, value.generations);
  if (Array.isArray(value.messages)) return listAnswer(value.messages);
  const message = isRow(value.kwargs) || isRow(value.data) ? plainMessage(value) : null;
  if (message !== null) return { ...NO_ANSWER, text: contentText(message.content) };
  const read = readAnswer(value);
  if (read.text !== null && read.text !== '') return read;
  const found = answerOf(value.output ?? value.response ?? value.message, depth + 1);
  return found.text === null ? read : found;
}

/** Stream events, chunks of text, or messages of which the last is the answer. */
function listAnswer(list: readonly unknown[]): Answer {
  if (list.length > 0 && list.every((chunk) => typeof chunk === 'string')) return { ...NO_ANSWER, text: list.join('') };
  const events = readAnswer(list);
  if (events.text !== null) return events;
  const last = plainMessages(list)?.at(-1);
  return isRow(last) ? { ...NO_ANSWER, text: contentText(last.content) } : NO_ANSWER;
}

/** LangChain's `LLMResult`: a list of alternatives for each prompt of the batch. */
function generationAnswer(result: Row, generations: readonly unknown[]): Answer {
  const [first] = generations;
  const generation = rowOf(Array.isArray(first) ? first[0] : first);
  const message = rowOf(generation.message);
  const { usage_metadata: usage, response_metadata: facts, content } = isRow(message.kwargs) ? message.kwargs : message;
  const said = rowOf(facts);
  const info = rowOf(generation.generation_info);
  const llm = rowOf(result.llm_output);
  const text = textOf(generation.text) ?? (content === undefined ? null : contentText(content));
  return {
    ...NO_ANSWER,
    text: text === null && first !== undefined ? '' : text,
    stopReason: textOf(info.finish_reason ?? said.finish_reason ?? said.stop_reason),
    model: textOf(llm.model_name ?? said.model_name),
    usage: llm.token_usage ?? llm.usage ?? usage ?? null,
  };
}
