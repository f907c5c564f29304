import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, FormatResult, FormatSettings, JoinPartner, ListedFile, LogFormat, Row, RowAids } from '../format.js';
import { observationOf } from '../langfuse-columns.js';
import { langfuseTokens } from '../langfuse-tokens.js';
import { openJsonText } from '../nested.js';
import { type ParametersDraft, readParameters } from '../parameters.js';
import { solePartner } from '../partner.js';
import type { CallMark } from '../record.js';
import { holdsPlaceholder } from '../redacted.js';
import { callOf, nestedProblem, skipOf, timeProblem } from '../row-problem.js';
import { readUtcTime, type TimeReading } from '../time.js';
import { readTracedAnswer, type TracedAnswer } from '../traced-answer.js';
import { readTracedPrompt, type TracedPrompt } from '../traced-prompt.js';
import { isLangfuseTrace, isObservation } from '../traced-rows.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, isRow, numberOf, textOf } from '../value.js';

/** Of the legacy export: observations name no user, their traces do. */
const TRACES: JoinPartner = {
  title: 'Langfuse traces',
  rule: 'columns `bookmarked`, `public` and `timestamp`, and no `type`',
  fits: isLangfuseTrace,
  key: (row) => textOf(row.id),
  isSole: true,
  pick: (row) => ({ user_id: textOf(row.user_id ?? row.userId), session_id: textOf(row.session_id ?? row.sessionId) }),
};

/** Langfuse observations: blob exports (`observations`, `observations_v2`) and exports from the user interface. */
export const langfuse: LogFormat = {
  id: 'langfuse',
  title: 'Langfuse observations',
  rule: '`type` names a kind of observation, beside `trace_id` and `start_time` (or `traceId` and `startTime`)',
  needs: ['type', 'trace_id', 'start_time'],
  fits: (row) => isObservation(row) || isOtherTable(row),
  accountKey: 'user_id',
  accountKeyTrust: 'asserted',
  identifiers: { authenticated: ['project_id'], asserted: ['user_id', 'session_id'] },
  about: {
    source: 'langfuse/langfuse (blob storage export, batch export); Langfuse FAQ on time zones: all components run in UTC',
    losses: [
      'only the project is authenticated; the user is set by the application, and two projects may use the same names (project_id+user_id)',
      'legacy observations name no user: their traces are joined on `trace_id`',
      'rows at the border of two export windows stand in both files and are counted once',
      'columns can be deselected: a missing field is not an empty one',
      'no address and no client, except where the application wrote them into `metadata`',
    ],
    unread: [
      'project_id',
      'projectId',
      'environment',
      'parent_observation_id',
      'metadata',
      'version',
      'cost_details',
      'total_cost',
      'completion_start_time',
      'prompt_id',
      'prompt_name',
      'prompt_version',
      'time_to_first_token',
      'model_id',
      'updated_at',
      'tool_calls',
      'tool_call_names',
      'usage_pricing_tier_name',
      'tags',
      'release',
      'trace_name',
      'traceName',
      'traceTags',
      'traceTimestamp',
      'comments',
    ],
  },
  partners: [TRACES],
  listing,
  toCalls,
};

/** Files that lie beside the observations: manifests, and scores. They hold no calls. */
function isOtherTable(row: Row): boolean {
  const isScore =
    (row.observation_id !== undefined && row.trace_id !== undefined && row.data_type !== undefined) ||
    (row.observationId !== undefined && row.traceId !== undefined && row.dataType !== undefined);
  return isManifest(row) || isScore;
}

function isManifest({ exportSource, tables, files }: Row): boolean {
  return exportSource !== undefined && tables !== undefined && Array.isArray(files);
}

/** Of Parquet files the number of rows is null. */
function listing(row: Row): readonly ListedFile[] | null {
  if (!isManifest(row)) return null;
  return (row.files as readonly unknown[]).filter(isRow).flatMap(({ key, rowCount }) => {
    const path = textOf(key);
    return path === null ? [] : [{ path, rows: countOf(rowCount) }];
  });
}

