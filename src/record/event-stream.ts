import type { Answer } from './answer.js';
import type { Row } from './format.js';
import { contentText } from './message-text.js';
import { isRow, rowOf, textOf } from './value.js';

interface Draft {
  pieces: string[];
  stopReason: string | null;
  id: string | null;
  model: string | null;
  usage: Record<string, unknown> | null;
  events: number;
}

/**
 * Puts together an answer whose stream events were logged as a list: Anthropic, OpenAI chunks, Gemini, Bedrock Converse, Titan,
 * Llama, Mistral and Cohere. Null when no element is an event we know.
 */
export function assembleEvents(events: readonly unknown[]): Answer | null {
  const draft: Draft = { pieces: [], stopReason: null, id: null, model: null, usage: null, events: 0 };
  for (const event of events) if (isRow(event)) readEvent(draft, event);
  if (draft.events === 0) return null;
  const { pieces, stopReason, id, model, usage } = draft;
  return { text: pieces.join(''), stopReason, id, model, usage };
}

function readEvent(draft: Draft, event: Row): void {
  if (typeof event.type === 'string') readTypedEvent(draft, event.type, event);
  else if (Array.isArray(event.choices)) readChunk(draft, event);
  else if (typeof event.generation === 'string') addPlain(draft, event.generation, event.stop_reason);
  else if (typeof event.outputText === 'string') addPlain(draft, event.outputText, event.completionReason);
  else if (Array.isArray(event.candidates)) readCandidates(draft, event);
  else readOtherEvent(draft, event);
}

function readTypedEvent(draft: Draft, type: string, event: Row): void {
  draft.events++;
  if (type === 'content_block_delta') addText(draft, rowOf(event.delta).text);
  else if (type === 'content_block_start') addText(draft, rowOf(event.content_block).text);
  else if (type === 'message_start') readHead(draft, rowOf(event.message));
  else if (type === 'message_delta') {
    draft.stopReason = textOf(rowOf(event.delta).stop_reason) ?? draft.stopReason;
    addUsage(draft, event.usage);
  } else if (type === 'response.output_text.delta') addText(draft, event.delta);
  else if (type === 'response.completed') readCompleted(draft, rowOf(event.response));
  else if (!KNOWN_SILENT.has(type)) draft.events--;
}

const KNOWN_SILENT: ReadonlySet<string> = new Set(['content_block_stop', 'message_stop', 'ping', 'response.created', 'error']);

function readHead(draft: Draft, message: Row): void {
  draft.id = textOf(message.id);
  draft.model = textOf(message.model);
  addUsage(draft, message.usage);
}

function readCompleted(draft: Draft, response: Row): void {
  readHead(draft, response);
  draft.stopReason = textOf(response.status);
}

function readChunk(draft: Draft, event: Row): void {
  draft.events++;
  const choice = rowOf((event.choices as readonly unknown[])[0]);
  const isFirst = choice.index === undefined || choice.index === 0;
  if (isFirst) addText(draft, rowOf(choice.delta).content ?? choice.text);
  draft.stopReason = (isFirst ? textOf(choice.finish_reason) : null) ?? draft.stopReason;
  draft.id ??= textOf(event.id);
  draft.model ??= textOf(event.model);
  addUsage(draft, event.usage);
}

/** Gemini sends the counts with every chunk, the last ones count. */
function readCandidates(draft: Draft, event: Row): void {
  const candidate = rowOf((event.candidates as readonly unknown[])[0]);
  draft.id ??= textOf(event.responseId);
  draft.model ??= textOf(event.modelVersion);
  addPlain(draft, contentText(rowOf(candidate.content).parts), candidate.finishReason);
  addUsage(draft, event.usageMetadata);
}

function readOtherEvent(draft: Draft, event: Row): void {
  const { outputs, is_finished: isFinished, text } = event;
  if (Array.isArray(outputs)) {
    const output = rowOf(outputs[0]);
    addPlain(draft, typeof output.text === 'string' ? output.text : '', output.stop_reason);
  } else if (typeof isFinished === 'boolean') addPlain(draft, typeof text === 'string' ? text : '', event.finish_reason);
  else readConverseEvent(draft, event);
}

function readConverseEvent(draft: Draft, event: Row): void {
  const { contentBlockDelta, messageStop, metadata, messageStart, contentBlockStart, contentBlockStop } = event;
  if (isRow(contentBlockDelta)) addText(draft, rowOf(contentBlockDelta.delta).text);
  else if (isRow(messageStop)) draft.stopReason = textOf(messageStop.stopReason);
  else if (isRow(metadata)) addUsage(draft, metadata.usage);
  else if (!isRow(messageStart) && !isRow(contentBlockStart) && !isRow(contentBlockStop)) return;
  draft.events++;
}

function addPlain(draft: Draft, text: string, stop: unknown): void {
  draft.events++;
  addText(draft, text);
  draft.stopReason = textOf(stop) ?? draft.stopReason;
}

function addText(draft: Draft, text: unknown): void {
  if (typeof text === 'string' && text !== '') draft.pieces.push(text);
}

/** Later events overwrite earlier counts: `message_delta` carries the final ones. */
function addUsage(draft: Draft, usage: unknown): void {
  if (!isRow(usage)) return;
  draft.usage ??= {};
  for (const key in usage) if (usage[key] !== null && key !== '__proto__') draft.usage[key] = usage[key];
}
