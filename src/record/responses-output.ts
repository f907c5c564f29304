import type { Answer } from './answer.js';
import type { Row } from './format.js';
import { contentText, holdsRefusal } from './message-text.js';
import { blockSignatures } from './reasoning-signatures.js';
import { isRow, rowOf, textOf } from './value.js';

/** States in which an OpenAI response is not finished yet: what was logged is a part. */
const UNFINISHED: ReadonlySet<unknown> = new Set(['queued', 'in_progress']);

/** OpenAI Responses: text of the items of type message; reasoning and tool calls give none. */
export function responsesAnswer(body: Row, items: readonly unknown[]): Answer {
  const stop = items.some(isRefusal) ? 'refusal' : (rowOf(body.incomplete_details).reason ?? body.status);
  return {
    text: itemText(items),
    stopReason: textOf(stop),
    id: textOf(body.id),
    model: textOf(body.model),
    usage: body.usage,
    isCut: UNFINISHED.has(body.status),
    signatures: blockSignatures(items),
  };
}

function itemText(items: readonly unknown[]): string {
  let text = '';
  for (const item of items) {
    const piece = isRow(item) && item.type === 'message' ? contentText(item.content) : '';
    if (piece !== '') text = text === '' ? piece : `${text}\n${piece}`;
  }
  return text;
}

function isRefusal(item: unknown): boolean {
  return isRow(item) && item.type === 'message' && holdsRefusal(item.content);
}
