import type { Row } from './format.js';
import { isPlaceholder } from './redacted.js';
import { isRow } from './value.js';

/** Parts inside parts (a tool result holding a list of parts) are followed this deep; real ones stop at two. */
const MAX_DEPTH = 4;

type PartKind = 'all' | 'text' | 'tool-result';

/**
 * The text of a message's content: a string, a list of parts, or null. Images, files, tool calls and reasoning give no text; a tool
 * result that is JSON instead of text gives none either (bodies are never written out again).
 */
export function contentText(content: unknown, kind: PartKind = 'all', depth = 0): string {
  if (typeof content === 'string') return isPlaceholder(content) ? '' : content;
  if (Array.isArray(content)) return listText(content, kind, depth);
  return isRow(content) ? partText(content, depth) : '';
}

/** A part that carries a tool's answer back to the model: Anthropic, Bedrock Converse, OpenTelemetry, OpenAI Responses, Gemini. */
export function isToolResult(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { type, toolResult, functionResponse } = part as Row;
  if (toolResult !== undefined || functionResponse !== undefined) return true;
  return type === 'tool_result' || type === 'tool_call_response' || type === 'function_call_output';
}

/** Whether a list of parts holds one in which the model declined (OpenAI). */
export function holdsRefusal(content: unknown): boolean {
  return Array.isArray(content) && content.some((part) => isRow(part) && part.type === 'refusal');
}

function listText(parts: readonly unknown[], kind: PartKind, depth: number): string {
  if (depth >= MAX_DEPTH) return '';
  let text = '';
  for (const part of parts) {
    if (kind !== 'all' && isToolResult(part) !== (kind === 'tool-result')) continue;
    const piece = typeof part === 'string' ? part : isRow(part) ? partText(part, depth) : '';
    if (piece !== '') text = text === '' ? piece : `${text}\n${piece}`;
  }
  return text;
}

function partText(part: Row, depth: number): string {
  if (part.thought === true) return '';
  if (typeof part.text === 'string') return isPlaceholder(part.text) ? '' : part.text;
  switch (part.type) {
    case 'text':
    case 'tool_result':
      return contentText(part.content, 'all', depth + 1);
    case 'tool_call_response':
      return contentText(part.response ?? part.result, 'all', depth + 1);
    case 'function_call_output':
      return contentText(part.output, 'all', depth + 1);
    case 'refusal':
      return typeof part.refusal === 'string' ? part.refusal : '';
    default:
      return isRow(part.toolResult) ? contentText(part.toolResult.content, 'all', depth + 1) : '';
  }
}
