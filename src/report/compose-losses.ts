import type { Digest } from '../account/account.js';
import type { ReportLoss } from './report.js';

interface LossText {
  readonly id: string;
  readonly statement: string;
  readonly consequence: string;
}

/** What calls can lack, and what that forbids. Ids as counted by the fold. */
const LOSSES: readonly LossText[] = [
  {
    id: 'account-missing',
    statement: 'calls name no account',
    consequence: 'they are counted as unattributed and take part in no comparison',
  },
  {
    id: 'text-missing',
    statement: 'calls hold no messages',
    consequence: 'content, coverage and near-duplicate tests cannot see them',
  },
  {
    id: 'response-missing',
    statement: 'successful calls hold no answer text',
    consequence: 'nothing is said about answers to them',
  },
  {
    id: 'time-zone-unknown',
    statement: 'calls have a time without a zone',
    consequence: 'they take no part in tests of time; give --assume-tz if the zone is known',
  },
  {
    id: 'time-zone-assumed',
    statement: 'calls have a time whose zone the operator stated',
    consequence: 'tests of time rest on that statement',
  },
  { id: 'time-missing', statement: 'calls have no time', consequence: 'they take no part in tests of time' },
  { id: 'request-id-missing', statement: 'calls have no request id', consequence: 'duplicates among them cannot be removed' },
  {
    id: 'json-in-string',
    statement: 'calls had bodies stored as JSON inside a string',
    consequence: 'they were parsed a second time; nothing is lost',
  },
  {
    id: 'cache-hit',
    statement: 'calls were answered from a cache',
    consequence: 'the model did not see them; they count for identity, not for volume',
  },
];

export function composeLosses(digest: Digest, calls: number): readonly ReportLoss[] {
  return LOSSES.flatMap(({ id, statement, consequence }) => {
    const count = digest.losses.get(id) ?? 0;
    return count > 0 ? [{ id, count, of: calls, statement, consequence }] : [];
  });
}
