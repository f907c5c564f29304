import { contextOf } from '../call-context.js';
import type { FormatRecord, LogFormat, Row } from '../format.js';
import { litellmMarks, type TableTimes, tableCalls } from '../litellm-row.js';
import { readParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { firstText, rowOf, textOf } from '../value.js';

const NESTED_FIELDS = [{ field: 'request_kwargs', kind: 'object' }] as const;

/** Rows of LiteLLM's table `LiteLLM_ErrorLogs`: calls that failed. What the caller sent stands in `request_kwargs`. */
export const litellmErrors: LogFormat = {
  id: 'litellm-errors',
  title: 'LiteLLM ErrorLogs',
  rule: 'columns `exception_type`, `litellm_model_name` and `request_id`',
  needs: ['exception_type', 'litellm_model_name', 'request_id'],
  fits: (row) => row.exception_type !== undefined && row.litellm_model_name !== undefined && row.request_id !== undefined,
  accountKey: 'request_kwargs.metadata.user_api_key_user_id|request_kwargs.metadata.user_api_key_hash',
  accountKeyTrust: 'authenticated',
  identifiers: {
    authenticated: ['request_kwargs.metadata.user_api_key_*'],
    observed: ['request_kwargs.metadata.requester_ip_address'],
    asserted: ['request_kwargs.user'],
  },
  about: {
    source: 'BerriAI/litellm, schema.prisma (LiteLLM_ErrorLogs)',
    losses: [
      'failed calls only; the table has no column for the caller, who is known only where `request_kwargs` kept the metadata',
      'times of a database dump carry no zone (give it with --assume-tz)',
    ],
    unread: ['api_base', 'model_id', 'exception_string'],
  },
  toCalls: tableCalls(NESTED_FIELDS, toRecord),
};

function toRecord(row: Row, { start: { atMs, zone }, tookMs }: TableTimes, nested: boolean): FormatRecord {
  const request = rowOf(row.request_kwargs);
  const metadata = rowOf(request.metadata);
  const { system, messages, newFrom } = readRequest(request);
  const prompt = request.messages ?? request.input ?? request.prompt;
  return {
    requestId: textOf(row.request_id),
    apiKey: textOf(metadata.user_api_key_hash),
    organisation: firstText(metadata.user_api_key_org_id, metadata.user_api_key_team_id),
    endUser: textOf(request.user),
    atMs,
    zone,
    ip: textOf(metadata.requester_ip_address),
    userAgent: textOf(metadata.user_agent),
    operation: textOf(request.call_type),
    model: firstText(row.litellm_model_name, row.model_group),
    parameters: readParameters(request),
    system,
    messages,
    newFrom,
    response: null,
    stopReason: null,
    inputTokens: null,
    outputTokens: null,
    latencyMs: tookMs,
    status: 'error',
    errorCode: firstText(row.status_code, row.exception_type)?.slice(0, 100) ?? 'error',
    cacheHit: false,
    nested,
    context: contextOf({ marks: litellmMarks({ row, metadata, prompt }) }),
  };
}
