import type { Answer } from './answer.js';
import { STREAM_END } from './event-text.js';
import type { Row } from './format.js';
import { contentText } from './message-text.js';
import { blockSignatures, hashSignature } from './reasoning-signatures.js';
import { responsesAnswer } from './responses-output.js';
import { isRow, rowOf, textOf } from './value.js';

interface Draft {
  pieces: string[];
  stopReason: string | null;
  isRefusal: boolean;
  isEnded: boolean;
  id: string | null;
  model: string | null;
  usage: Record<string, unknown> | null;
  events: number;
  signatures: string[];
  /** Pieces of the signature of the block that is being written. */
  signature: string;
}

/**
 * Puts together an answer whose stream events were logged as a list: Anthropic, OpenAI chunks and Responses, Gemini, Bedrock Converse,
 * Titan, Llama, Mistral and Cohere. Padding against traffic analysis (`obfuscation`) and the arguments of tool calls are left out. Null
 * when no element is an event we know.
 */
export function assembleEvents(events: readonly unknown[]): Answer | null {
  const draft: Draft = {
    pieces: [],
    stopReason: null,
    isRefusal: false,
    isEnded: false,
    id: null,
    model: null,
    usage: null,
    events: 0,
    signatures: [],
    signature: '',
  };
  for (const event of events) {
    if (isRow(event)) readEvent(draft, event);
    else if (event === STREAM_END) draft.isEnded = true;
  }
  if (draft.events === 0) return null;
  endBlock(draft);
  const { pieces, stopReason, isRefusal, isEnded, id, model, usage, signatures } = draft;
  const isCut = stopReason === null && !isEnded;
  return { text: pieces.join(''), stopReason: isRefusal ? 'refusal' : stopReason, id, model, usage, isCut, signatures };
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
  if (type === 'content_block_delta') readBlockDelta(draft, rowOf(event.delta));
  else if (type === 'content_block_start') startBlock(draft, rowOf(event.content_block));
  else if (type === 'content_block_stop') endBlock(draft);
  else if (type === 'message_start') readHead(draft, rowOf(event.message));
  else if (type === 'message_stop') draft.isEnded = true;
  else if (type === 'message_delta') {
    draft.stopReason = textOf(rowOf(event.delta).stop_reason) ?? draft.stopReason;
    addUsage(draft, event.usage);
  } else if (type.startsWith('response.')) readResponsesEvent(draft, type, event);
  else if (type !== 'ping' && type !== 'error') draft.events--;
}

/** A signature may come in several pieces; the text of thoughts is not kept. */
function readBlockDelta(draft: Draft, { text, signature }: Row): void {
  addText(draft, text);
  if (typeof signature === 'string') draft.signature += signature;
}

function startBlock(draft: Draft, block: Row): void {
  endBlock(draft);
  addText(draft, block.text);
  draft.signatures.push(...blockSignatures([block]));
}

function endBlock(draft: Draft): void {
  if (draft.signature !== '') draft.signatures.push(hashSignature(draft.signature));
  draft.signature = '';
}

function readHead(draft: Draft, message: Row): void {
  draft.id = textOf(message.id);
  draft.model = textOf(message.model);
  addUsage(draft, message.usage);
}

function readResponsesEvent(draft: Draft, type: string, event: Row): void {
  if (type === 'response.output_text.delta') addText(draft, event.delta);
  else if (type === 'response.refusal.delta') addRefusal(draft, event.delta);
  else if (RESPONSE_ENDS.has(type)) readFinished(draft, rowOf(event.response));
}

const RESPONSE_ENDS: ReadonlySet<string> = new Set(['response.completed', 'response.incomplete', 'response.failed']);

/** The last event repeats the whole response. */
function readFinished(draft: Draft, response: Row): void {
  readHead(draft, response);
  draft.isEnded = true;
  const whole = Array.isArray(response.output) ? responsesAnswer(response, response.output) : null;
  draft.stopReason = whole?.stopReason ?? textOf(rowOf(response.incomplete_details).reason ?? response.status);
  if (whole === null) return;
  draft.signatures.push(...whole.signatures);
  if (draft.pieces.length === 0) addText(draft, whole.text);
}

/** Of several answers to one request the first; chunks of another response that were logged in between are left out. */
function readChunk(draft: Draft, event: Row): void {
  draft.events++;
  const id = textOf(event.id);
  if (id !== null && draft.id !== null && id !== draft.id) return;
  draft.id ??= id;
  draft.model ??= textOf(event.model);
  addUsage(draft, event.usage);
  for (const element of event.choices as readonly unknown[]) {
    const choice = rowOf(element);
    if (choice.index !== undefined && choice.index !== 0) continue;
    const { content, refusal } = rowOf(choice.delta);
    addText(draft, content ?? choice.text);
    addRefusal(draft, refusal);
    draft.stopReason = textOf(choice.finish_reason) ?? draft.stopReason;
  }
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
  if (isRow(contentBlockDelta)) readConverseDelta(draft, rowOf(contentBlockDelta.delta));
  else if (isRow(messageStop)) draft.stopReason = textOf(messageStop.stopReason);
  else if (isRow(metadata)) addUsage(draft, metadata.usage);
  else if (isRow(contentBlockStop)) endBlock(draft);
  else if (!isRow(messageStart) && !isRow(contentBlockStart)) return;
  draft.events++;
}

function readConverseDelta(draft: Draft, { text, reasoningContent }: Row): void {
  addText(draft, text);
  const { signature } = rowOf(reasoningContent);
  if (typeof signature === 'string') draft.signature += signature;
}

function addPlain(draft: Draft, text: string, stop: unknown): void {
  draft.events++;
  addText(draft, text);
  draft.stopReason = textOf(stop) ?? draft.stopReason;
}

function addText(draft: Draft, text: unknown): void {
  if (typeof text === 'string' && text !== '') draft.pieces.push(text);
}

function addRefusal(draft: Draft, text: unknown): void {
  if (typeof text !== 'string' || text === '') return;
  draft.isRefusal = true;
  draft.pieces.push(text);
}

/** Later events overwrite earlier counts: `message_delta` carries the final ones. */
function addUsage(draft: Draft, usage: unknown): void {
  if (!isRow(usage)) return;
  draft.usage ??= {};
  for (const key in usage) if (usage[key] !== null && key !== '__proto__') draft.usage[key] = usage[key];
}
