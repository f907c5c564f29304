import { contextOf } from './call-context.js';
import type { FormatCall, FormatRecord, Row } from './format.js';
import { openJsonText } from './nested.js';
import type { SpanContent } from './otlp-content.js';
import { type ParametersDraft, readParameters } from './parameters.js';
import type { CallMark } from './record.js';
import { callOf } from './row-problem.js';
import type { TimeReading } from './time.js';
import { readUsage } from './usage.js';
import { countOf, durationOf, firstText, textOf } from './value.js';

/** One operation on a model as OpenTelemetry tells it: a span, or the event that stands for one. */
export interface GenAiOperation {
  readonly traceId: string | null;
  readonly spanId: string | null;
  /** Of the resource and of the span, by their dotted names. */
  readonly attributes: Row;
  readonly start: TimeReading;
  readonly endMs: number | null;
  readonly statusCode: unknown;
  readonly statusMessage: unknown;
  readonly marks: readonly CallMark[];
}

/** Operations whose model calls have spans of their own; counting both would double them. */
const WRAPPERS: ReadonlySet<unknown> = new Set(['invoke_agent', 'create_agent', 'execute_tool', 'invoke_workflow']);

/** Why attributes tell of no model call, or null when they do. */
export function skipReason(attributes: Row): string | null {
  const kind = attributes['openinference.span.kind'];
  if (kind !== undefined) return kind === 'LLM' ? null : 'span of another kind than LLM';
  const operation = attributes['gen_ai.operation.name'];
  if (WRAPPERS.has(operation)) return 'span of an agent or tool; its model calls have spans of their own';
  const isModelCall =
    operation ?? attributes['gen_ai.request.model'] ?? attributes['gen_ai.system'] ?? attributes['gen_ai.provider.name'];
  return isModelCall === undefined ? 'span without gen_ai attributes' : null;
}

/** The marks of an operation, with one more when nobody wrote its text. */
export function withoutText(marks: readonly CallMark[], { isWritten }: SpanContent): readonly CallMark[] {
  return !isWritten && !marks.includes('text-redacted') ? [...marks, 'text-not-exported'] : marks;
}

export function genAiCall(operation: GenAiOperation, content: SpanContent): FormatCall {
  return callOf(operation.attributes, toRecord(operation, content));
}

function toRecord(operation: GenAiOperation, { conversation, answer, nested }: SpanContent): FormatRecord {
  const { attributes, start, marks } = operation;
  const errorCode = errorOf(operation);
  const usage = readUsage(answer.usage);
  const stopReason = answer.stopReason ?? finishReason(attributes);
  return {
    requestId: requestId(operation),
    apiKey: null,
    organisation: textOf(attributes['organization.id']),
    endUser: firstText(attributes['enduser.id'], attributes['enduser.pseudo.id']),
    atMs: start.atMs,
    zone: start.zone,
    // The second names are those of the conventions before 1.19.
    ip: firstText(attributes['client.address'], attributes['http.client_ip']),
    userAgent: firstText(attributes['user_agent.original'], attributes['http.user_agent']),
    operation: firstText(attributes['gen_ai.operation.name'], attributes['openinference.span.kind']),
    model: modelOf(attributes),
    parameters: parametersOf(attributes),
    system: conversation.system,
    messages: conversation.messages,
    newFrom: conversation.newFrom,
    response: answer.text,
    stopReason,
    inputTokens: inputTokens(attributes) ?? usage.inputTokens,
    outputTokens: outputTokens(attributes) ?? usage.outputTokens,
    latencyMs: latencyMs(operation),
    status: errorCode === null ? 'ok' : 'error',
    errorCode,
    cacheHit: false,
    nested,
    context: contextOf({
      marks,
      session: firstText(attributes['gen_ai.conversation.id'], attributes['session.id']),
      issuedSignatures: answer.signatures,
    }),
  };
}

/** Without the provider's id the span's own id tells one call from another. */
function requestId({ traceId, spanId, attributes }: GenAiOperation): string | null {
  const id = textOf(attributes['gen_ai.response.id']);
  if (id !== null) return id;
  return spanId === null ? null : `${traceId ?? ''}:${spanId}`;
}

function modelOf(attributes: Row): string | null {
  const asked = firstText(attributes['gen_ai.request.model'], attributes['llm.request.model_name']);
  const answered = firstText(attributes['gen_ai.response.model'], attributes['llm.response.model_name']);
  return asked ?? answered ?? textOf(attributes['llm.model_name']);
}

/** By convention cached tokens are part of the input count, and reasoning tokens of the output count: nothing is added. */
function inputTokens(attributes: Row): number | null {
  const value = attributes['gen_ai.usage.input_tokens'] ?? attributes['gen_ai.usage.prompt_tokens'];
  return countOf(value ?? attributes['llm.token_count.prompt']);
}

function outputTokens(attributes: Row): number | null {
  const value = attributes['gen_ai.usage.output_tokens'] ?? attributes['gen_ai.usage.completion_tokens'];
  return countOf(value ?? attributes['llm.token_count.completion']);
}

function parametersOf(attributes: Row): ParametersDraft {
  const parameters = readParameters(opened(attributes['llm.invocation_parameters']));
  return readParameters(
    {
      temperature: attributes['gen_ai.request.temperature'],
      top_p: attributes['gen_ai.request.top_p'],
      top_k: attributes['gen_ai.request.top_k'],
      max_tokens: attributes['gen_ai.request.max_tokens'],
      n: attributes['gen_ai.request.choice.count'],
      seed: attributes['gen_ai.request.seed'] ?? attributes['gen_ai.openai.request.seed'],
      stop: opened(attributes['gen_ai.request.stop_sequences']),
      stream: attributes['gen_ai.request.stream'],
      response_format: attributes['gen_ai.output.type'] ?? attributes['gen_ai.openai.request.response_format'],
      tools: opened(attributes['gen_ai.tool.definitions']),
    },
    parameters,
  );
}

function finishReason(attributes: Row): string | null {
  const reasons = opened(attributes['gen_ai.response.finish_reasons']);
  return firstText(Array.isArray(reasons) ? reasons[0] : reasons, attributes['llm.finish_reason']);
}

/** Lists that an exporter wrote as JSON text; any other text stays. */
function opened(value: unknown): unknown {
  return typeof value === 'string' ? (openJsonText(value) ?? value) : value;
}

/** Status code 2 is an error; an unset status is none, by convention. */
function errorOf({ attributes, statusCode: code, statusMessage }: GenAiOperation): string | null {
  const type = textOf(attributes['error.type']);
  const isError = code === 2 || code === '2' || code === 'STATUS_CODE_ERROR' || code === 'ERROR' || code === 'Error';
  if (type !== null || !isError) return type;
  return textOf(statusMessage)?.slice(0, 100) ?? 'error';
}

function latencyMs({ start, endMs }: GenAiOperation): number | null {
  return start.atMs === null || endMs === null ? null : durationOf(endMs - start.atMs);
}
