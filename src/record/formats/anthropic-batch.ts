import { readBodies } from '../bodies.js';
import { contextOf } from '../call-context.js';
import { EXCHANGE_ACCOUNT_KEY } from '../exchange.js';
import type { FormatRecord, FormatResult, FormatSettings, JoinPartner, LogFormat, Row, RowAids } from '../format.js';
import { type SolePartner, solePartner } from '../partner.js';
import { callOf } from '../row-problem.js';
import { isRow, rowOf, textOf } from '../value.js';

const ID = 'anthropic-batch';

const requests: JoinPartner = {
  title: 'Anthropic batch request',
  // The list stands in the body that creates a batch.
  rule: '`custom_id` and `params`, or `requests` with such rows; no `result`',
  fits: (row) => isRequest(row) || (Array.isArray(row.requests) && isRequest(rowOf(row.requests[0]))),
  unfold: (row) => (Array.isArray(row.requests) ? row.requests.filter(isRow).filter(isRequest) : [row]),
  key: (row) => textOf(row.custom_id),
  isSole: true,
  pick: ({ params }) => ({ params }),
};

function isRequest(row: Row): boolean {
  return row.custom_id !== undefined && isRow(row.params) && row.result === undefined;
}

/** Results of Anthropic message batches. The prompts stand in the requests only. */
export const anthropicBatch: LogFormat = {
  id: ID,
  title: 'Anthropic batch results',
  rule: '`custom_id` and `result.type`',
  needs: ['custom_id', 'result.type'],
  fits: (row) => row.custom_id !== undefined && isRow(row.result) && typeof row.result.type === 'string',
  accountKey: `${EXCHANGE_ACCOUNT_KEY}|request.metadata.user_id`,
  accountKeyTrust: 'asserted',
  identifiers: { asserted: ['metadata.user_id of the request', 'account and key in an envelope around it'] },
  about: {
    source: 'anthropics/anthropic-sdk-typescript (message batch results and requests)',
    losses: [
      'the rows hold no time: pacing and hours cannot be told',
      'the rows name no account: without a field that was added to them, only what the request says of its user',
      'prompts stand in the requests of the batch: give their file as an input or with --join',
      '`custom_id` is unique within one batch only: an id that two batches use is joined to neither',
      'requests that were cancelled or expired never reached the model: they are read as calls that failed',
    ],
    unread: ['error.message'],
  },
  partners: [requests],
  toCalls,
};

function toCalls(row: Row, _settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  const id = textOf(row.custom_id);
  const joined = solePartner(id === null ? [] : aids.partners(ID, id));
  const request = rowOf(joined.partner?.params);
  return [callOf({ ...row, request }, toRecord(row, request, joined))];
}

function toRecord(row: Row, request: Row, { mark }: SolePartner): FormatRecord {
  const result = rowOf(row.result);
  const { answerId, context, ...facts } = readBodies(request, result.message ?? undefined);
  const errorCode = errorOf(result);
  return {
    ...facts,
    // Not the custom id: two batches may use the same ones.
    requestId: answerId,
    apiKey: textOf(row.api_key_id),
    organisation: textOf(row.organization_id) ?? textOf(row.workspace_id),
    atMs: null,
    zone: 'absent',
    ip: null,
    userAgent: null,
    operation: 'message_batch',
    latencyMs: null,
    status: errorCode !== null ? 'error' : facts.response === null ? 'unknown' : 'ok',
    errorCode,
    cacheHit: false,
    nested: false,
    context: contextOf({ ...context, marks: mark === false ? context.marks : [mark, ...context.marks] }),
  };
}

/** The error of a result is an error response, which holds the error itself. */
function errorOf({ type, error }: Row): string | null {
  if (type === 'succeeded') return null;
  const outer = rowOf(error);
  const inner = isRow(outer.error) ? outer.error : outer;
  return textOf(inner.type) ?? textOf(type);
}
