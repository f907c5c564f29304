import type { Unit } from '../account/unit.js';
import { clopperPearson } from '../stats/clopper-pearson.js';
import { quantileSorted } from '../stats/quantile-sorted.js';
import { featuresOfConversations } from './conversation-features.js';
import { type GroupContext, heterogeneity } from './group-context.js';

/** Outside units whose calls show how strangers' texts fit the group. */
const OUTSIDE_UNITS = 300;
/** Fewer conversations on either side say nothing of a share (chosen: 5 points of standard error). */
const LEAST_CONVERSATIONS = 100;
/** Part of the background in the group's frequencies: half of what a queue will send was not seen yet. */
const BACKGROUND_SHARE = 0.5;
/** Below it the group is taken as one body, and with so little left for the queue nothing is told (chosen: three standard errors). */
const LEAST_FOREIGN_SHARE = 0.15;
/**
 * In a group with two bodies of traffic the foreign share is the same wherever it is read off; where all calls merely lean towards the
 * group, it falls towards 0 at the calls that fit worst. Measured on labelled worlds: 0.58 and more against 0.38 and less.
 */
const LEAST_EVENNESS = 0.5;
/**
 * Shares of one queue are as like each other as they are in themselves; accounts that also send something of their own are not, however
 * much its words are those of the queue. Measured on labelled worlds: pools of one queue 0.08 at most, pools with as much cover traffic of
 * the same kind 0.27 and more.
 */
const MOST_ONE_BODY_HETEROGENEITY = 0.1;
/** Points of the fits of strangers' texts, low and high (chosen), between which those of members must be even to tell a share. */
const LOW_POINT = 0.2;
const HIGH_POINT = 0.75;
/** Conversations that the group’s own share counts as in that of one member: an account’s 64 calls alone move it by ten points. */
const PRIOR_CONVERSATIONS = 64;

export interface QueueShare {
  /** Part of the unit's conversations that belong to the common queue, 0…1. */
  readonly share: number;
  /** Exact 95 % interval of the count of the unit's own calls, widened to hold the share; the error of the method is not in it. */
  readonly low: number;
  readonly high: number;
}

/** Whether the members' calls are one body; where they are two, how much of each unit belongs to the queue. */
export type QueueReading =
  | { readonly kind: 'one-body' }
  | { readonly kind: 'two-bodies'; readonly units: readonly QueueShare[] }
  /** Too few conversations, or the queue's own texts are much like those outside, or the members differ: more of the same would not be seen. */
  | { readonly kind: 'cannot-tell' };

type Texts = readonly Uint32Array[];

/**
 * Which part of each member's calls belongs to the common queue, when accounts send two bodies of traffic under one system prompt: a
 * pool with other customers, or with cover traffic. Each conversation (a call, where the log names none) is held against the other members' calls and against calls outside:
 * fit = mean over its features of log2(½ group frequency / outside frequency + ½), with its own account left out. If a part of the
 * calls is like those outside, it lies as they do, half of it below their median: foreign share = 2 × share of calls below that median.
 * Foreign calls that resemble each other by chance lie higher, so the share errs upwards.
 * @see Blanchard, Lee & Scott 2010, J. Mach. Learn. Res. 11:2973 (mixture proportion from one known component)
 */
export function readQueue(context: GroupContext): QueueReading {
  const { members, outside, features } = numberFeatures(
    context.units.map(({ unit }) => featuresOfConversations(unit)),
    outsideUnits(context).map(featuresOfConversations),
  );
  if (members.flat().length < LEAST_CONVERSATIONS || outside.flat().length < LEAST_CONVERSATIONS) return { kind: 'cannot-tell' };
  const first = fitCalls({ members, queue: members, outside, features });
  const middle = quantileSorted(first.outside, 0.5) as number;
  // Once more against those calls only that fit better than the middle outside call: most of the foreign part is then gone.
  const better = members.map((texts, unit) => texts.filter((_, call) => (first.members[unit]![call] as number) > middle));
  const { members: fits, outside: known } = fitCalls({ members, queue: better, outside, features });
  const all = Float64Array.from(fits.flat()).sort();
  const shareBelow = (point: number): number => below(all, quantileSorted(known, point) as number) / all.length / point;
  const foreign = shareBelow(0.5);
  if (foreign < LEAST_FOREIGN_SHARE) return { kind: isAlike(context) ? 'one-body' : 'cannot-tell' };
  const isEven = shareBelow(LOW_POINT) >= LEAST_EVENNESS * shareBelow(HIGH_POINT);
  if (!isEven || foreign > 1 - LEAST_FOREIGN_SHARE) return { kind: 'cannot-tell' };
  const median = quantileSorted(known, 0.5) as number;
  return { kind: 'two-bodies', units: fits.map((own) => shareOf(own, median, foreign)) };
}

