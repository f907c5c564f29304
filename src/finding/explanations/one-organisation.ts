import { columnHash } from '../../account/labelled-text.js';
import { largestCount } from '../../stats/largest-count.js';
import { countOf } from '../count-of.js';
import { callColumn, type GroupContext } from '../group-context.js';
import { partOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Share of members under one organisation from which that organisation explains what they have in common. */
const ORGANISATION_SHARE = 0.5;

/** One company's application, department or reseller: the members belong together openly. */
export const oneOrganisation: Explanation = {
  id: 'one-organisation',
  about: {
    title: 'One organisation (a company’s application, a reseller)',
    measures: 'share of members that state one and the same organisation, in the log or in the accounts file',
    unit: 'share of members',
    source: 'declared field; the log’s writer vouches for it',
    weakness: 'an operator may register an organisation; then this is a case for its terms of use, not for hidden coordination',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'most members belong to one organisation that the provider knows',
  assess(context) {
    const stated = context.units.map((_, unit) => organisationOf(context, unit)).filter((organisation) => organisation !== null);
    if (stated.length === 0) return { seen: 'no member states an organisation', verdict: 'cannot-say' };
    const counts = new Map<number, number>();
    for (const organisation of stated) counts.set(organisation, (counts.get(organisation) ?? 0) + 1);
    const share = largestCount(counts.values()) / context.units.length;
    const seen = `${countOf(counts.size, 'organisation')} among ${stated.length} of ${context.units.length} members; the largest has ${partOf(share)} of them`;
    if (share >= ORGANISATION_SHARE) return { seen, verdict: 'explains' };
    return { seen, verdict: share >= 0.2 ? 'remains-possible' : 'unlikely' };
  },
};

/** The organisation in the accounts file, or the commonest of the member's calls; both as the hash that the digest holds. */
function organisationOf(context: GroupContext, unit: number): number | null {
  const declared = context.units[unit]!.unit.registration?.organisation;
  if (declared) return columnHash('organisation', declared);
  const counts = new Map<number, number>();
  for (const slot of context.units[unit]!.unit.slots) {
    const value = callColumn(context, { unit, slot }, 'organisation');
    if (value !== 0) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const best = [...counts].sort(([left, a], [right, b]) => b - a || left - right)[0];
  return best?.[0] ?? null;
}
