import { type AccountDigest, spanOf } from '../account/account.js';
import { accountNameOf } from '../account/account-names.js';
import { hoursOf } from '../account/hour-counts.js';
import type { Unit } from '../account/unit.js';
import type { Cluster, Member } from '../cluster/cluster.js';
import { limitTies } from '../cluster/family-limits.js';
import { HOURS_PER_DAY, HOURS_PER_WEEK, MS_PER_DAY, MS_PER_HOUR } from '../durations.js';
import type { GroupContext } from '../finding/group-context.js';
import type { JudgedGroup } from '../finding/judge.js';
import type { QueueReading, QueueShare } from '../finding/queue-share.js';
import { wordTie } from '../finding/waterfall.js';
import { detailMembers } from './compose-fingerprint.js';
import { composePictures, type PictureSource } from './compose-pictures.js';
import { toUtc } from './places.js';
import type { ClusterMember, ReportCluster } from './report.js';
import { createWeekClock, type WeekClock } from './week-clock.js';

/** @param source what pictures and cards of members are made from; without it there are none */
export function composeCluster(
  group: JudgedGroup,
  timeZone: string,
  findingIds: readonly string[],
  source?: PictureSource,
): ReportCluster {
  const accounts = [...new Map(group.context.units.map(({ unit }) => [unit.account.account, unit.account])).values()];
  const spans = accounts.map(spanOf).filter((span) => span !== null);
  const hours = sumHours(accounts);
  const clock = createWeekClock(timeZone);
  return {
    id: group.id,
    accounts: members(group, source),
    calls: accounts.reduce((sum, { calls }) => sum + calls, 0),
    firstUtc: spans.length === 0 ? null : toUtc(spans.reduce((first, { firstMs }) => Math.min(first, firstMs), Infinity)),
    lastUtc: spans.length === 0 ? null : toUtc(spans.reduce((last, { lastMs }) => Math.max(last, lastMs), -Infinity)),
    stability: group.context.cluster.stability,
    daily: dailyCalls(hours),
    hourOfWeek: hours.size === 0 ? null : weeklyCalls(hours, clock),
    findingIds,
    rules: group.rules,
    ...(source && { pictures: composePictures(group, source) }),
  };
}

/** Cards only for members of suspected groups: nobody else has to answer for anything. */
function members(group: JudgedGroup, source: PictureSource | undefined): readonly ClusterMember[] {
  const rows = composeMembers(group);
  return source && group.decision.isAccused ? detailMembers(rows, group.context, source.resolve) : rows;
}

/** One row an account; an account that takes part with several slices counts once, with the sum of its shares. */
function composeMembers({ context, queue }: JudgedGroup): readonly ClusterMember[] {
  const members = new Map<string, ClusterMember>();
  context.cluster.members.forEach((member, index) => {
    const { unit } = context.units[index]!;
    const known = members.get(unit.account.account);
    const own = {
      ...composeMember(context, member, unit.account),
      ...shareOf(unit, queue, index),
    };
    const stronger = known && known.bits > own.bits ? known : own;
    members.set(unit.account.account, { ...stronger, ...sumShares(own, known) });
  });
  return [...members.values()].sort((left, right) => right.bits - left.bits || (left.account < right.account ? -1 : 1));
}

type Shares = Pick<ClusterMember, 'share' | 'shareInterval'>;

/** The slice's part of the account, of which the queue's part counts where it could be told; where it could not, the slice is the limit. */
function shareOf({ share }: Unit, queue: QueueReading | undefined, index: number): Shares {
  if (queue === undefined || queue.kind === 'one-body') return { share };
  if (queue.kind === 'cannot-tell') return { share, shareInterval: { low: 0, high: share } };
  const own = queue.units[index] as QueueShare;
  return { share: share * own.share, shareInterval: { low: share * own.low, high: share * own.high } };
}

/** Ends of intervals are summed as they stand: wider than need be, never narrower. */
function sumShares(own: Shares, known: Shares | undefined): Shares {
  const share = Math.min(1, own.share + (known?.share ?? 0));
  if (own.shareInterval === undefined) return { share };
  const low = Math.min(1, own.shareInterval.low + (known?.shareInterval?.low ?? 0));
  const high = Math.min(1, own.shareInterval.high + (known?.shareInterval?.high ?? 0));
  return { share, shareInterval: { low, high } };
}

function composeMember(
  { population, cluster, labels }: GroupContext,
  member: Member,
  account: AccountDigest,
): Omit<ClusterMember, 'share'> {
  const ties = limitTies(population.signals, member.ties).map((tie) => ({
    id: tie.signal,
    title: population.signals.find(({ id }) => id === tie.signal)?.about.title ?? tie.signal,
    bits: tie.bits,
    statement: wordTie(tie, labels),
  }));
  const span = spanOf(account);
  return {
    ...accountNameOf(account),
    calls: account.calls,
    firstUtc: toUtc(span?.firstMs ?? null),
    lastUtc: toUtc(span?.lastMs ?? null),
    bits: member.netBits,
    ties: [...ties, choiceTie(cluster)],
  };
}

/** What it costs to have chosen this member: so that the ties add up to the member's bits. */
function choiceTie({ cohort, members, selectionBits }: Cluster): ClusterMember['ties'][number] {
  return {
    id: 'choice',
    title: 'Cost of choosing',
    bits: 0 - selectionBits,
    statement: `${members.length} members were chosen among ${cohort.length} accounts or slices with such content; chance alone would make the best of so many choices agree by this much`,
  };
}

function sumHours(accounts: readonly AccountDigest[]): Map<number, number> {
  const hours = new Map<number, number>();
  for (const account of accounts)
    for (const [hour, calls] of hoursOf(account.hours)) hours.set(hour, (hours.get(hour) ?? 0) + calls);
  return hours;
}

/** UTC days, so that a picture of days needs no zone. Null beyond ten years: a wrong time would make a picture of nothing. */
function dailyCalls(hours: ReadonlyMap<number, number>): ReportCluster['daily'] {
  if (hours.size === 0) return null;
  const days = [...hours.keys()].map((hour) => Math.floor(hour / HOURS_PER_DAY)).sort((left, right) => left - right);
  const first = days[0] as number;
  const span = (days[days.length - 1] as number) - first + 1;
  if (span > 3_660) return null;
  const calls = new Array<number>(span).fill(0);
  for (const [hour, count] of hours) calls[Math.floor(hour / HOURS_PER_DAY) - first]! += count;
  return { from: (toUtc(first * MS_PER_DAY) as string).slice(0, 10), calls };
}

function weeklyCalls(hours: ReadonlyMap<number, number>, clock: WeekClock): readonly number[] {
  const week = new Array<number>(HOURS_PER_WEEK).fill(0);
  for (const [hour, count] of hours) week[clock(hour * MS_PER_HOUR)]! += count;
  return week;
}
