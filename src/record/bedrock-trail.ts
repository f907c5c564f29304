import type { JoinPartner, Row, RowAids } from './format.js';
import { solePartner } from './partner.js';
import type { CallMark } from './record.js';
import { isRow, rowOf, textOf } from './value.js';

/** That the id of the event is the id of the record is not documented; where it is not, no row is found and nothing is joined. */
export const cloudTrail: JoinPartner = {
  title: 'CloudTrail events of Bedrock',
  rule: '`eventSource` is a Bedrock service, with `requestID`; also in `Records`, as CloudTrail delivers them',
  fits: (row) => isModelEvent(row) || isDelivery(row),
  unfold: (row) => (Array.isArray(row.Records) ? row.Records.filter(isRow).filter(isModelEvent) : [row]),
  key: ({ requestID }) => textOf(requestID),
  isSole: true,
  pick: ({ sourceIPAddress, userAgent }) => ({ sourceIPAddress, userAgent }),
};

function isModelEvent({ eventSource, requestID }: Row): boolean {
  return requestID !== undefined && typeof eventSource === 'string' && eventSource.startsWith('bedrock');
}

/** A file of CloudTrail: events of all services of the account. */
function isDelivery({ Records }: Row): boolean {
  return Array.isArray(Records) && rowOf(Records[0]).eventSource !== undefined && rowOf(Records[0]).eventVersion !== undefined;
}

/** The event of a call; empty where none was given, or where it cannot be told. */
export function joinTrail(row: Row, aids: RowAids, marks: CallMark[]): Row {
  const key = textOf(row.requestId);
  if (key === null || !aids.hasPartners('bedrock')) return {};
  const { partner, mark } = solePartner(aids.partners('bedrock', key));
  if (mark !== false) marks.push(mark);
  return partner ?? {};
}
