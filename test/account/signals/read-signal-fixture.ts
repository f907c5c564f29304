import { readFileSync } from 'node:fs';
import type { RegistrationRow } from '../../../src/account/registration.js';
import { type Unit, unitsOf } from '../../../src/account/unit.js';
import { wordingsOf } from '../../../src/account/wordings.js';
import { digestOf } from '../../finding/build-group.js';
import type { SimpleCall } from '../build-record.js';

interface FixtureAccount {
  readonly registration?: RegistrationRow;
  readonly calls: readonly SimpleCall[];
}

export interface SignalFixture {
  readonly about: string;
  readonly accounts: Readonly<Record<string, FixtureAccount>>;
  readonly speaks: {
    readonly alike: readonly [string, string];
    readonly unlike: readonly [string, string];
    readonly expected: { readonly alike: number; readonly unlike: number };
    readonly because: string;
  };
  readonly silent: {
    readonly because: string;
    readonly expected: 0 | null;
    readonly accounts: Readonly<Record<string, FixtureAccount>>;
  };
}

export function readSignalFixture(id: string): SignalFixture {
  const url = new URL(`../../../fixtures/signals/${id}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as SignalFixture;
}

/** One unit an account, in the order of the fixture. */
export function unitsOfFixture(accounts: SignalFixture['accounts']): readonly Unit[] {
  const digest = digestOf(Object.entries(accounts).map(([name, { calls }]) => ({ name, calls })));
  const wordings = wordingsOf(digest);
  return Object.entries(accounts).map(([name, { registration }]) => {
    const [unit, ...others] = unitsOf(digest.accounts.get(name)!, registration ?? null, wordings);
    if (!unit || others.length > 0) throw new Error(`fixture account ${name} must be one unit`);
    return unit;
  });
}
