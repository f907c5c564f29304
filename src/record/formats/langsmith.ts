import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, FormatResult, LogFormat, Row } from '../format.js';
import { type NestedField, openFields } from '../nested-fields.js';
import { type ParametersDraft, readParameters } from '../parameters.js';
import type { CallMark, LogRecord } from '../record.js';
import { holdsPlaceholder } from '../redacted.js';
import { callOf, nestedProblem, skipOf, timeProblem } from '../row-problem.js';
import { readUtcTime, type TimeReading } from '../time.js';
import { readTracedAnswer, type TracedAnswer } from '../traced-answer.js';
import { readTracedPrompt, type TracedPrompt } from '../traced-prompt.js';
import { isLangsmithRun } from '../traced-rows.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, isRow, rowOf, textOf } from '../value.js';

/** In Parquet these columns hold JSON text. */
const NESTED_FIELDS: readonly NestedField[] = ['inputs', 'outputs', 'extra', 'inputs_s3_urls', 'outputs_s3_urls', 's3_urls'].map(
  (field) => ({ field, kind: 'object' }),
);

/** LangSmith runs, from the API as JSON lines or from a bulk export as Parquet. */
export const langsmith: LogFormat = {
  id: 'langsmith',
  title: 'LangSmith runs',
  rule: '`dotted_order` and `run_type`',
  needs: ['dotted_order', 'run_type'],
  fits: isLangsmithRun,
  accountKey: 'extra.metadata.user_id|extra.metadata.userId|extra.metadata.user|inputs.user',
  accountKeyTrust: 'asserted',
  identifiers: { authenticated: ['tenant_id'], asserted: ['extra.metadata.*', 'inputs.user'] },
  about: {
    source: 'langchain-ai/docs, run (span) data format and bulk export (times are UTC)',
    losses: [
      'only the tenant is authenticated; the user stands in `extra.metadata` if the application put it there',
      '`session_id` is the tracing project, no visit; visits are in `extra.metadata`',
      'bodies may lie behind `*_s3_urls`: such runs have no text here',
      'filters and chosen fields of the export may have removed rows or text',
      'no address and no client',
    ],
    unread: [
      'tenant_id',
      'metadata.ls_provider',
      'trace_id',
      'parent_run_id',
      'session_id',
      'total_tokens',
      'total_cost',
      'tags',
      'presigned_url',
    ],
  },
  toCalls,
};

function toCalls(written: Row): readonly FormatResult[] {
  if (written.run_type !== 'llm') return [skipOf('run of another type than llm')];
  const { row, nested, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  const prompt = readTracedPrompt(row.inputs);
  if (prompt.broken) return [nestedProblem('inputs')];
  const time = readUtcTime(row.start_time, 'ms');
  if (time === null) return [timeProblem('start_time', row.start_time, 'ms')];
  return [callOf(row, toRecord(row, { prompt, answer: readTracedAnswer(row.outputs), time, nested }))];
}

interface Read {
  readonly prompt: TracedPrompt;
  readonly answer: TracedAnswer;
  readonly time: TimeReading;
  readonly nested: boolean;
}

function toRecord(row: Row, { prompt, answer: { answer, nested: nestedAnswer }, time, nested }: Read): FormatRecord {
  const { system, messages, newFrom } = prompt.conversation;
  const extra = rowOf(row.extra);
  const metadata = rowOf(extra.metadata);
  const usage = readUsage(answer.usage);
  const status = statusOf(row);
  return {
    requestId: textOf(row.id),
    apiKey: null,
    // The tenant is the owner of the log, not a customer: it would make everybody members of one organisation.
    organisation: null,
    endUser: textOf(metadata.user_id ?? metadata.userId ?? metadata.user ?? prompt.body.user),
    atMs: time.atMs,
    zone: time.zone,
    ip: null,
    userAgent: null,
    operation: textOf(row.name),
    model: modelOf(extra, prompt.body) ?? answer.model,
    parameters: parametersOf(extra, prompt.body),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: countOf(row.prompt_tokens) ?? usage.inputTokens,
    outputTokens: countOf(row.completion_tokens) ?? usage.outputTokens,
    latencyMs: latencyMs(row, time),
    status,
    errorCode: status === 'error' ? (textOf(row.error)?.slice(0, 100) ?? 'error') : null,
    cacheHit: false,
    nested: nested || prompt.nested || nestedAnswer,
    context: contextOfBodies(
      {
        marks: marksOf(row, messages.length === 0, answer.text === null),
        session: textOf(metadata.session_id ?? metadata.thread_id ?? metadata.conversation_id),
      },
      { request: prompt.body, answer },
    ),
  };
}

function marksOf(row: Row, hasNoPrompt: boolean, hasNoAnswer: boolean): readonly CallMark[] {
  const marks: CallMark[] = [];
  const stored = rowOf(row.s3_urls);
  const isElsewhere =
    (hasNoPrompt && (holdsUrl(row.inputs_s3_urls) || holdsUrl(stored.inputs))) ||
    (hasNoAnswer && (holdsUrl(row.outputs_s3_urls) || holdsUrl(stored.outputs)));
  if (isElsewhere) marks.push('body-elsewhere');
  if (holdsPlaceholder(row.inputs) || holdsPlaceholder(row.outputs)) marks.push('text-redacted');
  return marks;
}

function holdsUrl(urls: unknown): boolean {
  return (typeof urls === 'string' && urls !== '' && urls !== '{}') || (isRow(urls) && Object.keys(urls).length > 0);
}

function modelOf(extra: Row, body: Row): string | null {
  const { ls_model_name: logged } = rowOf(extra.metadata);
  const { model, model_name: name } = rowOf(extra.invocation_params);
  return textOf(logged) ?? textOf(model) ?? textOf(name) ?? textOf(body.model);
}

/** The request body first, then what was sent to the model, then LangSmith's own names for it. */
function parametersOf(extra: Row, body: Row): ParametersDraft {
  const { ls_temperature, ls_max_tokens, ls_stop } = rowOf(extra.metadata);
  const parameters = readParameters({ temperature: ls_temperature, max_tokens: ls_max_tokens, stop: ls_stop });
  readParameters(rowOf(extra.metadata).ls_invocation_params, parameters);
  readParameters(extra.invocation_params, parameters);
  return readParameters(body, parameters);
}

function statusOf(row: Row): LogRecord['status'] {
  if (row.status === 'error' || textOf(row.error) !== null) return 'error';
  return row.status === 'success' ? 'ok' : 'unknown';
}

function latencyMs(row: Row, { atMs }: TimeReading): number | null {
  const end = readUtcTime(row.end_time, 'ms');
  return atMs === null || end === null || end.atMs === null ? null : durationOf(end.atMs - atMs);
}
