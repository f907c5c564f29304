import { type Answer, NO_ANSWER } from './answer.js';
import { assembleEvents } from './event-stream.js';
import { openEventText } from './event-text.js';
import type { Row } from './format.js';
import { contentText, holdsRefusal } from './message-text.js';
import { blockSignatures } from './reasoning-signatures.js';
import { responsesAnswer } from './responses-output.js';
import { isRow, rowOf, textOf } from './value.js';

/**
 * The answer in a response body of any vendor: chat completions, completions, Responses, Anthropic messages, Bedrock Converse and
 * InvokeModel, Gemini, a list of stream events, or plain text. Of several choices the first is taken.
 */
export function readAnswer(body: unknown): Answer {
  if (typeof body === 'string') return textAnswer(body);
  if (Array.isArray(body)) return assembleEvents(body) ?? NO_ANSWER;
  if (!isRow(body)) return NO_ANSWER;
  const { choices, output, content } = body;
  if (Array.isArray(choices)) return choiceAnswer(body, rowOf(choices[0]));
  if (Array.isArray(content)) return answer(body, contentText(content), body.stop_reason, content);
  if (Array.isArray(output)) return responsesAnswer(body, output);
  if (isRow(output) && isRow(output.message)) {
    return answer(body, contentText(output.message.content), body.stopReason, output.message.content);
  }
  if (Array.isArray(body.candidates)) return candidateAnswer(body, rowOf(body.candidates[0]));
  return otherAnswer(body);
}

/** The raw text of a stream, or the answer itself. */
function textAnswer(body: string): Answer {
  const events = openEventText(body);
  const assembled = events === null ? null : assembleEvents(events);
  return assembled ?? { ...NO_ANSWER, text: contentText(body) };
}

function answer(body: Row, text: string | null, stopReason: unknown, blocks?: unknown): Answer {
  return {
    text,
    stopReason: textOf(stopReason),
    id: textOf(body.id),
    model: textOf(body.model),
    usage: body.usage,
    isCut: false,
    signatures: blocks === undefined ? NO_ANSWER.signatures : blockSignatures(blocks),
  };
}

function choiceAnswer(body: Row, choice: Row): Answer {
  const stop = choice.finish_reason ?? choice.stop_reason;
  if (isRow(choice.message)) {
    const { content, refusal, thinking_blocks: blocks } = choice.message;
    const text = contentText(content) || contentText(refusal);
    const isRefusal = (typeof refusal === 'string' && refusal !== '') || holdsRefusal(content);
    return answer(body, text, isRefusal ? 'refusal' : stop, blocks ?? content);
  }
  if (isRow(choice.delta)) return answer(body, contentText(choice.delta.content), stop);
  return answer(body, typeof choice.text === 'string' ? contentText(choice.text) : null, stop);
}

/** Gemini. A blocked prompt has no candidate, and then no text. */
function candidateAnswer(body: Row, candidate: Row): Answer {
  const { parts } = rowOf(candidate.content);
  return {
    ...NO_ANSWER,
    text: contentText(parts),
    stopReason: textOf(candidate.finishReason) ?? textOf(rowOf(body.promptFeedback).blockReason),
    id: textOf(body.responseId),
    model: textOf(body.modelVersion),
    usage: body.usageMetadata,
    signatures: blockSignatures(parts),
  };
}

/** InvokeModel bodies of other vendors: Llama, Titan, Mistral, Cohere; a bare message or `output_text`. */
function otherAnswer(body: Row): Answer {
  if (isRow(body.message)) return answer(body, contentText(body.message.content), body.finish_reason);
  const list = Array.isArray(body.results) ? body.results : Array.isArray(body.outputs) ? body.outputs : body.generations;
  const first = rowOf(Array.isArray(list) ? list[0] : body);
  const stop = first.stop_reason ?? first.completionReason ?? first.finish_reason;
  const text = first.generation ?? first.outputText ?? first.text ?? first.output_text ?? first.content ?? first.completion;
  return answer(body, typeof text === 'string' ? contentText(text) : null, stop);
}
