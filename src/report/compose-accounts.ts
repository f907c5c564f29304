import { type AccountDigest, type Digest, SAMPLE_CALLS, spanOf } from '../account/account.js';
import { type AccountName, accountNameOf } from '../account/account-names.js';
import { columnOfCall } from '../account/sampled-call.js';
import { MIN_UNIT_CALLS } from '../account/unit.js';
import type { JudgedGroup } from '../finding/judge.js';
import { quantileSorted } from '../stats/quantile-sorted.js';
import { type PlaceResolver, placeOfSlot, toUtc } from './places.js';
import type { AccountRow, Report } from './report.js';

/** Width of the suspicion histogram's bars, in bits. */
const HISTOGRAM_BITS = 2;
const LISTED_MODELS = 5;

interface Standing {
  readonly cluster: string | null;
  readonly bits: number;
  readonly isAccused: boolean;
  /** The suspected group that a bystander comes near. */
  readonly near?: string;
}

const NOWHERE: Standing = { cluster: null, bits: 0, isAccused: false };

/** One row an account, in code-unit order of the account: the label of a row must not tell its suspicion. */
export function composeAccounts(digest: Digest, groups: readonly JudgedGroup[], resolve: PlaceResolver): readonly AccountRow[] {
  const standings = standingsOf(groups);
  return [...digest.accounts.values()]
    .sort((left, right) => (left.account < right.account ? -1 : 1))
    .map((account) => composeRow(account, standings.get(account.account) ?? NOWHERE, digest.labels, resolve));
}

function composeRow(
  account: AccountDigest,
  { cluster, bits, isAccused, near }: Standing,
  labels: ReadonlyMap<number, string>,
  resolve: PlaceResolver,
): AccountRow {
  const span = spanOf(account);
  const compared = account.sample.size >= MIN_UNIT_CALLS;
  readValues(account);
  const row = {
    account: account.account,
    suspicionBits: bits,
    cluster,
    accused: isAccused,
    calls: account.calls,
    errors: account.errors,
    firstUtc: toUtc(span?.firstMs ?? null),
    lastUtc: toUtc(span?.lastMs ?? null),
    inputTokens: account.inputTokens,
    outputTokens: account.outputTokens,
    models: listModels(labels),
    addresses: addresses.size,
    compared,
    reason: compared ? null : `${account.sample.size} calls, ${MIN_UNIT_CALLS} needed for a comparison`,
    example: account.sample.size > 0 ? placeOfSlot(account, 0, resolve) : null,
  };
  return account.loggedAs === undefined && near === undefined ? row : insertNames(row, accountNameOf(account), near);
}

/** Few rows have more names. Put together of parts, a row takes some 4 KB and ten times as long as one written down at once (measured). */
function insertNames(row: AccountRow, name: AccountName, near: string | undefined): AccountRow {
  const { account: _, suspicionBits, cluster, accused, ...rest } = row;
  return { ...name, suspicionBits, cluster, accused, ...(near !== undefined && { near }), ...rest };
}

export function summariseAccounts(rows: readonly AccountRow[], groups: readonly JudgedGroup[]): Report['accountsSummary'] {
  const calls = Float64Array.from(rows, (row) => row.calls).sort();
  const at = (probability: number): number => quantileSorted(calls, probability) ?? 0;
  return {
    accused: rows.filter(({ accused }) => accused).length,
    inGroups: new Set(groups.flatMap(({ context }) => context.accounts)).size,
    callsPerAccount: calls.length === 0 ? null : { min: at(0), median: at(0.5), p90: at(0.9), max: at(1) },
    suspicion: histogram(rows.filter(({ compared }) => compared)),
  };
}

/** An account in several groups stands where its tie is strongest; suspicion counts only in groups that are accused. */
function standingsOf(groups: readonly JudgedGroup[]): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const { id, context, decision } of groups) {
    context.cluster.members.forEach(({ netBits }, index) => {
      const { account } = context.units[index]!.unit.account;
      const bits = decision.isAccused ? Math.max(0, netBits) : 0;
      const known = standings.get(account);
      if (!known || bits > known.bits || (decision.isAccused && !known.isAccused))
        standings.set(account, { cluster: id, bits, isAccused: decision.isAccused });
    });
  }
  for (const group of groups) if (group.decision.isAccused) placeBystanders(group, standings);
  return standings;
}

/** Who comes near a suspected group is not suspected, and stays in the group that it is in, if any. */
function placeBystanders({ id, context }: JudgedGroup, standings: Map<string, Standing>): void {
  for (const { unit, netBits } of context.cluster.near) {
    const { account } = context.population.units[unit]!.unit.account;
    const known = standings.get(account) ?? NOWHERE;
    if (!known.isAccused && netBits > known.bits) standings.set(account, { ...known, bits: netBits, near: id });
  }
}

/** Distinct values of a column over the calls of an account, and how many calls have each. The room is used again and again. */
interface Values {
  readonly ofCalls: Uint32Array;
  readonly distinct: Uint32Array;
  readonly calls: Uint32Array;
  size: number;
}

const makeRoom = (): Values => ({
  ofCalls: new Uint32Array(SAMPLE_CALLS),
  distinct: new Uint32Array(SAMPLE_CALLS),
  calls: new Uint32Array(SAMPLE_CALLS),
  size: 0,
});
const models = makeRoom();
const addresses = makeRoom();

/** Both columns of a call are read together, and nothing else is done meanwhile: the calls of a log lie all over memory. */
function readValues({ sample }: AccountDigest): void {
  for (let slot = 0; slot < sample.size; slot++) {
    models.ofCalls[slot] = columnOfCall(sample, slot, 'model');
    addresses.ofCalls[slot] = columnOfCall(sample, slot, 'ip');
  }
  countDistinct(models, sample.size);
  countDistinct(addresses, sample.size);
}

/** Values are few: looking through them costs less than a table. */
function countDistinct(values: Values, calls: number): void {
  values.size = 0;
  for (let slot = 0; slot < calls; slot++) {
    const value = values.ofCalls[slot] as number;
    if (value === 0) continue;
    let at = 0;
    while (at < values.size && values.distinct[at] !== value) at++;
    if (at === values.size) {
      values.distinct[values.size++] = value;
      values.calls[at] = 0;
    }
    values.calls[at]!++;
  }
}

/** The commonest first. */
function listModels(labels: ReadonlyMap<number, string>): string[] {
  const { distinct, calls, size } = models;
  const places: number[] = [];
  for (let at = 0; at < size; at++) places.push(at);
  return places
    .sort((left, right) => calls[right]! - calls[left]! || distinct[left]! - distinct[right]!)
    .slice(0, LISTED_MODELS)
    .map((at) => labels.get(distinct[at]!) ?? '(not kept)');
}

function histogram(rows: readonly AccountRow[]): Report['accountsSummary']['suspicion'] {
  const bars = new Map<number, { accounts: number; accused: number }>();
  for (const { suspicionBits, accused } of rows) {
    const from = Math.floor(suspicionBits / HISTOGRAM_BITS) * HISTOGRAM_BITS;
    const bar = bars.get(from) ?? { accounts: 0, accused: 0 };
    bars.set(from, { accounts: bar.accounts + 1, accused: bar.accused + (accused ? 1 : 0) });
  }
  return [...bars].sort(([left], [right]) => left - right).map(([fromBits, bar]) => ({ fromBits, ...bar }));
}
