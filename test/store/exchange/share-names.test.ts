import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { AccountName } from '../../../src/account/account-names.js';
import { shareNames } from '../../../src/store/exchange/share-names.js';
import { bakery } from '../../report/bakery.js';

const { report, accounts } = bakery();
const folder = mkdtempSync(join(tmpdir(), 'hydrometer-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const name = (keyFile: string | null, rows = accounts) => shareNames(report, rows, { identifiers: 'pseudonym', keyFile });

describe('with a key', () => {
  const keyFile = join(folder, 'key');
  const names = name(keyFile);

  test('accused accounts too have a label, each its own', () => {
    const labels = accounts.map(({ account }) => names.nameOf(account));
    expect(new Set(labels).size).toBe(accounts.length);
    for (const label of labels) expect(label).toMatch(/^ACCT-\d{4}$/);
  });

  test('the token of an account stays when the case has others, the label need not', () => {
    const fewer = name(keyFile, accounts.slice(0, 20));
    const { account } = accounts[3]!;
    expect(fewer.keyOf(account)).toBe(names.keyOf(account));
    expect(names.keyOf(account)).toMatch(/^[0-9a-f]{32}$/);
  });

  test('an account that the case does not know is not named', () => {
    expect([names.nameOf('stranger-77'), names.keyOf('stranger-77')]).toEqual(['ACCT-XXXX', null]);
  });

  test('an account that the registration named has the label and token of what the log calls it', () => {
    // Not an account of the bakery's report, which names its own by what the log calls them.
    const logged = 'arn:aws:iam::210987654321:user/crust-77';
    const under = (rows: readonly AccountName[]) =>
      name(
        keyFile,
        rows.map((row) => ({ ...accounts[0]!, ...row })),
      );
    const both = under([{ account: 'crust-77', loggedAs: logged }]);
    expect(both.keyOf('crust-77')).toBe(under([{ account: logged }]).keyOf(logged));
    expect(both.inText(`${logged} and crust-77`)).toBe(`${both.nameOf('crust-77')} and ${both.nameOf('crust-77')}`);
  });

  test('an id inside a text becomes its label', () => {
    expect(names.inText('logs/crumb-07.ndjson')).toBe(`logs/${names.nameOf('crumb-07')}.ndjson`);
  });
});

test('without a key one label stands for all, and nothing tells them apart', () => {
  const names = name(null);
  expect(names.keyId).toBeNull();
  for (const { account } of accounts) expect([names.nameOf(account), names.keyOf(account)]).toEqual(['ACCT-XXXX', null]);
});

test('raw ids are as the log has them', () => {
  const names = shareNames(report, accounts, { identifiers: 'raw', keyFile: null });
  expect([names.kind, names.nameOf('crumb-07'), names.keyOf('crumb-07')]).toEqual(['raw', 'crumb-07', 'crumb-07']);
});

test('a raw key is what the log calls an account, where the registration has another name', () => {
  const rows = [{ ...accounts[0]!, account: 'oven', loggedAs: 'arn:aws:iam::210987654321:user/oven' }];
  const names = shareNames(report, rows, { identifiers: 'raw', keyFile: null });
  expect([names.nameOf('oven'), names.keyOf('oven')]).toEqual(['oven', rows[0]!.loggedAs]);
});
