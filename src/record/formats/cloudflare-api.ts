import { contextOfBodies } from '../bodies.js';
import { openBodyText } from '../body-text.js';
import type { FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { openFields } from '../nested-fields.js';
import { readBodyParameters } from '../parameters.js';
import { readRequest } from '../prompt.js';
import { readAnswer } from '../read-answer.js';
import type { CallMark } from '../record.js';
import { callOf, nestedProblem, shapeProblem, timeProblem } from '../row-problem.js';
import { readTime } from '../time.js';
import { countOf, durationOf, flagOf, isRow, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

const NESTED_FIELDS = [{ field: 'metadata', kind: 'object' }] as const;

/** Cloudflare AI Gateway through its API: entries of the listing, with the start of a body where single entries were fetched. */
export const cloudflareApi: LogFormat = {
  id: 'cloudflare-api',
  title: 'Cloudflare AI Gateway API listing',
  rule: '`tokens_in`, `provider` and `cached`, also in a list `result`',
  needs: ['tokens_in', 'provider', 'cached', 'created_at'],
  fits: (row) => isEntry(row) || isListing(row),
  accountKey: 'metadata.account|metadata.user_id|metadata.userId|metadata.user',
  accountKeyTrust: 'asserted',
  identifiers: {
    authenticated: ['account and gateway, in the address of the listing only'],
    asserted: ['metadata.*', 'user in the body'],
  },
  about: {
    source: 'Cloudflare API reference, AI Gateway logs',
    losses: [
      'a listing holds no text; single entries hold the start of it',
      'the account is what the caller put into the metadata, of at most five entries',
      'no address and no client',
    ],
    unread: ['cost', 'custom_cost', 'model_type', 'request_content_type', 'request_type', 'response_content_type', 'result_info'],
  },
  toCalls: (row, settings) => {
    if (isEntry(row)) return [toCall(row, settings)];
    return Array.from(Array.isArray(row.result) ? row.result : [], (entry) =>
      isRow(entry) ? toCall(entry, settings) : shapeProblem('expected entries of `result` to be objects'),
    );
  },
};

function isEntry({ tokens_in: tokensIn, provider, cached }: Row): boolean {
  return tokensIn !== undefined && provider !== undefined && cached !== undefined;
}

function isListing({ result, success }: Row): boolean {
  return success !== undefined && Array.isArray(result) && isRow(result[0]) && isEntry(result[0]);
}

function toCall(written: Row, settings: FormatSettings): FormatResult {
  const { row, nested, broken } = openFields(written, NESTED_FIELDS);
  if (broken !== null) return nestedProblem(broken);
  const time = readTime(row.created_at, 'ms', assumedClock(settings.assumeTimeZone));
  if (time === null) return timeProblem('created_at', row.created_at, 'ms');
  return callOf(row, { ...toRecord(row), ...time, nested });
}

function toRecord(row: Row) {
  const marks: CallMark[] = [];
  const request = rowOf(openHead(row.request_head, row.request_head_complete, marks));
  const { system, messages, newFrom } = readRequest(request);
  const body = openHead(row.response_head, row.response_head_complete, marks);
  const answer = readAnswer(body);
  const status = countOf(row.status_code);
  const isError = flagOf(row.success) === false || (status !== null && status >= 400);
  if (row.request_head === undefined && row.response_head === undefined) marks.push('text-not-exported');
  // Of a request that names several models, the first step is the one that was asked for; later ones stood by.
  if ((countOf(row.step) ?? 0) > 0) marks.push('fallback');
  return {
    requestId: textOf(row.id),
    apiKey: null,
    organisation: null,
    endUser: textOf(request.user),
    ip: null,
    userAgent: null,
    operation: textOf(row.path),
    model: textOf(row.model),
    parameters: readBodyParameters(request),
    system,
    messages,
    newFrom,
    response: answer.text,
    stopReason: answer.stopReason,
    inputTokens: countOf(row.tokens_in),
    outputTokens: countOf(row.tokens_out),
    latencyMs: durationOf(numberOf(row.duration)),
    status: isError ? ('error' as const) : ('ok' as const),
    errorCode: isError ? (textOf(row.status_code) ?? 'error') : null,
    cacheHit: flagOf(row.cached) === true,
    context: contextOfBodies({ marks }, { request, answer, answerBody: body }),
  };
}

/** The start of a body: all of it when it was short. What is cut inside JSON cannot be read. */
function openHead(head: unknown, isComplete: unknown, marks: CallMark[]): unknown {
  if (typeof head !== 'string' || head === '') return null;
  const opened = openBodyText(head);
  if ((opened.kind === 'cut' || flagOf(isComplete) === false) && !marks.includes('text-truncated')) marks.push('text-truncated');
  return opened.kind === 'cut' ? null : opened.body;
}
