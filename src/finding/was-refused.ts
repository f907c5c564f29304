import { FLAG_REFUSED } from '../account/fold.js';
import { refusal } from '../account/text-rules/refusal.js';
import { columnOf, type Unit } from '../account/unit.js';

/** Refused by stop reason or filter, or in plain words. */
export function wasRefused({ account }: Pick<Unit, 'account'>, slot: number): boolean {
  return (columnOf(account, slot, 'flags') & FLAG_REFUSED) !== 0 || (columnOf(account, slot, 'rules') & (1 << refusal.bit)) !== 0;
}
