import { LEAST_LOG_ACCOUNTS, type LogSize } from '../link/log-size.js';
import type { Decision } from './accuse.js';
import { countOf } from './count-of.js';

/** In a log that is too small to say anything nobody is accused, whatever the group looks like. */
export function withholdIfTooSmall(decision: Decision, { kind, accounts }: LogSize): Decision {
  if (kind !== 'too-small') return decision;
  const reason = `the log is too small: ${countOf(accounts, 'account')} compared, ${LEAST_LOG_ACCOUNTS} needed`;
  return { isAccused: false, missing: [reason, ...decision.missing] };
}
