import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, LogFormat, Row } from '../format.js';
import { isEmptyBody, litellmMarks, type TableTimes, tableCalls, userAgentOf } from '../litellm-row.js';
import { readParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark, LogRecord } from '../record.js';
import { countOf, durationOf, firstText, flagOf, isRow, numberOf, rowOf, textOf } from '../value.js';

const NESTED_FIELDS = [
  { field: 'metadata', kind: 'object' },
  { field: 'messages', kind: 'messages' },
  { field: 'response', kind: 'answer' },
  { field: 'proxy_server_request', kind: 'object' },
] as const;

/** Rows of LiteLLM's table `LiteLLM_SpendLogs`, as JSON or as CSV (then every column is text). */
export const litellmSpend: LogFormat = {
  id: 'litellm-spend',
  title: 'LiteLLM SpendLogs',
  rule: 'columns `request_id`, `api_key`, `spend` and `call_type`',
  needs: ['request_id', 'api_key', 'spend', 'call_type'],
  fits: (row) =>
    row.spend !== undefined && row.call_type !== undefined && row.request_id !== undefined && row.api_key !== undefined,
  accountKey: 'user|api_key',
  accountKeyTrust: 'authenticated',
  identifiers: {
    authenticated: ['user', 'api_key', 'team_id', 'organization_id'],
    observed: ['requester_ip_address', 'user agent (written by the caller)'],
    asserted: ['end_user'],
  },
  about: {
    source: 'BerriAI/litellm, schema.prisma (LiteLLM_SpendLogs)',
    losses: [
      'messages and response are empty unless `store_prompts_in_spend_logs` was on',
      'times of a database dump carry no zone (give it with --assume-tz)',
    ],
    unread: [
      'total_tokens',
      'model_id',
      'custom_llm_provider',
      'api_base',
      'metadata.user_api_key',
      'cache_key',
      'completionStartTime',
      'mcp_namespaced_tool_name',
      'agent_id',
    ],
  },
  toCalls: tableCalls(NESTED_FIELDS, toRecord),
};

function toRecord(row: Row, { start: { atMs, zone }, tookMs }: TableTimes, nested: boolean): FormatRecord {
  const statedMs = numberOf(row.request_duration_ms);
  const metadata = rowOf(row.metadata);
  const request = requestOf(row);
  const { system, messages, newFrom } = readRequest(request);
  const answer = readAnswer(isEmptyBody(row.response) ? null : row.response);
  return {
    requestId: textOf(row.request_id),
    apiKey: textOf(row.api_key),
    organisation: firstText(row.organization_id, row.team_id),
    endUser: textOf(row.end_user),
    atMs,
    zone,
    ip: firstText(row.requester_ip_address, metadata.requester_ip_address),
    userAgent: userAgentOf(row, metadata),
    operation: textOf(row.call_type),
    model: firstText(row.model, row.model_group),
    parameters: readParameters(bodyOf(row)),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: countOf(row.prompt_tokens),
    outputTokens: countOf(row.completion_tokens),
    latencyMs: statedMs === null ? tookMs : durationOf(statedMs),
    status: statusOf(row, metadata),
    errorCode: errorCode(metadata),
    cacheHit: flagOf(row.cache_hit) === true,
    nested,
    context: contextOfBodies(
      { marks: marksOf(row, metadata, request), session: textOf(row.session_id) },
      { request, answer, answerBody: row.response },
    ),
  };
}

function marksOf(row: Row, metadata: Row, request: Row): readonly CallMark[] {
  return litellmMarks({ row, metadata, prompt: request.messages ?? request.input ?? request.prompt });
}

/** Newer proxies leave `messages` at `{}` and keep the whole request body in `proxy_server_request`. */
function requestOf(row: Row): Row {
  if (!isEmptyBody(row.messages)) return { messages: row.messages };
  return bodyOf(row);
}

/** The request body by itself, or with the method and headers around it. */
function bodyOf(row: Row): Row {
  const written = rowOf(row.proxy_server_request);
  return isRow(written.body) ? written.body : written;
}

function statusOf(row: Row, metadata: Row): LogRecord['status'] {
  const status = textOf(row.status) ?? textOf(metadata.status);
  if (status === 'success') return 'ok';
  return status === 'failure' ? 'error' : 'unknown';
}

function errorCode(metadata: Row): string | null {
  const { error_code: code, error_class: name } = rowOf(metadata.error_information);
  return firstText(code, name);
}
