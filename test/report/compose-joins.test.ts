import { expect, test } from 'vitest';
import { nameAccounts } from '../../src/account/account-names.js';
import type { Facts, Registration, RegistrationRow } from '../../src/account/registration.js';
import { NO_COMPLETION } from '../../src/record/completion.js';
import { composeJoins } from '../../src/report/compose-joins.js';
import { digestOf } from '../finding/build-group.js';

const ROW: RegistrationRow = {
  createdAtMs: null,
  plan: 'harbour',
  country: null,
  emailDomain: null,
  paymentHash: null,
  organisation: null,
};

const digest = digestOf(
  ['ada', 'bo', 'arn:aws:iam::1:user/cy', 'dag'].map((name) => ({ name, calls: [{ text: 'Who holds the lamp?' }] })),
);

const joinsOf = (registration: Registration | null, facts: Facts | null) =>
  composeJoins(nameAccounts(digest, registration, facts), registration, NO_COMPLETION);

test('without side files nothing was joined', () => {
  expect(joinsOf(null, null)).toEqual({
    accounts: null,
    facts: null,
    calls: [],
    files: [],
    bodies: null,
    unsealed: null,
  });
});

test('rows are counted that found an account, and those on either side that found none', () => {
  const byAccount = new Map(['ada', 'cy', 'zoe'].map((name) => [name, ROW]));
  const registration = { path: 'accounts.csv', rows: 5, invalidRows: 2, rejects: [], missingColumns: ['country'], byAccount };
  expect(joinsOf(registration, null).accounts).toEqual({
    path: 'accounts.csv',
    rows: 5,
    joined: 2,
    rowsWithoutCalls: 1,
    accountsWithoutRow: 2,
    missingColumns: ['country'],
    invalidRows: 2,
    byLastName: 1,
  });
});

test('bans are counted that found an account', () => {
  const bans = ['ada', 'cy', 'zoe'].map((account) => ({ account, atMs: 1_772_435_649_000 }));
  const facts = { path: 'facts.json', bans, modelReleases: [{ model: 'lamp-2', atMs: 0 }] };
  expect(joinsOf(null, facts).facts).toEqual({
    path: 'facts.json',
    bans: 3,
    bansJoined: 2,
    modelReleases: 1,
  });
});

test('users and keys of an identity feed are counted that a call names, and the feed says from when it speaks', () => {
  const lamp = { ...ROW, country: 'NL' };
  const byColumn = new Map([
    [1, lamp],
    [2, { ...ROW, country: 'BE' }],
  ]);
  const feed = { titles: ['OpenAI audit log'], firstMs: 1_772_435_649_000, lastMs: null, byColumn };
  const registration = {
    path: 'audit.json',
    rows: 5,
    invalidRows: 0,
    rejects: [],
    missingColumns: [],
    byAccount: new Map([['ada', lamp]]),
    feed,
  };
  expect(joinsOf(registration, null).accounts).toMatchObject({
    rows: 5,
    joined: 1,
    rowsWithoutCalls: 1,
    accountsWithoutRow: 3,
    feed: { titles: ['OpenAI audit log'], firstUtc: '2026-03-02T07:14:09.000Z', lastUtc: null },
  });
});

test('ARNs are counted that end as another account does, since whose row it is cannot be told', () => {
  const twins = digestOf(
    ['arn:aws:iam::1:user/cy', 'arn:aws:iam::2:user/cy'].map((name) => ({ name, calls: [{ text: 'A lamp?' }] })),
  );
  const registration = {
    path: 'accounts.csv',
    rows: 1,
    invalidRows: 0,
    rejects: [],
    missingColumns: [],
    byAccount: new Map([['cy', ROW]]),
  };
  expect(composeJoins(nameAccounts(twins, registration, null), registration, NO_COMPLETION).accounts).toMatchObject({
    joined: 0,
    rowsWithoutCalls: 1,
    ambiguous: 2,
  });
});
