import { contextOfBodies } from '../bodies.js';
import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { type NestedField, openFields } from '../nested-fields.js';
import { readParameters } from '../parameters.js';
import type { CallMark } from '../record.js';
import { holdsPlaceholder } from '../redacted.js';
import { callOf, nestedProblem, skipOf, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { readTracedAnswer, type TracedAnswer } from '../traced-answer.js';
import { readTracedPrompt, type TracedPrompt } from '../traced-prompt.js';
import { isWeaveCall } from '../traced-rows.js';
import { readUsage, type Tokens } from '../usage.js';
import { durationOf, isRow, numberOf, rowOf, textOf } from '../value.js';
import { isModelOperation, operationName } from '../weave-operation.js';
import { assumedClock } from '../zone.js';

const NESTED_FIELDS: readonly NestedField[] = ['inputs', 'summary', 'attributes'].map((field) => ({ field, kind: 'object' }));

/** What the server writes in place of a value above its limit. */
const TOO_LARGE = '<EXCEEDS_LIMITS>';

/** Weights & Biases Weave: calls of traced operations, of which those of models count. */
export const weave: LogFormat = {
  id: 'weave',
  title: 'W&B Weave calls',
  rule: '`op_name` and `started_at`',
  needs: ['op_name', 'started_at'],
  fits: isWeaveCall,
  accountKey: 'attributes.user_id|attributes.userId|inputs.user',
  accountKeyTrust: 'asserted',
  identifiers: {
    authenticated: ['project_id', 'wb_user_id (who logged, never the end user)'],
    asserted: ['attributes.*', 'inputs.user'],
  },
  about: {
    source: 'wandb/weave (trace server interface, call schema); Weave guide, attributes',
    losses: [
      '`wb_user_id` is who logged, never the end user; users stand in `attributes` if the application put them there',
      'calls of functions are skipped; a model call inside another one is told by the id of its response',
      'deleted calls are tombstones and are skipped',
      'values above a size limit of the server are replaced by a note',
      'no address and no client',
    ],
    unread: [
      'project_id',
      'display_name',
      'trace_id',
      'parent_id',
      'attributes.weave',
      'summary.weave.status',
      'wb_user_id',
      'wb_run_id',
    ],
  },
  toCalls,
};

function toCalls(written: Row, settings: FormatSettings): readonly FormatResult[] {
  if (textOf(written.deleted_at) !== null) return [skipOf('tombstone of a deleted call')];
  const { row, nested, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return [nestedProblem(broken)];
  if (!isModelOperation(row)) return [skipOf('call of an operation that is no model')];
  const clock = assumedClock(settings.assumeTimeZone);
  const time = readTime(row.started_at, 'ms', clock);
  if (time === null) return [timeProblem('started_at', row.started_at, 'ms')];
  const end = readTime(row.ended_at, 'ms', clock);
  const prompt = readTracedPrompt(row.inputs);
  const answer = readTracedAnswer(isTooLarge(row.output) ? null : row.output);
  return [callOf(row, toRecord(row, { prompt, answer, time, end, nested }))];
}

interface Read {
  readonly prompt: TracedPrompt;
  readonly answer: TracedAnswer;
  readonly time: TimeReading;
  readonly end: TimeReading | null;
  readonly nested: boolean;
}

function toRecord(row: Row, { prompt, answer: { answer, nested: nestedAnswer }, time, end, nested }: Read): FormatRecord {
  const inputs = rowOf(row.inputs);
  const summary = rowOf(row.summary);
  const isCut = isTooLarge(row.inputs);
  const { system, messages, newFrom } = isCut ? readTracedPrompt(null).conversation : prompt.conversation;
  const tokens = answer.usage === null ? usedTokens(summary.usage) : readUsage(answer.usage);
  const exception = textOf(row.exception);
  return {
    // A wrapper and the model call inside it give the same response: its id makes them one.
    requestId: answer.id ?? textOf(row.id),
    apiKey: null,
    // The project is the owner of the log, not a customer: it would make everybody members of one organisation.
    organisation: null,
    endUser: textOf(rowOf(row.attributes).user_id ?? rowOf(row.attributes).userId ?? inputs.user),
    atMs: time.atMs,
    zone: time.zone,
    ip: null,
    userAgent: null,
    operation: operationName(row.op_name),
    model: textOf(inputs.model) ?? answer.model,
    parameters: readParameters(inputs),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: tokens.inputTokens,
    outputTokens: tokens.outputTokens,
    latencyMs: latencyMs(summary, time, end),
    status: exception !== null ? 'error' : answer.text === null ? 'unknown' : 'ok',
    errorCode: exception?.slice(0, 100) ?? null,
    cacheHit: false,
    nested: nested || prompt.nested || nestedAnswer,
    context: contextOfBodies({ marks: marksOf(row, isCut), session: textOf(row.thread_id) }, { request: prompt.body, answer }),
  };
}

function marksOf(row: Row, isCut: boolean): readonly CallMark[] {
  const marks: CallMark[] = [];
  if (isCut || isTooLarge(row.output)) marks.push('text-truncated');
  if (holdsPlaceholder(row.inputs) || holdsPlaceholder(row.output)) marks.push('text-redacted');
  return marks;
}

function isTooLarge(value: unknown): boolean {
  const { error } = rowOf(rowOf(value)._weave);
  return error === TOO_LARGE || (typeof value === 'string' && value.length < 100 && value.includes(TOO_LARGE));
}

/** By model; a call of a model has used one. */
function usedTokens(usage: unknown): Tokens {
  const [first] = isRow(usage) ? Object.values(usage) : [];
  return readUsage(first);
}

function latencyMs(summary: Row, { atMs }: TimeReading, end: TimeReading | null): number | null {
  const stated = numberOf(rowOf(summary.weave).latency_ms);
  if (stated !== null) return durationOf(stated);
  return atMs === null || end === null || end.atMs === null ? null : durationOf(end.atMs - atMs);
}
