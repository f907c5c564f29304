import { contextOfBodies } from '../bodies.js';
import { openBodyText } from '../body-text.js';
import type { FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { readHeader } from '../headers.js';
import { networkAddress } from '../network-address.js';
import { type ParametersDraft, readBodyParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark } from '../record.js';
import { requestPath } from '../request-path.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime } from '../time.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, firstText, isRow, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

/** Versions and sister plugins key the same entry by their own name. */
const PLUGINS = ['proxy', 'ai-proxy', 'ai-proxy-advanced'] as const;

/** Kong Gateway with ai-proxy, through any of its log plugins. */
export const kong: LogFormat = {
  id: 'kong',
  title: 'Kong ai-proxy log',
  rule: '`ai.proxy` (or `ai.ai-proxy`) with `meta`, `usage` or `payload`',
  needs: ['ai.proxy', 'started_at'],
  fits: ({ ai }) => isRow(ai) && entryOf(ai) !== null,
  accountKey: 'consumer.custom_id|consumer.username|consumer.id|authenticated_entity.consumer_id|authenticated_entity.id',
  accountKeyTrust: 'authenticated',
  identifiers: {
    authenticated: ['consumer.*', 'authenticated_entity.*'],
    observed: ['client_ip', 'user-agent (written by the caller)'],
    asserted: ['user in the body'],
  },
  about: {
    source: 'Kong developer documentation, AI audit log reference; log serializer of Kong Gateway',
    losses: [
      'text only with `log_payloads`',
      'without an authentication plugin there is no consumer: --account-key client_ip makes the address the account',
      'a line written to a pipe may be broken by another one: such lines are rejected',
    ],
    unread: [
      'latencies.kong',
      'latencies.request',
      'meta.provider_name',
      'meta.plugin_id',
      'meta.request_mode',
      'consumer.tags',
      'ai.ai-request-guard',
    ],
  },
  toCalls,
};

function entryOf(ai: Row): Row | null {
  for (const name of PLUGINS) {
    const entry = ai[name];
    if (isRow(entry) && (entry.meta ?? entry.usage ?? entry.payload) !== undefined) return entry;
  }
  return null;
}

function toCalls(row: Row, settings: FormatSettings): readonly FormatResult[] {
  const entry = entryOf(rowOf(row.ai)) ?? {};
  const payload = rowOf(entry.payload);
  const request = openPayload(payload.request ?? payload.request_body);
  if (request.kind === 'cut') return [nestedProblem('ai.proxy.payload.request')];
  const response = openPayload(payload.response ?? payload.response_body);
  if (response.kind === 'cut') return [nestedProblem('ai.proxy.payload.response')];
  const time = readTime(row.started_at, 'ms', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('started_at', row.started_at, 'ms')];
  const call = toRecord({ row, entry, request: rowOf(request.body), body: response.body });
  return [callOf(row, { ...call, ...time, nested: request.nested || response.nested })];
}

function openPayload(value: unknown) {
  if (typeof value !== 'string') return { kind: 'body', body: value, nested: false } as const;
  const opened = openBodyText(value);
  return opened.kind === 'cut' ? opened : ({ ...opened, nested: typeof opened.body !== 'string' } as const);
}

interface Parts {
  readonly row: Row;
  readonly entry: Row;
  readonly request: Row;
  readonly body: unknown;
}

function toRecord({ row, entry, request, body }: Parts) {
  const meta = rowOf(entry.meta);
  const { system, messages, newFrom } = readRequest(request);
  const answer = readAnswer(body === '' ? null : body);
  const usage = readUsage(entry.usage);
  const answered = readUsage(answer.usage);
  const head = rowOf(row.request);
  const errorCode = errorOf(row);
  const marks: CallMark[] = [];
  if (entry.payload === undefined) marks.push('text-not-exported');
  return {
    requestId: textOf(head.id),
    apiKey: textOf(rowOf(row.authenticated_entity).id),
    organisation: null,
    endUser: firstText(request.safety_identifier, request.user) ?? textOf(rowOf(request.metadata).user_id),
    ip: networkAddress(row.client_ip),
    userAgent: readHeader(head.headers, 'user-agent'),
    operation: requestPath(head.uri),
    model: firstText(meta.request_model, meta.response_model) ?? textOf(request.model),
    parameters: parametersOf(request, meta),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: usage.inputTokens ?? answered.inputTokens,
    outputTokens: usage.outputTokens ?? answered.outputTokens,
    latencyMs: durationOf(numberOf(meta.llm_latency) ?? numberOf(rowOf(row.latencies).proxy)),
    status: errorCode !== null ? ('error' as const) : statusOf(row) === null ? ('unknown' as const) : ('ok' as const),
    errorCode,
    cacheHit: textOf(rowOf(entry.cache).cache_status)?.toLowerCase() === 'hit',
    context: contextOfBodies({ marks }, { request, answer, answerBody: body }),
  };
}

function parametersOf(request: Row, meta: Row): ParametersDraft {
  const parameters = readBodyParameters(request);
  if (meta.request_mode === 'stream') parameters.stream = true;
  return parameters;
}

function statusOf(row: Row): number | null {
  return countOf(rowOf(row.response).status) ?? countOf(row.upstream_status);
}

function errorOf(row: Row): string | null {
  const status = statusOf(row);
  return status !== null && status >= 400 ? String(status) : null;
}
