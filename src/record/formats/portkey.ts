import type { Answer } from '../answer.js';
import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { openFields } from '../nested-fields.js';
import { type ParametersDraft, readParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark, LogRecord } from '../record.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, firstText, flagOf, isRow, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

/** A body is the value of one dotted key, or nested. */
const NESTED_FIELDS = [
  { field: 'request.body', kind: 'object' },
  { field: 'response.body', kind: 'answer' },
  { field: 'request', kind: 'object' },
  { field: 'response', kind: 'object' },
] as const;
const BODY_FIELD = [{ field: 'body', kind: 'object' }] as const;
const ANSWER_FIELD = [{ field: 'body', kind: 'answer' }] as const;

/** Columns that only Portkey writes beside the model's vendor: which of them are there was chosen by whoever asked for the export. */
const COMPANIONS = [
  'req_units',
  'res_units',
  'total_units',
  'is_success',
  'cost_currency',
  'response_status_code',
  'cache_status',
  'stream_mode',
  'retry_success_count',
  'workspace_slug',
] as const;

/** Portkey log export. */
export const portkey: LogFormat = {
  id: 'portkey',
  title: 'Portkey log export',
  rule: '`ai_org` or `ai_model` with another Portkey column such as `req_units`, `is_success` or `cache_status`',
  needs: ['ai_org', 'req_units'],
  fits: (row) =>
    (row.ai_org !== undefined || row.ai_model !== undefined) && COMPANIONS.some((column) => row[column] !== undefined),
  accountKey: 'workspace_slug|organisation_id',
  accountKeyTrust: 'authenticated',
  identifiers: { authenticated: ['workspace_slug', 'organisation_id', 'virtual_key', 'ai_org_auth_hash'], asserted: ['_user'] },
  about: {
    source: 'Portkey documentation, logs export; response schema (cache states, retries)',
    losses: [
      'only the columns that were asked for: a missing column is not an empty one',
      'times carry no zone (give it with --assume-tz)',
      'retries inside one request leave a count only',
      'no address and no client; `_user` is what the request said',
    ],
    unread: ['cost', 'request_method', 'cache_type', '_environment'],
  },
  toCalls,
};

function toCalls(raw: Row, settings: FormatSettings): readonly FormatResult[] {
  const outer = openFields(raw, NESTED_FIELDS);
  if (outer.broken !== null) return [nestedProblem(outer.broken)];
  const { row } = outer;
  const request = openFields(rowOf(row.request), BODY_FIELD);
  const response = openFields(rowOf(row.response), ANSWER_FIELD);
  if (request.broken !== null) return [nestedProblem('request.body')];
  if (response.broken !== null) return [nestedProblem('response.body')];
  const time = readTime(row.created_at, 's', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('created_at', row.created_at, 's')];
  const bodies = {
    request: written(row['request.body'] ?? request.row.body),
    response: written(row['response.body'] ?? response.row.body),
  };
  return [callOf(row, toRecord(row, bodies, time, outer.nested || request.nested || response.nested))];
}

interface Bodies {
  readonly request: unknown;
  readonly response: unknown;
}

/** In a CSV a body that is not there is the empty text. */
function written(body: unknown): unknown {
  return body === undefined || body === '' ? null : body;
}

function toRecord(row: Row, bodies: Bodies, { atMs, zone }: TimeReading, nested: boolean): FormatRecord {
  const request = rowOf(bodies.request);
  const { system, messages, newFrom } = readRequest(request);
  const answer = readAnswer(bodies.response);
  const usage = readUsage(answer.usage);
  const errorCode = errorOf(row, bodies);
  return {
    requestId: textOf(row.id) ?? answer.id,
    apiKey: firstText(row.virtual_key, row.ai_org_auth_hash),
    organisation: textOf(row.organisation_id),
    endUser: textOf(row._user) ?? textOf(request.safety_identifier ?? request.user),
    atMs,
    zone,
    ip: null,
    userAgent: null,
    operation: textOf(row.request_url),
    model: firstText(row.ai_model, request.model) ?? answer.model,
    parameters: parametersOf(row, request),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: countOf(row.req_units) ?? usage.inputTokens,
    outputTokens: countOf(row.res_units) ?? usage.outputTokens,
    latencyMs: durationOf(numberOf(row.response_time)),
    status: statusOf(row, errorCode, answer),
    errorCode,
    cacheHit: typeof row.cache_status === 'string' && row.cache_status.toUpperCase().endsWith('HIT'),
    nested,
    context: contextOfBodies(
      { marks: marksOf(row, bodies), traceId: textOf(row.trace_id) },
      { request, answer, answerBody: bodies.response },
    ),
  };
}

function parametersOf(row: Row, request: Row): ParametersDraft {
  const parameters = readParameters(request);
  const stream = flagOf(lowerCase(row.stream_mode));
  if (stream !== null) parameters.stream = stream;
  return parameters;
}

function lowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function errorOf(row: Row, bodies: Bodies): string | null {
  const code = numberOf(row.response_status_code);
  if (code !== null && code >= 400) return String(code);
  const { error } = rowOf(bodies.response);
  if (isRow(error)) return firstText(error.code, error.type) ?? 'error';
  return isSuccess(row) === false ? 'error' : null;
}

/** 1 or 0, also as text. */
function isSuccess({ is_success: value }: Row): boolean | null {
  return typeof value === 'number' ? value !== 0 : flagOf(value);
}

function statusOf(row: Row, errorCode: string | null, answer: Answer): LogRecord['status'] {
  if (errorCode !== null) return 'error';
  return isSuccess(row) === true || numberOf(row.response_status_code) !== null || answer.text !== null ? 'ok' : 'unknown';
}

function marksOf(row: Row, bodies: Bodies): readonly CallMark[] {
  const marks: CallMark[] = [];
  if (bodies.request === null) marks.push('text-not-exported');
  if ((numberOf(row.retry_success_count) ?? 0) > 0) marks.push('retry');
  return marks;
}
