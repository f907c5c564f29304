import type { AccountDigest } from '../account/account.js';
import { hoursOf } from '../account/hour-counts.js';
import type { Facts } from '../account/registration.js';
import { HOURS_PER_DAY, MS_PER_DAY } from '../durations.js';
import type { ActivityPicture } from './pictures.js';
import { toUtc } from './places.js';

/** Rows and columns that can still be told apart on paper. */
const DRAWN_ACCOUNTS = 60;
const DRAWN_CELLS = 120;
/** A wrong time would make a picture of nothing. */
const MAX_DAYS = 3_660;
const MAX_MARKS = 40;

/** Accounts against days; null without times, or when they span more than ten years. */
export function composeActivity(accounts: readonly AccountDigest[], facts: Facts | null): ActivityPicture | null {
  const timed = accounts
    .filter(({ hours }) => hoursOf(hours).length > 0)
    .map((account) => ({ account, days: callsByDay(account) }));
  const firstDay = timed.reduce((first, { days }) => Math.min(first, days.first), Infinity);
  const span = timed.reduce((last, { days }) => Math.max(last, days.last), -Infinity) - firstDay + 1;
  if (timed.length === 0 || span > MAX_DAYS) return null;
  const daysPerCell = Math.ceil(span / DRAWN_CELLS);
  const cells = Math.ceil(span / daysPerCell);
  const ordered = [...timed].sort((a, b) => a.days.first - b.days.first || (a.account.account < b.account.account ? -1 : 1));
  const drawn = evenly(ordered, DRAWN_ACCOUNTS);
  return {
    from: (toUtc(firstDay * MS_PER_DAY) as string).slice(0, 10),
    daysPerCell,
    rows: drawn.map(({ account, days }) => ({
      account: account.account,
      calls: cellsOf(days.calls, { firstDay, daysPerCell, cells }),
    })),
    accountsNotDrawn: accounts.length - drawn.length,
    marks:
      facts === null ? [] : marksOf(accounts, facts, { fromMs: firstDay * MS_PER_DAY, toMs: (firstDay + span) * MS_PER_DAY }),
  };
}

function callsByDay({ hours }: AccountDigest): {
  readonly first: number;
  readonly last: number;
  readonly calls: ReadonlyMap<number, number>;
} {
  const calls = new Map<number, number>();
  for (const [hour, count] of hoursOf(hours)) {
    const day = Math.floor(hour / HOURS_PER_DAY);
    calls.set(day, (calls.get(day) ?? 0) + count);
  }
  // Not spread into arguments: a log of wrong times may hold more days than a call may have of these.
  let [first, last] = [Infinity, -Infinity];
  for (const day of calls.keys()) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return { first, last, calls };
}

function cellsOf(
  calls: ReadonlyMap<number, number>,
  { firstDay, daysPerCell, cells }: { readonly firstDay: number; readonly daysPerCell: number; readonly cells: number },
): readonly number[] {
  const row = new Array<number>(cells).fill(0);
  for (const [day, count] of calls) row[Math.floor((day - firstDay) / daysPerCell)]! += count;
  return row;
}

function marksOf(
  accounts: readonly AccountDigest[],
  { bans, modelReleases }: Facts,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): ActivityPicture['marks'] {
  const members = new Set(accounts.map(({ account }) => account));
  return [
    ...bans
      .filter(({ account }) => members.has(account))
      .map(({ account, atMs }) => ({ kind: 'ban' as const, name: account, atMs })),
    ...modelReleases.map(({ model, atMs }) => ({ kind: 'release' as const, name: model, atMs })),
  ]
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    .sort((a, b) => a.atMs - b.atMs || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_MARKS)
    .map(({ kind, name, atMs }) => ({ kind, name, atUtc: toUtc(atMs) as string }));
}

/** So many of a list, first and last among them. */
function evenly<Item>(items: readonly Item[], wanted: number): readonly Item[] {
  if (items.length <= wanted) return items;
  return Array.from({ length: wanted }, (_, i) => items[Math.round((i * (items.length - 1)) / (wanted - 1))] as Item);
}
