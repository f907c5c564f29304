import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { openFields } from '../nested-fields.js';
import { type ParametersDraft, readBodyParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark } from '../record.js';
import { callOf, nestedProblem, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { readUsage } from '../usage.js';
import { durationOf, firstText, idOf, isRounded, isRow, numberOf, rowOf, textOf } from '../value.js';
import { answerOf, columnOf, readBodyColumns, requestOf } from '../vertex-bodies.js';
import { assumedClock } from '../zone.js';

const REQUEST = { whole: 'full_request', pieces: 'request_payload' };
const RESPONSE = { whole: 'full_response', pieces: 'response_payload' };
const NESTED_FIELDS = [{ field: 'metadata', kind: 'object' }] as const;

/** Google Vertex AI request-response logging: the BigQuery table as JSON lines or CSV. */
export const vertex: LogFormat = {
  id: 'vertex',
  title: 'Google Vertex AI request-response log',
  rule: '`logging_time` with `full_request` or `request_payload`',
  needs: ['logging_time', 'full_request'],
  fits: ({ logging_time: at, full_request: request, request_payload: pieces }) =>
    at !== undefined && (request !== undefined || pieces !== undefined),
  accountKey: 'project',
  accountKeyTrust: 'authenticated',
  identifiers: { authenticated: ['project, in endpoint or model'], asserted: ['metadata.user_id or user in the body'] },
  about: {
    source: 'Google Cloud documentation, Vertex AI request-response logging; Elastic integration gcp_vertexai',
    losses: [
      'no caller, key, address or client: the account is the project inside `endpoint`',
      'the owner sets a sampling rate that the table does not name: --sampling states it',
      '`logging_time` is about the time at which the answer was complete',
    ],
    unread: ['model_version', 'otel_log'],
  },
  toCalls,
};

function toCalls(written: Row, settings: FormatSettings): readonly FormatResult[] {
  const { row, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  const request = readBodyColumns(row, REQUEST);
  if (request.kind === 'cut') return [nestedProblem(columnOf(row, REQUEST))];
  const response = readBodyColumns(row, RESPONSE);
  if (response.kind === 'cut') return [nestedProblem(columnOf(row, RESPONSE))];
  const time = readTime(row.logging_time, 'ms', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('logging_time', row.logging_time, 'ms')];
  const keyRow = { ...row, project: projectOf(row) };
  return [callOf(keyRow, toRecord(row, requestOf(request.body), answerOf(response.body), time))];
}

function toRecord(row: Row, request: Row, body: unknown, { atMs, zone }: TimeReading): FormatRecord {
  const { system, messages, newFrom } = readRequest(request);
  const answer = readAnswer(body);
  const usage = readUsage(answer.usage);
  const errorCode = errorOf(body);
  const marks: CallMark[] = isRounded(row.request_id) ? ['number-rounded'] : [];
  return {
    requestId: idOf(row.request_id) ?? answer.id,
    apiKey: null,
    // The project is the account itself: as an organisation it would explain every group by itself.
    organisation: null,
    endUser: firstText(rowOf(request.metadata).user_id, request.user),
    atMs,
    zone,
    ip: null,
    userAgent: null,
    operation: textOf(row.api_method),
    model: modelOf(row) ?? answer.model,
    parameters: parametersOf(request, row.api_method),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    latencyMs: durationOf(numberOf(rowOf(row.metadata).request_latency)),
    status: errorCode !== null ? 'error' : answer.text === null ? 'unknown' : 'ok',
    errorCode,
    cacheHit: false,
    nested: isText(row.full_request) || isText(row.request_payload),
    context: contextOfBodies({ marks }, { request, answer, answerBody: body }),
  };
}

/** `projects/oven/locations/…` → `oven`. */
function projectOf({ endpoint, model }: Row): string | null {
  for (const path of [endpoint, model]) {
    if (typeof path !== 'string' || !path.startsWith('projects/')) continue;
    return path.split('/', 2)[1] || null;
  }
  return null;
}

/** `publishers/google/models/gemini-x` → `gemini-x`, the name under which other logs know it. */
function modelOf({ model, deployed_model_id: deployed }: Row): string | null {
  const path = textOf(model);
  return path === null ? textOf(deployed) : path.slice(path.lastIndexOf('/') + 1) || path;
}

function parametersOf(request: Row, method: unknown): ParametersDraft {
  const parameters = readBodyParameters(request);
  if (typeof method === 'string' && method.startsWith('stream')) parameters.stream = true;
  return parameters;
}

function errorOf(body: unknown): string | null {
  const { error } = rowOf(Array.isArray(body) ? body[0] : body);
  return isRow(error) ? (firstText(error.status, error.code) ?? textOf(error.type) ?? 'error') : null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
