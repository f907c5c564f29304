import type { Digest } from '../account/account.js';
import { LOSS_WORDS } from './loss-words.js';
import type { ReportLoss } from './report.js';

/** What the calls lack, in the order of the table of words; losses that did not occur are left out. */
export function composeLosses(digest: Digest, calls: number): readonly ReportLoss[] {
  return Object.entries(LOSS_WORDS).flatMap(([id, words]) => {
    const count = digest.losses.get(id) ?? 0;
    return count > 0 ? [{ id, count, of: calls, ...words }] : [];
  });
}
