import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { type NestedField, openFields } from '../nested-fields.js';
import { readParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark, LogRecord } from '../record.js';
import { holdsPlaceholder } from '../redacted.js';
import { requestPath } from '../request-path.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { isHeliconeRequest } from '../traced-rows.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, flagOf, isRow, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

/** In CSV bodies and properties are JSON text. */
const NESTED_FIELDS: readonly NestedField[] = [
  { field: 'request_body', kind: 'object' },
  { field: 'response_body', kind: 'answer' },
  { field: 'request_properties', kind: 'object' },
];

/** Marks a call that no stored answer was used for. */
const NO_REFERENCE = '00000000-0000-0000-0000-000000000000';

/** Helicone requests, as JSON lines, JSON or CSV. */
export const helicone: LogFormat = {
  id: 'helicone',
  title: 'Helicone requests',
  rule: '`request_created_at` and `response_status`',
  needs: ['request_created_at', 'response_status'],
  fits: isHeliconeRequest,
  accountKey: 'request_user_id|helicone_user|user_api_key_user_id|user_api_key_hash|auth_hash',
  accountKeyTrust: 'asserted',
  identifiers: {
    authenticated: ['auth_hash', 'user_api_key_hash'],
    observed: ['country_code'],
    asserted: ['request_user_id', 'request_properties.*'],
  },
  about: {
    source: 'Helicone/helicone (export tool and request type)',
    losses: [
      'the user is what the application sent in a header; keys are authenticated but often shared by a whole application (user_api_key_hash|auth_hash)',
      'CSV holds neither the request id nor the response: duplicates are told by the response id',
      'bodies are exported on demand only (`--include-body`); others lie behind `signed_body_url`',
      'only a country, no address; no client',
    ],
    unread: ['request_properties.*', 'time_to_first_token', 'total_tokens', 'costUSD', 'user_api_key_preview', 'key_name'],
  },
  toCalls,
};

function toCalls(written: Row, settings: FormatSettings): readonly FormatResult[] {
  const { row, nested, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  const clock = assumedClock(settings.assumeTimeZone);
  const time = readTime(row.request_created_at, 'ms', clock);
  if (time === null) return [timeProblem('request_created_at', row.request_created_at, 'ms')];
  return [callOf(row, toRecord(row, time, readTime(row.response_created_at, 'ms', clock), nested))];
}

function toRecord(row: Row, { atMs, zone }: TimeReading, end: TimeReading | null, nested: boolean): FormatRecord {
  const request = rowOf(row.request_body);
  const { system, messages, newFrom } = readRequest(request);
  const answer = readAnswer(isEmpty(row.response_body) ? null : row.response_body);
  const usage = readUsage(answer.usage);
  const status = numberOf(row.response_status);
  const properties = rowOf(row.request_properties);
  return {
    requestId: textOf(row.request_id) ?? textOf(row.response_id),
    apiKey: textOf(row.user_api_key_hash ?? row.auth_hash),
    organisation: null,
    endUser: textOf(row.request_user_id ?? row.helicone_user),
    atMs,
    zone,
    ip: null,
    userAgent: null,
    operation: requestPath(row.request_path),
    model: textOf(request.model) ?? textOf(row.request_model ?? row.model) ?? textOf(row.response_model) ?? answer.model,
    parameters: readParameters(request),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: usage.inputTokens ?? inputTokens(row),
    outputTokens: usage.outputTokens ?? countOf(row.completion_tokens),
    latencyMs: latencyMs(row, atMs, end),
    status: statusOf(status),
    errorCode: statusOf(status) === 'error' ? String(status) : null,
    cacheHit: isCacheHit(row),
    nested,
    context: contextOfBodies(
      {
        marks: marksOf(row, messages.length === 0 || answer.text === null),
        session: textOf(properties['Helicone-Session-Id']),
        country: textOf(row.country_code),
      },
      { request, answer, answerBody: row.response_body },
    ),
  };
}

function marksOf(row: Row, lacksText: boolean): readonly CallMark[] {
  const marks: CallMark[] = [];
  const note = textOf(rowOf(row.request_body).helicone_message) ?? textOf(rowOf(row.response_body).helicone_message);
  if (note?.includes('omit') === true) marks.push('body-suppressed');
  else if (lacksText && (note !== null || textOf(row.signed_body_url) !== null)) marks.push('body-elsewhere');
  if (holdsPlaceholder(row.request_body) || holdsPlaceholder(row.response_body)) marks.push('text-redacted');
  return marks;
}

/** Newer rows count cached tokens apart. Anthropic leaves them out of `prompt_tokens`; others hold them there already. */
function inputTokens(row: Row): number | null {
  const prompt = countOf(row.prompt_tokens);
  if (prompt === null || textOf(row.provider)?.toUpperCase() !== 'ANTHROPIC') return prompt;
  return prompt + (countOf(row.prompt_cache_read_tokens) ?? 0) + (countOf(row.prompt_cache_write_tokens) ?? 0);
}

/** The unit of `latency` in CSV is not documented, so both times are used there. */
function latencyMs(row: Row, atMs: number | null, end: TimeReading | null): number | null {
  const stated = numberOf(row.delay_ms);
  if (stated !== null) return durationOf(stated);
  return atMs === null || end === null || end.atMs === null ? null : durationOf(end.atMs - atMs);
}

/** HTTP codes; those below zero are Helicone's own for timeouts and cancelled requests. */
function statusOf(status: number | null): LogRecord['status'] {
  if (status === null) return 'unknown';
  return status < 0 || status >= 400 ? 'error' : status >= 200 ? 'ok' : 'unknown';
}

function isCacheHit(row: Row): boolean {
  const reference = textOf(row.cache_reference_id);
  return (reference !== null && reference !== NO_REFERENCE) || flagOf(row.cache_hit) === true;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (isRow(value) && Object.keys(value).length === 0);
}
