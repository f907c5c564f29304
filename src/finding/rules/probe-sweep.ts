import type { AccountDigest } from '../../account/account.js';
import { FEATURE_SLOTS } from '../../account/call-columns.js';
import { copyFeatures, timeOfCall } from '../../account/sampled-call.js';
import { columnOf, featuresOf } from '../../account/unit.js';
import type { Population } from '../../link/population.js';
import { hypergeometricUpperTail } from '../../stats/hypergeometric-upper-tail.js';
import { numberWords } from '../../stats/number-words.js';
import { callMarks } from '../call-marks.js';
import { countOf, wordCount } from '../count-of.js';
import type { GroupContext } from '../group-context.js';
import { partOf } from '../percent-of.js';
import { wasRefused } from '../was-refused.js';
import { SEEN } from './define-habit.js';
import { cannotSay, type PlaybookRule, type RuleOutcome } from './rule.js';
import { unitsOfAccounts } from './units-of-accounts.js';

/** First part of a group's time in which a sweep would lie. Chosen: published sweeps last days, campaigns weeks. */
const EARLY_SHARE = 0.2;
/** Fewest calls early and late. */
const LEAST_CALLS = 20;
/** What a sweep looks like: early refusals, openings of prompts that differ, and one form that fills the later calls. Chosen. */
const SWEEP = {
  leastRefused: 0.2,
  leastOpenings: 10,
  leastWinnerLate: 0.5,
  mostWinnerEarly: 0.5,
} as const;
/** A word belongs to the winning form when it stands in half of the late calls; a call has the form with half of its words. */
const FORM_SHARE = 0.5;
const LEAST_FORM_WORDS = 2;

interface TimedCall {
  readonly account: AccountDigest;
  readonly slot: number;
  readonly atMs: number;
}

/** Many techniques and many refusals at first, then one form that is answered and scaled. */
export const probeSweep: PlaybookRule = {
  id: 'probe-sweep',
  version: 1,
  kind: 'probe-sweep',
  about: {
    title: 'Probe sweep',
    measures:
      'share of the group’s calls refused in the first fifth of its time, against the rest of its time, together with how many openings were tried and whether one form fills the later calls',
    unit: 'share of early calls refused; higher than later means that the refusals stopped',
    source:
      'probe sweep: Anthropic threat report, September 2026, p. 145, as summarised in public; one-sided exact test (Fisher 1935, The Design of Experiments, § 11)',
    weakness: 'needs refusals in the log, by stop reason or in plain words; probes by accounts outside the group are not seen',
    innocentCause: 'red team, bug bounty, prompt research, an application that learns to ask',
  },
  assess(context) {
    const calls = timedCalls(context);
    if (calls.length < 2 * LEAST_CALLS)
      return cannotSay(`${countOf(calls.length, 'call')} with times, ${2 * LEAST_CALLS} needed`);
    const first = calls[0]!.atMs;
    const last = calls[calls.length - 1]!.atMs;
    const early = calls.filter(({ atMs }) => atMs <= first + EARLY_SHARE * (last - first));
    const late = calls.slice(early.length);
    if (early.length < LEAST_CALLS || late.length < LEAST_CALLS)
      return cannotSay(
        `${wordCount(early.length)} early and ${countOf(late.length, 'later call')}, ${LEAST_CALLS} needed of each`,
      );
    return compareTimes(context, early, late);
  },
};

function compareTimes(context: GroupContext, early: readonly TimedCall[], late: readonly TimedCall[]): RuleOutcome {
  const refusedEarly = early.filter(isRefused).length;
  const refusedLate = late.filter(isRefused).length;
  const form = winningForm(late);
  const winnerEarly = early.filter((call) => hasForm(call, form)).length / early.length;
  const winnerLate = late.filter((call) => hasForm(call, form)).length / late.length;
  const openings = new Set(
    early.map(({ account, slot }) => columnOf(account, slot, 'head') || columnOf(account, slot, 'payload')),
  );
  const pValue = hypergeometricUpperTail(refusedEarly, early.length, refusedEarly + refusedLate, early.length + late.length);
  const isSeen =
    pValue <= SEEN.mostPValue &&
    refusedEarly / early.length >= SWEEP.leastRefused &&
    openings.size >= SWEEP.leastOpenings &&
    winnerLate >= SWEEP.leastWinnerLate &&
    winnerEarly <= SWEEP.mostWinnerEarly * winnerLate;
  return {
    observed: refusedEarly / early.length,
    population: refusedElsewhere(context),
    cohort: null,
    interval: null,
    pValue,
    statement: `of ${countOf(early.length, 'early call')} ${partOf(refusedEarly / early.length)} were refused, of ${wordCount(late.length)} later ones ${partOf(refusedLate / late.length)}; ${countOf(openings.size, 'opening')} early; ${form.length < LEAST_FORM_WORDS ? 'no common form later' : `one form in ${partOf(winnerEarly)} of the early and ${partOf(winnerLate)} of the later calls`}`,
    verdict: isSeen ? 'seen' : 'not-seen',
    calls: [],
  };
}

/** All sampled calls of the members' accounts, in time: a sweep need not stand under the prompt of the later work. */
function timedCalls({ units }: GroupContext): readonly TimedCall[] {
  const accounts = new Map(units.map(({ unit }) => [unit.account.account, unit.account]));
  return [...accounts.values()]
    .flatMap((account) =>
      Array.from({ length: account.sample.size }, (_, slot) => ({ account, slot, atMs: timeOfCall(account.sample, slot) })),
    )
    .filter(({ atMs }) => Number.isFinite(atMs))
    .sort(
      (left, right) =>
        left.atMs - right.atMs ||
        (left.account.sample.hashes[left.slot] as number) - (right.account.sample.hashes[right.slot] as number),
    );
}

function isRefused({ account, slot }: TimedCall): boolean {
  return wasRefused({ account }, slot);
}

/** Hashed words that half of the calls share. */
function winningForm(calls: readonly TimedCall[]): readonly number[] {
  const numbers = new Uint32Array(calls.length * FEATURE_SLOTS);
  let size = 0;
  for (const { account, slot } of calls) size = copyFeatures(account.sample, slot, numbers, size);
  const words = numberWords(numbers.subarray(0, size));
  const counts = new Uint32Array(words.length);
  for (let i = 0; i < size; i++) counts[numbers[i] as number]!++;
  return Array.from(words.filter((_, number) => (counts[number] as number) >= FORM_SHARE * calls.length));
}

function hasForm({ account, slot }: TimedCall, form: readonly number[]): boolean {
  if (form.length < LEAST_FORM_WORDS) return false;
  const features = featuresOf(account, slot);
  return form.filter((feature) => features.includes(feature)).length >= FORM_SHARE * form.length;
}

/** Of all the log, less the members' accounts. */
function refusedElsewhere({ population, accounts }: GroupContext): number | null {
  const all = refusalsOf(population, population.units.keys());
  const own = refusalsOf(population, unitsOfAccounts(population, accounts));
  const calls = all.calls - own.calls;
  return calls === 0 ? null : (all.refused - own.refused) / calls;
}

interface Refusals {
  readonly calls: number;
  readonly refused: number;
}

function refusalsOf(population: Population, units: Iterable<number>): Refusals {
  const marks = callMarks(population);
  let calls = 0;
  let refused = 0;
  for (const unit of units) {
    calls += marks.calls[unit] as number;
    refused += marks.refused[unit] as number;
  }
  return { calls, refused };
}
