import { readBodies } from './bodies.js';
import { contextOf } from './call-context.js';
import { isEventText } from './event-text.js';
import type { FormatRecord, FormatResult, FormatSettings, Row } from './format.js';
import { type NestedField, type OpenedRow, openFields } from './nested-fields.js';
import type { LogRecord } from './record.js';
import { callOf, nestedProblem, timeProblem } from './row-problem.js';
import { readTime, type TimeReading } from './time.js';
import { isTracedRow } from './traced-rows.js';
import { readUsage } from './usage.js';
import { countOf, durationOf, flagOf, isRow, numberOf, rowOf, textOf } from './value.js';
import { assumedClock } from './zone.js';

/** Whose wire format a request and its response are written in. */
export type Dialect = 'openai' | 'anthropic';

/** Names under which gateways keep the two bodies and the facts around them; there is no standard envelope. */
const REQUEST_FIELDS = ['request', 'request_body', 'requestBody'] as const;
const RESPONSE_FIELDS = ['response', 'response_body', 'responseBody'] as const;
const BODY_FIELDS: readonly NestedField[] = [
  ...REQUEST_FIELDS.map((field) => ({ field, kind: 'object' }) as const),
  ...RESPONSE_FIELDS.map((field) => ({ field, kind: 'answer' }) as const),
];
const TIME_FIELDS = ['timestamp', 'time', 'created_at', 'started_at', 'request_time', 'created'] as const;
const ID_FIELDS = ['request_id', 'requestId', 'id'] as const;
const KEY_FIELDS = ['api_key_id', 'api_key_hash', 'api_key'] as const;
const ORGANISATION_FIELDS = [
  'organization_id',
  'organisation_id',
  'org_id',
  'organization',
  'organisation',
  'project_id',
] as const;
const IP_FIELDS = ['ip', 'client_ip', 'ip_address', 'remote_addr'] as const;
const LATENCY_FIELDS = ['latency_ms', 'duration_ms', 'response_ms'] as const;
const SESSION_FIELDS = ['session_id', 'conversation_id'] as const;
const COUNTRY_FIELDS = ['country', 'country_code'] as const;

/** Default account key of both dialects. `user` comes last: in a bare request body the caller wrote it. */
export const EXCHANGE_ACCOUNT_KEY = 'account|account_id|user_id|api_key_id|api_key_hash|api_key|project_id|user';

/**
 * The dialect of a row that holds one request and its response, or null when the row is no such pair. Looks at a few keys only.
 * Rows that other formats own are refused first, since their `messages` and `response` look alike.
 */
export function dialectOf(row: Row): Dialect | null {
  if (row.call_type !== undefined || row.schemaType !== undefined || row.custom_id !== undefined) return null;
  if (row.ai_org !== undefined || isTracedRow(row)) return null;
  const request = firstOf(row, REQUEST_FIELDS);
  const response = firstOf(row, RESPONSE_FIELDS);
  const body = unwrapBody(request) ?? row;
  const answerBody = response === undefined ? row : unwrapBody(response);
  const byAnswer = typeof answerBody === 'string' && request === undefined ? null : answerDialect(answerBody);
  if (byAnswer !== null) return byAnswer;
  return typeof body === 'string' ? textDialect(body) : requestDialect(rowOf(body), request !== undefined);
}

/** Turns such a row into a call. Both dialects share it: bodies are read by what they hold. */
export function exchangeCalls(written: Row, settings: FormatSettings): readonly FormatResult[] {
  const opened = openFields(written, BODY_FIELDS);
  if (opened.broken !== null) return [nestedProblem(opened.broken)];
  const parts = partsOf(opened.row);
  const clock = assumedClock(settings.assumeTimeZone);
  for (const field of TIME_FIELDS) {
    const value = opened.row[field] ?? undefined;
    if (value === undefined) continue;
    const time = readTime(value, 's', clock);
    return [time === null ? timeProblem(field, value, 's') : callOf(opened.row, toRecord(opened, parts, time))];
  }
  const created = parts.response.created ?? parts.response.created_at;
  const time = readTime(created, 's', clock);
  return [time === null ? timeProblem('response.created', created, 's') : callOf(opened.row, toRecord(opened, parts, time))];
}

interface Parts {
  readonly request: Row;
  /** The response body: an object, a list of stream events, or plain text. */
  readonly answerBody: unknown;
  readonly response: Row;
  readonly httpStatus: number | null;
}

function partsOf(row: Row): Parts {
  const written = firstOf(row, RESPONSE_FIELDS);
  const answerBody = written === undefined ? row : unwrapBody(written);
  return {
    request: rowOf(unwrapBody(firstOf(row, REQUEST_FIELDS)) ?? row),
    answerBody,
    response: rowOf(answerBody),
    httpStatus: numberOf(row.status_code ?? row.response_status ?? rowOf(written).status_code ?? row.status),
  };
}

