import { readBodies } from '../bodies.js';
import { contextOf } from '../call-context.js';
import { EXCHANGE_ACCOUNT_KEY } from '../exchange.js';
import type { FormatRecord, FormatResult, FormatSettings, JoinPartner, LogFormat, Row, RowAids } from '../format.js';
import { type SolePartner, solePartner } from '../partner.js';
import { callOf, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { isRow, numberOf, rowOf, textOf } from '../value.js';
import { assumedClock } from '../zone.js';

const ID = 'openai-batch';

const requests: JoinPartner = {
  title: 'OpenAI batch input',
  rule: '`custom_id`, `url` and `body`, and no `response`',
  fits: (row) => row.custom_id !== undefined && row.url !== undefined && isRow(row.body) && row.response === undefined,
  key: (row) => textOf(row.custom_id),
  isSole: true,
  pick: ({ url, body }) => ({ url, body }),
};

/** OpenAI Batch API output and error files. The prompts stand in the input file of the batch only. */
export const openaiBatch: LogFormat = {
  id: ID,
  title: 'OpenAI batch output',
  rule: '`custom_id` with `response` or `error`',
  needs: ['custom_id', 'response'],
  fits: (row) =>
    row.custom_id !== undefined && (row.response !== undefined || row.error !== undefined) && row.result === undefined,
  accountKey: `${EXCHANGE_ACCOUNT_KEY}|request.safety_identifier|request.user`,
  accountKeyTrust: 'asserted',
  identifiers: { asserted: ['safety_identifier or user of the request', 'account and key in an envelope around it'] },
  about: {
    source: 'openai/openai-openapi (Batch request output and input objects)',
    losses: [
      'the rows name no account: without a field that was added to them, only what the request says of its user',
      'prompts stand in the input file of the batch: give it as an input or with --join',
      '`custom_id` is unique within one batch only: an id that two batches use is joined to neither',
      'the time is that of the answer, in steps of one second; failed requests have none',
    ],
    unread: ['error.message'],
  },
  partners: [requests],
  toCalls,
};

function toCalls(row: Row, settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  const body = rowOf(row.response).body;
  const created = rowOf(body).created ?? rowOf(body).created_at;
  const time = readTime(created, 's', assumedClock(settings.assumeTimeZone));
  if (time === null) return [timeProblem('response.body.created', created, 's')];
  const id = textOf(row.custom_id);
  const joined = solePartner(id === null ? [] : aids.partners(ID, id));
  const request = rowOf(joined.partner?.body);
  return [callOf({ ...row, request }, toRecord(row, request, joined, time))];
}

function toRecord(row: Row, request: Row, { partner, mark }: SolePartner, { atMs, zone }: TimeReading): FormatRecord {
  const response = rowOf(row.response);
  const { answerId, context, ...facts } = readBodies(request, response.body ?? undefined);
  const errorCode = errorOf(row, response);
  return {
    ...facts,
    requestId: textOf(row.id) ?? textOf(response.request_id) ?? answerId,
    apiKey: textOf(row.api_key_id),
    organisation: textOf(row.organization_id) ?? textOf(row.project_id),
    atMs,
    zone,
    ip: null,
    userAgent: null,
    operation: textOf(partner?.url) ?? textOf(rowOf(response.body).object),
    latencyMs: null,
    status: errorCode !== null ? 'error' : facts.response !== null || numberOf(response.status_code) !== null ? 'ok' : 'unknown',
    errorCode,
    cacheHit: false,
    nested: false,
    context: contextOf({ ...context, marks: mark === false ? context.marks : [mark, ...context.marks] }),
  };
}

/** An `error` beside the response: the request was never run (the batch expired). An error inside the body: it failed. */
function errorOf(row: Row, response: Row): string | null {
  const error = isRow(row.error) ? row.error : rowOf(response.body).error;
  if (isRow(error)) return textOf(error.code) ?? textOf(error.type) ?? 'error';
  const status = numberOf(response.status_code);
  return status !== null && status >= 400 ? String(status) : null;
}
