import { readdirSync, readFileSync } from 'node:fs';
import type { RegistrationRow } from '../../src/account/registration.js';
import type { Cluster } from '../../src/cluster/cluster.js';
import type { GroupContext } from '../../src/finding/group-context.js';
import type { SimpleCall } from '../account/build-record.js';
import { buildContext, type GroupAccount } from './build-group.js';

/** An account as a fixture writes it: one call a text, each with what `each` adds, or calls written out. */
interface FixtureAccount {
  readonly texts?: readonly string[];
  readonly each?: SimpleCall;
  readonly calls?: readonly SimpleCall[];
  readonly registration?: Partial<RegistrationRow>;
  /** So many accounts like this one, numbered; `#` in texts and names becomes the number. */
  readonly copies?: number;
}

export interface GroupCase<Expected> {
  readonly name: string;
  readonly because: string;
  readonly accounts: Readonly<Record<string, FixtureAccount>>;
  readonly group: readonly string[];
  readonly ties?: Readonly<Record<string, number>>;
  readonly cluster?: Partial<Cluster>;
  readonly expected: Expected;
}

export interface GroupFixture<Expected> {
  readonly about: string;
  readonly cases: readonly GroupCase<Expected>[];
}

const folder = new URL('../../fixtures/finding/', import.meta.url);

export function readGroupFixture<Expected>(path: string): GroupFixture<Expected> {
  return readFindingFixture(path);
}

export function readFindingFixture<Fixture>(path: string): Fixture {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as Fixture;
}

export function listFixtures(path: string): readonly string[] {
  return readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}

export function accountsOf({ accounts }: Pick<GroupCase<unknown>, 'accounts'>): readonly GroupAccount[] {
  return Object.entries(accounts).flatMap(([name, account]) =>
    account.copies === undefined
      ? [toAccount(name, account)]
      : Array.from({ length: account.copies }, (_, copy) => toAccount(name.replaceAll('#', String(copy + 1)), account, copy + 1)),
  );
}

export function contextOf(plan: GroupCase<unknown>, group: readonly string[] = plan.group): GroupContext {
  const { ties, cluster } = plan;
  return buildContext({ accounts: accountsOf(plan), group, ...(ties && { ties }), ...(cluster && { cluster }) });
}

function toAccount(name: string, { texts = [], each, calls, registration }: FixtureAccount, copy = 0): GroupAccount {
  const written = texts.map((text): SimpleCall => ({ ...each, text: text.replaceAll('#', String(copy)) }));
  return { name, calls: calls ?? written, ...(registration && { registration }) };
}
