import { expect, test } from 'vitest';
import { matchAccounts } from './match-accounts.mjs';

test('an account named by a path takes the name in the truth, unknown and equal names stay', () => {
  const truth = { accounts: { weir: {}, 'mill/race': {}, race: {} } };
  const names = ['arn:aws:iam::111122223333:user/weir', 'mill/race', 'user/nobody', 'race'];
  const rows = names.map((account) => ({ account, suspicionBits: 1 }));
  const { report, accounts } = matchAccounts({ report: { clusters: [{ id: 'G-1', accounts: rows }] }, accounts: rows }, truth);
  expect(accounts.map(({ account }: { account: string }) => account)).toEqual(['weir', 'mill/race', 'user/nobody', 'race']);
  expect(report.clusters[0].accounts).toEqual(accounts);
});
