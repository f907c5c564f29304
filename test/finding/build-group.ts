import type { Digest } from '../../src/account/account.js';
import { sealDigest } from '../../src/account/digest.js';
import type { Facts, RegistrationRow } from '../../src/account/registration.js';
import { type Unit, unitsOf } from '../../src/account/unit.js';
import { wordingsOf } from '../../src/account/wordings.js';
import type { Cluster, Member, Tie } from '../../src/cluster/cluster.js';
import { profileOf } from '../../src/cluster/profile.js';
import { type GroupContext, groupContext } from '../../src/finding/group-context.js';
import { describePopulation } from '../../src/link/population.js';
import { buildRecord, observeAll, type SimpleCall } from '../account/build-record.js';

/** An account as a test about groups states it. */
export interface GroupAccount {
  readonly name: string;
  readonly calls: readonly SimpleCall[];
  readonly registration?: Partial<RegistrationRow>;
}

export interface GroupPlan {
  readonly accounts: readonly GroupAccount[];
  /** Names of the members, in the order in which the cluster shall hold them. */
  readonly group: readonly string[];
  /** Bits by which every member is tied, by signal. */
  readonly ties?: Readonly<Record<string, number>>;
  readonly cluster?: Partial<Cluster>;
  readonly facts?: Facts | null;
  readonly seed?: number;
  /** Cuts accounts into slices by system prompt as the analysis does; a member then stands in the group with all its slices. */
  readonly isCut?: boolean;
}

const UNKNOWN: RegistrationRow = {
  createdAtMs: null,
  plan: null,
  country: null,
  emailDomain: null,
  paymentHash: null,
  organisation: null,
};

/** Folds the calls of all accounts; request ids are numbered. */
export function digestOf(accounts: readonly Pick<GroupAccount, 'name' | 'calls'>[]): Digest {
  let line = 0;
  const records = accounts.flatMap(({ name, calls }) =>
    calls.map((call, index) =>
      buildRecord({ requestId: `${name}/${index}`, place: { line: ++line, byte: line * 100 }, ...call, account: name }),
    ),
  );
  return sealDigest(observeAll(records));
}

/** What a test or an explanation sees of a group, with every account as one unit and a cluster made by hand. */
export function buildContext({
  accounts,
  group,
  ties,
  cluster,
  facts = null,
  seed = 4711,
  isCut = false,
}: GroupPlan): GroupContext {
  const digest = digestOf(accounts);
  const wordings = wordingsOf(digest);
  const units = accounts.flatMap(({ name, registration }) =>
    isCut ? unitsOf(digest.accounts.get(name)!, null, wordings) : [{ ...wholeUnit(digest, name, registration), wordings }],
  );
  const population = describePopulation(units);
  const members = group.flatMap((name) => units.flatMap(({ account }, unit) => (account.account === name ? [unit] : [])));
  const { betweenContent, withinContent } = profileOf(population, members);
  const inside = new Set(members);
  const made: Cluster = {
    members: members.map((unit) => memberOf(unit, ties)),
    near: [],
    cohort: [...members].sort((left, right) => left - right),
    selectionBits: 0,
    netBits: 0,
    betweenContent,
    withinContent,
    stability: 1,
    parts: 1,
    ...cluster,
  };
  const ordinary = units.map((_, unit) => unit).filter((unit) => !inside.has(unit));
  return groupContext({ population, labels: digest.labels, facts, ordinary, seed }, made, 'G-001');
}

function wholeUnit({ accounts }: Digest, name: string, registration?: Partial<RegistrationRow>): Omit<Unit, 'wordings'> {
  const account = accounts.get(name)!;
  const slots = Array.from({ length: account.sample.size }, (_, slot) => slot);
  return { account, registration: registration ? { ...UNKNOWN, ...registration } : null, slots, share: 1 };
}

function memberOf(unit: number, ties: Readonly<Record<string, number>> = {}): Member {
  const stated = Object.entries(ties).map(([signal, bits]): Tie => ({ signal, bits, statement: { kind: 'no-common-value' } }));
  return {
    unit,
    contentRatio: 1,
    ties: stated,
    netBits: stated.reduce((sum, { bits }) => sum + bits, 0),
    outsiderProbability: 0,
  };
}
