import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { isEmptyBody, litellmMarks, userAgentOf } from '../litellm-row.js';
import { openFields } from '../nested-fields.js';
import { NO_CONVERSATION } from '../new-turns.js';
import { readParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { LogRecord } from '../record.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, firstText, flagOf, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

/** Fields that some sinks write as JSON text. */
const NESTED_FIELDS = [
  { field: 'metadata', kind: 'object' },
  { field: 'messages', kind: 'messages' },
  { field: 'response', kind: 'answer' },
  { field: 'model_parameters', kind: 'object' },
  { field: 'error_information', kind: 'object' },
  { field: 'hidden_params', kind: 'object' },
] as const;

/** BerriAI/litellm `StandardLoggingPayload`, written by the S3, GCS and file callbacks of the proxy. */
export const litellm: LogFormat = {
  id: 'litellm',
  title: 'LiteLLM StandardLoggingPayload',
  rule: 'fields `call_type`, `startTime` and `metadata`, and no `spend`',
  needs: ['call_type', 'startTime', 'metadata'],
  fits: (row) =>
    row.call_type !== undefined && row.startTime !== undefined && row.metadata !== undefined && row.spend === undefined,
  accountKey: 'metadata.user_api_key_user_id|metadata.user_api_key_hash',
  accountKeyTrust: 'authenticated',
  identifiers: {
    authenticated: ['metadata.user_api_key_*'],
    observed: ['requester_ip_address', 'user agent (written by the caller)'],
    asserted: ['end_user'],
  },
  about: {
    source: 'BerriAI/litellm, proxy logging specification (StandardLoggingPayload)',
    losses: [
      'text may be switched off or redacted by the proxy',
      '`redact_user_api_key_info` removes every `user_api_key_*`: such calls have no account',
      'the address may be a forwarded header',
      'retries and fall-backs are rows of their own that share `trace_id`; only newer rows say which of them they are',
      'the oldest rows lack `trace_id` and `status`',
    ],
    unread: [
      'call_id',
      'response_cost',
      'cost_breakdown',
      'custom_llm_provider',
      'total_tokens',
      'completionStartTime',
      'model_id',
      'api_base',
      'metadata.user_api_key_alias',
      'error_information.llm_provider',
      'status_fields',
    ],
  },
  toCalls,
};

function toCalls(written: Row, settings: FormatSettings): readonly FormatResult[] {
  const { row, nested, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  const time = readTime(row.startTime, 's', assumedClock(settings.assumeTimeZone));
  return [time === null ? timeProblem('startTime', row.startTime, 's') : callOf(row, toRecord(row, time, nested))];
}

function toRecord(row: Row, { atMs, zone }: TimeReading, nested: boolean): FormatRecord {
  const metadata = rowOf(row.metadata);
  const { system, messages, newFrom } = isEmptyBody(row.messages) ? NO_CONVERSATION : readRequest(row);
  const answer = readAnswer(row.response);
  return {
    requestId: textOf(row.id),
    apiKey: textOf(metadata.user_api_key_hash),
    organisation: firstText(metadata.user_api_key_org_id, metadata.user_api_key_team_id),
    endUser: firstText(row.end_user, metadata.user_api_key_end_user_id),
    atMs,
    zone,
    ip: firstText(row.requester_ip_address, metadata.requester_ip_address),
    userAgent: userAgentOf(row, metadata),
    operation: textOf(row.call_type),
    model: firstText(row.model, row.model_group),
    parameters: readParameters(row.model_parameters, row.stream === true ? { stream: true } : {}),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: countOf(row.prompt_tokens) ?? readUsage(answer.usage).inputTokens,
    outputTokens: countOf(row.completion_tokens) ?? readUsage(answer.usage).outputTokens,
    latencyMs: latencyMs(row),
    status: statusOf(row),
    errorCode: errorCode(row),
    cacheHit: flagOf(row.cache_hit) === true,
    nested,
    context: contextOfBodies(
      { marks: litellmMarks({ row, metadata, prompt: row.messages }), traceId: textOf(row.trace_id) },
      { request: row, answer, answerBody: row.response },
    ),
  };
}

function latencyMs(row: Row): number | null {
  const seconds = numberOf(row.response_time);
  if (seconds !== null) return durationOf(seconds * 1e3);
  const start = numberOf(row.startTime);
  const end = numberOf(row.endTime);
  return start === null || end === null ? null : durationOf((end - start) * 1e3);
}

/** Rows from before `status` was written tell a failure by the error text. */
function statusOf(row: Row): LogRecord['status'] {
  if (row.status === 'success') return 'ok';
  if (row.status === 'failure' || errorCode(row) !== null) return 'error';
  return row.response === null || row.response === undefined ? 'unknown' : 'ok';
}

function errorCode(row: Row): string | null {
  const { error_code: code, error_class: name } = rowOf(row.error_information);
  return firstText(code, name) ?? textOf(row.error_str)?.slice(0, 100) ?? null;
}