function toRecord({ row, nested }: OpenedRow, parts: Parts, { atMs, zone }: TimeReading): FormatRecord {
  const { response } = parts;
  const facts = readBodies(parts.request, isBareRequest(parts, row) ? undefined : parts.answerBody);
  const usage = readUsage(facts.inputTokens === null ? row.usage : null);
  const errorCode = errorOf(row, parts);
  return {
    requestId: firstTextOf(row, ID_FIELDS) ?? facts.answerId,
    apiKey: firstTextOf(row, KEY_FIELDS),
    organisation: firstTextOf(row, ORGANISATION_FIELDS),
    endUser: facts.endUser,
    atMs,
    zone,
    ip: firstTextOf(row, IP_FIELDS),
    userAgent: textOf(row.user_agent ?? row.userAgent ?? rowOf(row.headers)['user-agent']),
    operation: textOf(row.endpoint ?? row.path ?? row.operation ?? response.object ?? response.type),
    model: facts.model ?? textOf(row.model),
    parameters: facts.parameters,
    system: facts.system,
    messages: facts.messages,
    newFrom: facts.newFrom,
    response: facts.response,
    stopReason: facts.stopReason,
    inputTokens: facts.inputTokens ?? usage.inputTokens ?? countOf(row.input_tokens),
    outputTokens: facts.outputTokens ?? usage.outputTokens ?? countOf(row.output_tokens),
    latencyMs: durationOf(numberOf(firstOf(row, LATENCY_FIELDS))),
    status: statusOf(errorCode, parts, facts.response),
    errorCode,
    cacheHit: flagOf(row.cached ?? row.cache_hit) === true,
    nested,
    context: contextOf({
      ...facts.context,
      session: facts.context.session ?? firstTextOf(row, SESSION_FIELDS),
      traceId: textOf(row.trace_id),
      country: firstTextOf(row, COUNTRY_FIELDS),
    }),
  };
}

/** A merged row without any answer: what stands beside the request must not be read as one. */
function isBareRequest({ answerBody }: Parts, row: Row): boolean {
  return answerBody === row && answerDialect(row) === null;
}

function errorOf(row: Row, { response, httpStatus }: Parts): string | null {
  const error = response.error ?? row.error;
  if (isRow(error)) return textOf(error.code ?? error.type) ?? 'error';
  if (typeof error === 'string' && error !== '') return error.slice(0, 100);
  return httpStatus !== null && httpStatus >= 400 ? String(httpStatus) : null;
}

function statusOf(errorCode: string | null, { httpStatus }: Parts, text: string | null): LogRecord['status'] {
  if (errorCode !== null) return 'error';
  return text !== null || (httpStatus !== null && httpStatus >= 200) ? 'ok' : 'unknown';
}

function answerDialect(response: unknown): Dialect | null {
  if (typeof response === 'string') return answerTextDialect(response);
  if (Array.isArray(response)) return eventDialect(rowOf(response[0]));
  if (!isRow(response)) return null;
  if (Array.isArray(response.choices) || response.object === 'response') return 'openai';
  if (Array.isArray(response.output) && response.object === undefined && isRow(response.usage)) return 'openai';
  return Array.isArray(response.content) && response.role === 'assistant' ? 'anthropic' : null;
}

function eventDialect(first: Row): Dialect | null {
  if (Array.isArray(first.choices)) return 'openai';
  if (first.type === 'message_start') return 'anthropic';
  return typeof first.type === 'string' && first.type.startsWith('response.') ? 'openai' : null;
}

/** Without an answer (a failed call) only what the two dialects do not share can tell them apart; else it is the commoner one. */
function requestDialect(request: Row, isEnvelope: boolean): Dialect | null {
  const hasInput = Array.isArray(request.messages) || (isEnvelope && (request.prompt ?? request.input) !== undefined);
  if (!hasInput || request.model === undefined) return null;
  const { system, stop_sequences: stops, anthropic_version: version, thinking, model } = request;
  if ((system ?? stops ?? version ?? thinking ?? undefined) !== undefined) return 'anthropic';
  return typeof model === 'string' && model.startsWith('claude') ? 'anthropic' : 'openai';
}

/** Bodies stored as JSON text are not parsed to recognise the row, only searched. */
function answerTextDialect(text: string): Dialect | null {
  if (!text.startsWith('{') && !text.startsWith('[') && !isEventText(text)) return null;
  if (text.includes('"choices"') || text.includes('"output"') || text.includes('"response.')) return 'openai';
  return text.includes('"stop_reason"') ? 'anthropic' : null;
}

function textDialect(text: string): Dialect | null {
  if (!text.startsWith('{') || !text.includes('"model"')) return null;
  if (text.includes('"anthropic_version"') || text.includes('"claude')) return 'anthropic';
  return text.includes('"messages"') || text.includes('"input"') || text.includes('"prompt"') ? 'openai' : null;
}

/** Some gateways put status and headers around the body: `{ status_code, body }`. */
function unwrapBody(value: unknown): unknown {
  return isRow(value) && value.body !== undefined ? value.body : value;
}

function firstOf(row: Row, fields: readonly string[]): unknown {
  for (const field of fields) {
    const value = row[field];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function firstTextOf(row: Row, fields: readonly string[]): string | null {
  for (const field of fields) {
    const text = textOf(row[field]);
    if (text !== null) return text;
  }
  return null;
}
