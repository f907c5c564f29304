import { FLAG_REFUSED } from '../account/fold.js';
import { refusal } from '../account/text-rules/refusal.js';
import { columnOf, type Unit } from '../account/unit.js';

/** Refused by stop reason or filter, or in plain words. */
export function wasRefused({ account }: Pick<Unit, 'account'>, slot: number): boolean {
  return isRefusal(columnOf(account, slot, 'flags'), columnOf(account, slot, 'rules'));
}

/** The same, of a call's flags and the text rules that it matched. */
export function isRefusal(flags: number, rules: number): boolean {
  return (flags & FLAG_REFUSED) !== 0 || (rules & (1 << refusal.bit)) !== 0;
}
