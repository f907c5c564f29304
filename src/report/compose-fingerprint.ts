import type { AccountDigest } from '../account/account.js';
import type { Column } from '../account/call-columns.js';
import { cutText } from '../account/labelled-text.js';
import { columnOf } from '../account/unit.js';
import type { GroupContext } from '../finding/group-context.js';
import { type PlaceResolver, quoteOfSlot } from './places.js';
import type { ClusterMember, MemberDetail } from './report.js';

/** Members whose own card is kept: the best tied and, since they are the likeliest to be in the group by chance, the least tied. */
const STRONGEST = 45;
const WEAKEST = 15;
const QUOTES = 2;
const VALUE_CHARS = 90;

const TRAITS: readonly { readonly column: Column; readonly title: string }[] = [
  { column: 'model', title: 'Model' },
  { column: 'parameters', title: 'Request parameters' },
  { column: 'system', title: 'System prompt' },
  { column: 'userAgent', title: 'Client' },
];

/** Members with what their own card needs, for the members that get one. */
export function detailMembers(
  members: readonly ClusterMember[],
  context: GroupContext,
  resolve: PlaceResolver,
): readonly ClusterMember[] {
  const accounts = new Map(context.units.map(({ unit }) => [unit.account.account, unit.account]));
  return members.map((member, i) =>
    i >= STRONGEST && i < members.length - WEAKEST
      ? member
      : { ...member, detail: composeDetail(accounts.get(member.account) as AccountDigest, context, resolve) },
  );
}

function composeDetail(account: AccountDigest, { units, labels }: GroupContext, resolve: PlaceResolver): MemberDetail {
  const slots = units.filter(({ unit }) => unit.account === account).flatMap(({ unit }) => unit.slots);
  const quotes = slots.map((slot) => quoteOfSlot(account, slot, resolve)).filter((quote) => quote !== null);
  return {
    errors: account.errors,
    inputTokens: account.inputTokens,
    outputTokens: account.outputTokens,
    callsCompared: slots.length,
    addresses: valuesOf(account, slots, 'ip').length,
    traits: TRAITS.flatMap(({ column, title }) => traitOf(valuesOf(account, slots, column), slots.length, { title, labels })),
    quotes: quotes.slice(0, QUOTES),
  };
}

function traitOf(
  values: readonly (readonly [number, number])[],
  calls: number,
  { title, labels }: { readonly title: string; readonly labels: ReadonlyMap<number, string> },
): MemberDetail['traits'] {
  const [first] = values;
  if (first === undefined) return [];
  const label = labels.get(first[0]);
  const value = label === undefined ? null : cutText(label.replace(/\s+/g, ' '), VALUE_CHARS);
  return [{ title, value, share: first[1] / calls, distinct: values.length }];
}

/** Values of a column with their calls, the commonest first. */
function valuesOf(account: AccountDigest, slots: readonly number[], column: Column): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const slot of slots) {
    const value = columnOf(account, slot, column);
    if (value !== 0) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([left, a], [right, b]) => b - a || left - right);
}
