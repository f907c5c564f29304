import { describe, expect, test } from 'vitest';
import { accountNameOf, nameAccounts } from '../../src/account/account-names.js';
import type { Facts, Registration, RegistrationRow } from '../../src/account/registration.js';
import { joinRegistration } from '../../src/account/registration.js';
import { digestOf } from '../finding/build-group.js';

const ROW: RegistrationRow = {
  createdAtMs: null,
  plan: 'crumb',
  country: null,
  emailDomain: null,
  paymentHash: null,
  organisation: null,
};
const ANNA = 'arn:aws:iam::210987654321:user/bakery/anna';
const OTHER_ANNA = 'arn:aws:iam::987654321012:user/anna';
const BERT = 'arn:aws:iam::210987654321:user/bert';

const digest = (...names: string[]) => digestOf(names.map((name) => ({ name, calls: [{ text: 'How long does rye rest?' }] })));
const rows = (...names: string[]): Registration => ({
  path: 'accounts.csv',
  rows: names.length,
  invalidRows: 0,
  rejects: [],
  missingColumns: [],
  byAccount: new Map(names.map((name) => [name, ROW])),
});
const bansOf = (...names: string[]): Facts => ({
  path: 'facts.json',
  modelReleases: [],
  bans: names.map((account) => ({ account, atMs: 1_772_435_649_000 })),
});
const namesOf = (...[log, registration, facts]: Parameters<typeof nameAccounts>) =>
  [...nameAccounts(log, registration, facts).digest.accounts.values()].map(accountNameOf);

describe('an account stands', () => {
  test('under the last name of its ARN when that is the row of it alone, and its row is joined', () => {
    const { digest: named, ambiguous } = nameAccounts(digest(ANNA, 'cora'), rows('anna', 'cora'), null);
    expect([...named.accounts.keys()]).toEqual(['anna', 'cora']);
    expect([...named.accounts.values()].map(accountNameOf)).toEqual([{ account: 'anna', loggedAs: ANNA }, { account: 'cora' }]);
    expect(joinRegistration(rows('anna'), named.accounts.get('anna')!)).toBe(ROW);
    expect(ambiguous).toBe(0);
  });

  test('under its ARN when the ARN is a row, or when no row has its last name', () => {
    expect(namesOf(digest(ANNA), rows('anna', ANNA), null)).toEqual([{ account: ANNA }]);
    expect(namesOf(digest(ANNA), rows('bert'), null)).toEqual([{ account: ANNA }]);
    expect(namesOf(digest(ANNA), null, null)).toEqual([{ account: ANNA }]);
  });

  test.each([
    ['two ARNs end alike', OTHER_ANNA, 2],
    ['another account has this name', 'anna', 1],
  ])('under its ARN, with no row, when %s', (_, other, ambiguous) => {
    const named = nameAccounts(digest(ANNA, other), rows('anna'), null);
    expect([...named.digest.accounts.keys()]).toEqual([ANNA, other].sort());
    expect(joinRegistration(rows('anna'), named.digest.accounts.get(ANNA)!)).toBeNull();
    expect(named.ambiguous).toBe(ambiguous);
  });

  test('under its own name whatever it ends in, when it is no ARN', () => {
    expect(namesOf(digest('shop/anna'), rows('anna'), null)).toEqual([{ account: 'shop/anna' }]);
  });
});

describe('a ban', () => {
  const banned = (...[log, registration, facts]: Parameters<typeof nameAccounts>) =>
    nameAccounts(log, registration, facts).facts?.bans.map(({ account }) => account);

  test('speaks of an account under its name here, however the file calls it', () => {
    expect(banned(digest(ANNA, BERT), rows('anna', BERT), bansOf('anna', ANNA, 'bert', BERT))).toEqual([
      'anna',
      'anna',
      BERT,
      BERT,
    ]);
    expect(banned(digest(ANNA), null, bansOf('anna'))).toEqual([ANNA]);
  });

  test('of a name that two accounts share speaks of none, and of a stranger stays as it is', () => {
    expect(banned(digest(ANNA, OTHER_ANNA), null, bansOf('anna', 'zoe'))).toEqual(['anna', 'zoe']);
  });
});
