import { PART_FIELDS, sequenceOf } from './apim-parts.js';
import { asTableRow } from './azure-row.js';
import type { JoinPartner, Row } from './format.js';
import { readHeader } from './headers.js';
import { firstText } from './value.js';

const GATEWAY_FIELDS = [
  'ApimSubscriptionId',
  'ApiId',
  'ProductId',
  'CallerIpAddress',
  'ResponseCode',
  'BackendResponseCode',
  'IsRequestSuccess',
  'LastErrorReason',
  'TotalTime',
  'Cache',
  'RequestBody',
  'ResponseBody',
  'BackendRequestBody',
  'BackendResponseBody',
] as const;

export const gatewayRow: JoinPartner = {
  title: 'gateway logs of API Management',
  rule: '`CorrelationId` with `ApimSubscriptionId`, `ApiId` or `CallerIpAddress`, or `category` is `GatewayLogs`',
  fits: (row) => isGatewayRow(row) && keyOf(row) !== null,
  key: keyOf,
  isSole: true,
  pick(row) {
    const table = asTableRow(row);
    const userAgent = readHeader(table.RequestHeaders, 'user-agent') ?? readHeader(table.BackendRequestHeaders, 'user-agent');
    return { ...pickFields(table, GATEWAY_FIELDS), UserAgent: userAgent };
  },
};

export const laterPart: JoinPartner = {
  title: 'later parts of long calls of API Management',
  rule: 'a row of the LLM log with a `SequenceNumber` above 0',
  fits: (row) => isLlmRow(row) && sequenceOf(asTableRow(row)) > 0 && keyOf(row) !== null,
  key: keyOf,
  pick: (row) => pickFields(asTableRow(row), PART_FIELDS),
};

export function isLlmRow({ category, CorrelationId, RequestMessages, ResponseMessages, SequenceNumber }: Row): boolean {
  if (category !== undefined) return category === 'GatewayLlmLogs';
  return CorrelationId !== undefined && (RequestMessages ?? ResponseMessages ?? SequenceNumber) !== undefined;
}

function isGatewayRow(row: Row): boolean {
  if (row.category !== undefined) return row.category === 'GatewayLogs';
  const { CorrelationId, ApimSubscriptionId, ApiId, CallerIpAddress } = row;
  return CorrelationId !== undefined && (ApimSubscriptionId ?? ApiId ?? CallerIpAddress) !== undefined && !isLlmRow(row);
}

export function keyOf({ CorrelationId, correlationId }: Row): string | null {
  return firstText(CorrelationId, correlationId);
}

function pickFields(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]));
}