function isAlike({ cluster }: GroupContext): boolean {
  const spread = heterogeneity(cluster);
  return spread === null || spread <= MOST_ONE_BODY_HETEROGENEITY;
}

/** Ordinary units whose content would not fit the group, evenly over the log. */
function outsideUnits({ ordinary, population, cluster, accounts }: GroupContext): readonly Unit[] {
  const cohort = new Set(cluster.cohort);
  const own = new Set(accounts);
  const foreign = ordinary.filter((unit) => !cohort.has(unit) && !own.has(population.units[unit]!.unit.account.account));
  const stride = Math.max(1, Math.ceil(foreign.length / OUTSIDE_UNITS));
  return foreign.filter((_, index) => index % stride === 0).map((unit) => population.units[unit]!.unit);
}

interface Fits {
  readonly members: readonly (readonly number[])[];
  /** Ascending. */
  readonly outside: Float64Array;
}

interface Queue {
  readonly members: readonly Texts[];
  /** Calls by member that stand for the queue. */
  readonly queue: readonly Texts[];
  readonly outside: readonly Texts[];
  /** Number of features that the members' texts hold. */
  readonly features: number;
}

/**
 * Features as numbers from 0, in the order in which the members' texts hold them; those that no member holds stay as a number above
 * them all: what is not in the queue says the same, whatever it is.
 */
function numberFeatures(members: readonly Texts[], outside: readonly Texts[]): Omit<Queue, 'queue'> {
  const numbers = new Map<number, number>();
  for (const texts of members)
    for (const text of texts) for (const feature of text) if (!numbers.has(feature)) numbers.set(feature, numbers.size);
  const features = numbers.size;
  const numbered = (texts: Texts): Texts => texts.map((text) => text.map((feature) => numbers.get(feature) ?? features));
  return { members: members.map(numbered), outside: outside.map(numbered), features };
}

/** Fit of every call of the members and of the outside to the queue; an account is never held against itself. */
function fitCalls({ members, queue, outside, features }: Queue): Fits {
  const inQueue = countFeatures(queue, features);
  const inOutside = countFeatures(outside, features);
  const [queueCalls, outsideCalls] = [queue.flat().length, outside.flat().length];
  const mine = new Uint32Array(features + 1);
  const measureFit = (text: Uint32Array, ownCalls: number, isMember: boolean): number => {
    let sum = 0;
    for (const feature of text) {
      const own = mine[feature] as number;
      const inside =
        Math.max(0, (inQueue[feature] as number) - (isMember ? own : 0)) / Math.max(1, queueCalls - (isMember ? ownCalls : 0));
      const beyond =
        ((inOutside[feature] as number) - (isMember ? 0 : own) + 0.5) / (outsideCalls - (isMember ? 0 : ownCalls) + 1);
      sum += Math.log2(((1 - BACKGROUND_SHARE) * inside) / beyond + BACKGROUND_SHARE);
    }
    return text.length === 0 ? 0 : sum / text.length;
  };
  const fitTexts = (texts: Texts, own: Texts, isMember: boolean): number[] => {
    addTo(mine, own, features, 1);
    const fits = texts.map((text) => measureFit(text, own.length, isMember));
    addTo(mine, own, features, -1);
    return fits;
  };
  return {
    members: members.map((texts, unit) => fitTexts(texts, queue[unit] as Texts, true)),
    outside: Float64Array.from(outside.flatMap((texts) => fitTexts(texts, texts, false))).sort(),
  };
}

/** Calls that hold each feature; what is not numbered is not counted. */
function countFeatures(texts: readonly Texts[], features: number): Uint32Array {
  const counts = new Uint32Array(features + 1);
  for (const own of texts) addTo(counts, own, features, 1);
  return counts;
}

function addTo(counts: Uint32Array, texts: Texts, features: number, step: number): void {
  for (const text of texts) for (const feature of text) if (feature < features) counts[feature]! += step;
}

function below(sorted: Float64Array, value: number): number {
  let count = 0;
  while (count < sorted.length && (sorted[count] as number) < value) count++;
  return count;
}

function shareOf(fits: readonly number[], median: number, foreign: number): QueueShare {
  const lower = fits.filter((fit) => fit < median).length;
  const interval = clopperPearson(lower, fits.length) ?? { low: 0, high: 1 };
  const part = (belowMedian: number): number => Math.min(1, Math.max(0, 1 - 2 * belowMedian));
  const share = part((lower + (PRIOR_CONVERSATIONS * foreign) / 2) / (fits.length + PRIOR_CONVERSATIONS));
  return { share, low: Math.min(share, part(interval.high)), high: Math.max(share, part(interval.low)) };
}
