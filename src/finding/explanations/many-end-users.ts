import { median } from 'simple-statistics';
import { callColumn } from '../group-context.js';
import { partOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Share of calls that name an end user from which the accounts look like fronts of services for many people. */
const NAMED_SHARE = 0.5;
/** End users that half of the members name at least (chosen): one or two are a test account. */
const LEAST_END_USERS = 3;

/** Resellers and products: many people behind every account. */
export const manyEndUsers: Explanation = {
  id: 'many-end-users',
  about: {
    title: 'Resale or products with many end users',
    measures: 'share of calls that name an end user, and distinct end users of a typical member',
    unit: 'share of calls; end users a member',
    source: 'field written by the caller (asserted)',
    weakness: 'the field is the caller’s own text; its absence says nothing',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'members name many different end users',
  assess(context) {
    const named = context.calls.filter((call) => callColumn(context, call, 'endUser') !== 0);
    if (named.length === 0) return { seen: 'no call names an end user', verdict: 'cannot-say' };
    const perUnit = context.units.map(() => new Set<number>());
    for (const call of named) perUnit[call.unit]!.add(callColumn(context, call, 'endUser'));
    const typical = median(perUnit.map(({ size }) => size));
    const share = named.length / context.calls.length;
    const each = typical === 0 ? 'at least half of the members name none' : `half of the members have at least ${typical}`;
    const seen = `${partOf(share)} of the sampled calls name an end user; ${each}`;
    if (share >= NAMED_SHARE && typical >= LEAST_END_USERS) return { seen, verdict: 'remains-possible' };
    return { seen, verdict: 'unlikely' };
  },
};
