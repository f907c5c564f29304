import { expect, test } from 'vitest';
import type { RegistrationRow } from '../../src/account/registration.js';
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

test('without side files nothing was joined', () => {
  expect(composeJoins(digest, null, null, NO_COMPLETION)).toEqual({
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
  const registration = { path: 'accounts.csv', rows: 5, invalidRows: 2, missingColumns: ['country'], byAccount };
  expect(composeJoins(digest, registration, null, NO_COMPLETION).accounts).toEqual({
    path: 'accounts.csv',
    rows: 5,
    joined: 2,
    rowsWithoutCalls: 1,
    accountsWithoutRow: 2,
    missingColumns: ['country'],
    invalidRows: 2,
  });
});

test('bans are counted that found an account', () => {
  const bans = ['ada', 'cy', 'zoe'].map((account) => ({ account, atMs: 1_772_435_649_000 }));
  const facts = { path: 'facts.json', bans, modelReleases: [{ model: 'lamp-2', atMs: 0 }] };
  expect(composeJoins(digest, null, facts, NO_COMPLETION).facts).toEqual({
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
    missingColumns: [],
    byAccount: new Map([['ada', lamp]]),
    feed,
  };
  expect(composeJoins(digest, registration, null, NO_COMPLETION).accounts).toMatchObject({
    rows: 5,
    joined: 1,
    rowsWithoutCalls: 1,
    accountsWithoutRow: 3,
    feed: { titles: ['OpenAI audit log'], firstUtc: '2026-03-02T07:14:09.000Z', lastUtc: null },
  });
});
