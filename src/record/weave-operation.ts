import type { Row } from './format.js';
import { rowOf } from './value.js';

const REFERENCE = 'weave:///';
/** Operations beside those of models that take a model and an input too. */
const OTHER_WORK: readonly string[] = ['embed', 'rerank', 'moderation', 'image', 'audio', 'speech', 'transcription'];

/** `weave:///oven/demo/op/openai.chat.completions.create:1a2b` → `openai.chat.completions.create`. A plain name stays. */
export function operationName(name: unknown): string | null {
  if (typeof name !== 'string' || name === '') return null;
  if (!name.startsWith(REFERENCE)) return name;
  const last = name.slice(name.lastIndexOf('/') + 1);
  const version = last.lastIndexOf(':');
  return version > 0 ? last.slice(0, version) : last;
}

/**
 * A call of a model takes a model's name and something to answer. Told by the inputs and not by a list of libraries, so that one
 * that nobody knew of yet is read too. A person's own function with such arguments looks the same.
 */
export function isModelOperation(row: Row): boolean {
  const inputs = rowOf(row.inputs);
  const { model, modelId, messages, prompt, input, contents } = inputs;
  const name = operationName(row.op_name)?.toLowerCase() ?? '';
  if (OTHER_WORK.some((word) => name.includes(word))) return false;
  if (rowOf(inputs._weave).error !== undefined) return rowOf(row.summary).usage !== undefined;
  return typeof (model ?? modelId) === 'string' && (messages ?? prompt ?? input ?? contents ?? undefined) !== undefined;
}
