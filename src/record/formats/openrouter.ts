import { contextOf } from '../call-context.js';
import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { openFields } from '../nested-fields.js';
import type { CallMark, LogRecord } from '../record.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { countOf, durationOf, firstText, flagOf, isRow, numberOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

const NESTED_FIELDS = [{ field: 'data', kind: 'object' }] as const;

/** OpenRouter's metadata of one generation, as its API answers (`{ data: … }`) or bare. */
export const openrouter: LogFormat = {
  id: 'openrouter',
  title: 'OpenRouter generation metadata',
  rule: '`native_tokens_prompt` and `tokens_prompt`, bare or inside `data`',
  needs: ['data.native_tokens_prompt', 'data.tokens_prompt'],
  fits: (row) => isGeneration(row) || (isRow(row.data) && isGeneration(row.data)) || isDataText(row.data),
  accountKey: 'workspace_id|app_id',
  // An app is told by the headers that its caller sends; that a workspace is authenticated is likely, not confirmed.
  accountKeyTrust: 'asserted',
  identifiers: {
    observed: ['user_agent (written by the caller)'],
    asserted: ['workspace_id (that it is checked is not confirmed)', 'app_id', 'external_user'],
  },
  about: {
    source: 'OpenRouter API reference, get generation',
    losses: [
      'no prompt and no answer: content tests are impossible',
      'older records lack workspace, client and end user: they belong to no account unless `app_id` is there',
      'no address',
    ],
    unread: [
      'provider_name',
      'preset_id',
      'http_referer',
      'origin',
      'router',
      'service_tier',
      'data_region',
      'is_byok',
      'moderation_latency',
      'generation_time',
      'native_tokens_reasoning',
      'native_tokens_cached',
      'total_cost',
      'usage',
      'cache_discount',
      'upstream_inference_cost',
      'upstream_id',
    ],
  },
  toCalls,
};

function isGeneration(row: Row): boolean {
  return row.native_tokens_prompt !== undefined && row.tokens_prompt !== undefined;
}

function isDataText(data: unknown): boolean {
  return typeof data === 'string' && data.startsWith('{') && data.includes('"native_tokens_prompt"');
}

function toCalls(written: Row, settings: FormatSettings): readonly FormatResult[] {
  const { row, nested, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  const generation = isRow(row.data) ? row.data : row;
  const time = readTime(generation.created_at, 's', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('created_at', generation.created_at, 's')];
  return [callOf(generation, toRecord(generation, time, nested))];
}

function toRecord(row: Row, { atMs, zone }: TimeReading, nested: boolean): FormatRecord {
  const stream = flagOf(row.streamed);
  return {
    requestId: textOf(row.id),
    apiKey: null,
    organisation: null,
    endUser: textOf(row.external_user),
    atMs,
    zone,
    ip: null,
    userAgent: textOf(row.user_agent),
    operation: textOf(row.api_type),
    model: textOf(row.model),
    parameters: stream === null ? {} : { stream },
    system: null,
    messages: [],
    newFrom: 0,
    response: null,
    stopReason: firstText(row.finish_reason, row.native_finish_reason),
    // Counted by the model that answered; the plain counts are those of one tokenizer for all models.
    inputTokens: countOf(row.native_tokens_prompt) ?? countOf(row.tokens_prompt),
    outputTokens: countOf(row.native_tokens_completion) ?? countOf(row.tokens_completion),
    latencyMs: durationOf(numberOf(row.latency)),
    status: statusOf(row),
    errorCode: row.finish_reason === 'error' ? 'error' : null,
    cacheHit: false,
    nested,
    context: contextOf({ marks: marksOf(row) }),
  };
}

function statusOf(row: Row): LogRecord['status'] {
  if (row.finish_reason === 'error') return 'error';
  return flagOf(row.cancelled) === true || textOf(row.finish_reason) === null ? 'unknown' : 'ok';
}

/** Several provider responses: providers before the last one failed, and the same request went to the next. */
function marksOf({ provider_responses: responses }: Row): readonly CallMark[] {
  return Array.isArray(responses) && responses.length > 1 ? RETRIED : WITHOUT_TEXT;
}

const WITHOUT_TEXT: readonly CallMark[] = ['text-not-exported'];
const RETRIED: readonly CallMark[] = ['text-not-exported', 'retry'];