function toCalls(written: Row, _settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  if (!isObservation(written)) return [skipOf('Langfuse manifest or score: no observation')];
  if (written.type !== 'GENERATION') return [skipOf('observation of another type than GENERATION')];
  const { row: observation, isFromInterface } = observationOf(written);
  const prompt = readTracedPrompt(observation.input);
  if (prompt.broken) return [nestedProblem('input')];
  const time = readUtcTime(observation.start_time, 'ms');
  if (time === null) return [timeProblem('start_time', observation.start_time, 'ms')];
  const marks: CallMark[] = [];
  const row = withTrace(observation, aids, marks);
  const answer = readTracedAnswer(observation.output);
  if (holdsPlaceholder(prompt.opened) || holdsPlaceholder(answer.opened)) marks.push('text-redacted');
  return [callOf(row, toRecord(row, { prompt, answer, time, latencyMs: latencyMs(row, time, isFromInterface), marks }))];
}

/** Newer observations name the user themselves, if only with null. */
function withTrace(row: Row, aids: RowAids, marks: CallMark[]): Row {
  const traceId = textOf(row.trace_id);
  if (row.user_id !== undefined || traceId === null) return row;
  const { partner: trace, mark } = solePartner(aids.partners('langfuse', traceId));
  if (mark !== false) marks.push(mark);
  return trace === null ? row : { ...row, ...trace };
}

interface Read {
  readonly prompt: TracedPrompt;
  readonly answer: TracedAnswer;
  readonly time: TimeReading;
  readonly latencyMs: number | null;
  readonly marks: readonly CallMark[];
}

function toRecord(row: Row, { prompt, answer: { answer, nested }, time, latencyMs, marks }: Read): FormatRecord {
  const { system, messages, newFrom } = prompt.conversation;
  const usage = readUsage(answer.usage);
  const tokens = langfuseTokens(row);
  const isError = row.level === 'ERROR';
  return {
    requestId: textOf(row.id),
    apiKey: null,
    // The project is the owner of the log, not a customer: it would make everybody members of one organisation.
    organisation: null,
    endUser: textOf(row.user_id),
    atMs: time.atMs,
    zone: time.zone,
    ip: null,
    userAgent: null,
    operation: textOf(row.name),
    model: textOf(row.provided_model_name) ?? answer.model,
    parameters: parametersOf(row, prompt.body),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: tokens.inputTokens ?? usage.inputTokens,
    outputTokens: tokens.outputTokens ?? usage.outputTokens,
    latencyMs,
    status: isError ? 'error' : answer.text === null ? 'unknown' : 'ok',
    errorCode: isError ? (textOf(row.status_message)?.slice(0, 100) ?? 'ERROR') : null,
    cacheHit: false,
    nested: prompt.nested || nested,
    context: contextOfBodies({ marks, session: textOf(row.session_id) }, { request: prompt.body, answer }),
  };
}

function parametersOf({ model_parameters: stated, tool_definitions: tools }: Row, body: Row): ParametersDraft {
  const parameters = readParameters(typeof stated === 'string' ? openJsonText(stated) : stated, readParameters(body));
  const opened = typeof tools === 'string' ? openJsonText(tools) : tools;
  const count = Array.isArray(opened) ? opened.length : isRow(opened) ? Object.keys(opened).length : 0;
  if (count > 0) parameters.tools ??= count;
  return parameters;
}

/** From both times where they are there: `latency` is in seconds in blob exports and in ms in exports from the user interface. */
function latencyMs(row: Row, { atMs }: TimeReading, isFromInterface: boolean): number | null {
  const end = readUtcTime(row.end_time, 'ms');
  if (atMs !== null && end !== null && end.atMs !== null) return durationOf(end.atMs - atMs);
  const latency = numberOf(row.latency);
  return latency === null ? null : durationOf(isFromInterface ? latency : latency * 1e3);
}
