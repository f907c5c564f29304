import { contextOfBodies } from '../bodies.js';
import type { FormatResult, FormatSettings, LogFormat, Row, RowAids } from '../format.js';
import { readBodyParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark } from '../record.js';
import { callOf, timeProblem } from '../row-problem.js';
import { type OpenedField, openSealedField } from '../sealed-field.js';
import { readTime, type TimeReading } from '../time.js';
import { readUsage } from '../usage.js';
import { countOf, firstText, flagOf, isRow, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

/** No time is documented; these are the names that other Logpush data sets use. */
const TIME_FIELDS = ['Timestamp', 'Datetime', 'CreatedAt'] as const;

/** Cloudflare AI Gateway, delivered by Logpush with its bodies sealed for the owner's key. */
export const cloudflare: LogFormat = {
  id: 'cloudflare',
  title: 'Cloudflare AI Gateway Logpush',
  rule: '`Provider` and `Model` with `RequestBody`, `ResponseBody`, `Metadata` or `Cached`',
  needs: ['Provider', 'Model', 'RequestBody'],
  fits: ({ Provider, Model, RequestBody, ResponseBody, Metadata, Cached }) =>
    Provider !== undefined && Model !== undefined && (RequestBody ?? ResponseBody ?? Metadata ?? Cached) !== undefined,
  accountKey: 'Metadata.account|Metadata.user_id|Metadata.userId|Metadata.user',
  accountKeyTrust: 'asserted',
  identifiers: {
    authenticated: ['account and gateway, in the path of the bucket only'],
    asserted: ['Metadata.*', 'user in the body'],
  },
  about: {
    source: 'Cloudflare documentation, AI Gateway Logpush and its limits; changelog of 17 March 2026',
    losses: [
      'bodies and metadata are encrypted: --private-key opens them',
      'the account is what the caller put into the metadata, of at most five entries',
      'no address and no client; no time but that of an answer that states one',
      'the caller can keep bodies out of the log with a header: missing text may be its choice',
      'at most 1 MB of a call is kept',
    ],
    unread: ['Gateway', 'RateLimited', 'Metadata.*'],
  },
  toCalls,
};

function toCalls(written: Row, settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  const marks: CallMark[] = [];
  const metadata = openSealedField(written.Metadata, aids, marks);
  const request = openSealedField(written.RequestBody, aids, marks);
  const response = openSealedField(written.ResponseBody, aids, marks);
  markMissing(request, response, marks);
  const field = TIME_FIELDS.find((name) => textOf(written[name]) !== null) ?? TIME_FIELDS[0];
  const stated = readTime(written[field], 'ms', assumedClock(settings.assumeTimeZone));
  if (stated === null) return [timeProblem(field, written[field], 'ms')];
  const body = answerOf(response.body);
  const cacheHit = flagOf(written.Cached) === true;
  // An answer out of the cache has the time and the id of the call that it was given to first.
  const time = stated.zone === 'absent' && !cacheHit ? answerTime(body) : stated;
  const row = { ...written, Metadata: rowOf(metadata.body) };
  const call = toRecord({ row, request: rowOf(request.body), body, cacheHit, marks });
  return [callOf(row, { ...call, ...time, nested: request.nested || response.nested })];
}

/** A column that is there and empty was kept out of the log; a column that is not there was not exported. */
function markMissing(request: OpenedField, response: OpenedField, marks: CallMark[]): void {
  if (request.kind === 'empty' && (response.kind === 'empty' || response.kind === 'absent')) marks.push('body-suppressed');
  if (request.kind === 'absent' && response.kind === 'absent') marks.push('text-not-exported');
}

/** Workers AI puts its answer into `result` or `response`. */
function answerOf(body: unknown): unknown {
  const inner = isRow(body) && isRow(body.result) ? body.result : body;
  return isRow(inner) && typeof inner.response === 'string' ? inner.response : inner;
}

function answerTime(body: unknown): TimeReading {
  const { created } = rowOf(Array.isArray(body) ? body[0] : body);
  const time = typeof created === 'number' ? readTime(created, 's', null) : null;
  return time ?? { atMs: null, zone: 'absent' };
}

interface Parts {
  readonly row: Row;
  readonly request: Row;
  readonly body: unknown;
  readonly cacheHit: boolean;
  readonly marks: CallMark[];
}

function toRecord({ row, request, body, cacheHit, marks }: Parts) {
  const { system, messages, newFrom } = readRequest(request);
  const answer = readAnswer(body);
  const status = countOf(row.StatusCode);
  const isError = status !== null && status >= 400;
  return {
    requestId: cacheHit ? null : answer.id,
    apiKey: null,
    organisation: null,
    endUser: firstText(request.safety_identifier, request.user) ?? textOf(rowOf(request.metadata).user_id),
    ip: null,
    userAgent: null,
    operation: textOf(row.Endpoint),
    model: firstText(row.Model, request.model),
    parameters: readBodyParameters(request),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    ...readUsage(answer.usage),
    latencyMs: null,
    status: isError ? ('error' as const) : status === null ? ('unknown' as const) : ('ok' as const),
    errorCode: isError ? String(status) : null,
    cacheHit,
    context: contextOfBodies({ marks }, { request, answer, answerBody: body }),
  };
}
