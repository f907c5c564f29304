import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { InputError } from '../../src/errors.js';
import { readFacts, readRegistration } from '../../src/store/registration-files.js';

const at = (name: string): string => `fixtures/registration/${name}`;

test('accounts.csv gives one row an account; what cannot be used is counted', async () => {
  const registration = await readRegistration(at('bakery.csv'));
  // 6 rows; invalid: the second crumb-01, the one without account, and the one whose time is "yesterday"
  expect(registration).toMatchObject({ path: at('bakery.csv'), rows: 6, invalidRows: 3, missingColumns: [] });
  expect([...registration.byAccount.keys()]).toEqual(['crumb-01', 'crumb-02', 'crumb, third', 'crumb-05']);
  expect(registration.byAccount.get('crumb-01')).toEqual({
    createdAtMs: Date.UTC(2026, 1, 27, 9, 30),
    plan: 'payg',
    country: 'DE',
    emailDomain: 'example.org',
    paymentHash: '5f1d',
    organisation: null,
  });
});

test('a row that cannot be used is listed with the place at which it stands in the file', async () => {
  const { rejects } = await readRegistration(at('bakery.csv'));
  expect(rejects.map(({ place, code, reason }) => [place.line, code, reason.split(',')[0]])).toEqual([
    [5, 'E_ACCOUNTS_ROW', 'expected one row an account'],
    [6, 'E_ACCOUNTS_ROW', 'expected an account'],
    [7, 'E_ACCOUNTS_ROW', 'created_at: expected a time such as 2026-03-11T04:22:37Z'],
  ]);
  const bytes = readFileSync(at('bakery.csv'));
  const lines = bytes.toString().split('\n');
  for (const { place } of rejects) {
    expect(place.file).toBe(at('bakery.csv'));
    expect(bytes.toString('utf8', place.byte, place.byte + place.length)).toBe(lines[place.line - 1]);
  }
});

test('a row that is damaged costs no other row, and unnamed columns none', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-accounts-')), 'ovens.csv');
  writeFileSync(path, '\ufeffAccount_ID ;plan;;\r\n\r\noven-1;"p"x;;\r\noven-2;payg\r\noven-3;team;;\r\n"oven-4;team');
  const { rows, rejects, byAccount } = await readRegistration(path);
  expect([rows, [...byAccount.keys()]]).toEqual([4, ['oven-3']]);
  expect(byAccount.get('oven-3')?.plan).toBe('team');
  expect(rejects.map(({ place: { line }, code }) => [line, code])).toEqual([
    [3, 'E_ROW_CSV'],
    [4, 'E_ROW_COLUMNS'],
    [6, 'E_INPUT_TRUNCATED'],
  ]);
});

test.each([
  ['UTF-16 text', Buffer.from('\ufeffaccount_id,plan\r\noven-1,payg\r\n', 'utf16le')],
  ['a workbook', Buffer.from('PK\x03\x04\x14\0\0\0\b\0', 'latin1')],
])('a list that is %s is refused with what to do', async (_, bytes) => {
  const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-accounts-')), 'ovens.csv');
  writeFileSync(path, bytes);
  await expect(readRegistration(path)).rejects.toMatchObject({
    code: 'E_ACCOUNTS_TEXT',
    exitCode: 3,
    message: `${path}: expected CSV in UTF-8, got NUL bytes, as a workbook or UTF-16 text has them; save the table as CSV in UTF-8`,
  });
});

test('a row in another encoding says that the file may be in one', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-accounts-')), 'ovens.csv');
  writeFileSync(path, Buffer.from('account_id,org_id\noven-1,M\xfcller\noven-2,Miller\n', 'latin1'));
  const { rejects, byAccount } = await readRegistration(path);
  expect([...byAccount.keys()]).toEqual(['oven-2']);
  expect(rejects).toMatchObject([{ code: 'E_ROW_UTF8', place: { line: 2 } }]);
  expect(rejects[0]?.reason).toBe('expected UTF-8, got the byte 0xfc at byte 26; if the file is in another encoding, convert it');
});

test.each([
  ['nothing', '', 'none'],
  ['a header alone', 'account_id,plan\n', 'none'],
  ['no row that fits its header', 'account_id,plan\noven-1\n', 'none that could be read'],
])('a list with %s is refused', async (_, text, got) => {
  const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-accounts-')), 'ovens.csv');
  writeFileSync(path, text);
  await expect(readRegistration(path)).rejects.toMatchObject({
    code: 'E_ACCOUNTS_EMPTY',
    message: `${path}: expected rows below a header line, got ${got}; leave --accounts out if there are none`,
  });
});

test('a list that lies elsewhere now is named as reports name it', async () => {
  const registration = await readRegistration('evidence/accounts.csv', at('bakery.csv'));
  expect([registration.path, registration.rejects[0]?.place.file]).toEqual(['evidence/accounts.csv', 'evidence/accounts.csv']);
});

test('columns that mean nothing here are named: a misspelt one is among them', async () => {
  const registration = await readRegistration(at('misspelt.csv'));
  expect(registration.unreadColumns).toEqual(['Created', 'org']);
  expect((await readRegistration(at('two-columns.csv'))).unreadColumns).toEqual([]);
});

test('a time without a zone is UTC, a date its midnight, an unreadable one null', async () => {
  const { byAccount } = await readRegistration(at('bakery.csv'));
  expect(byAccount.get('crumb-02')?.createdAtMs).toBe(Date.UTC(2026, 1, 27, 10, 30));
  expect(byAccount.get('crumb, third')?.createdAtMs).toBe(Date.UTC(2026, 1, 28));
  expect(byAccount.get('crumb-05')?.createdAtMs).toBeNull();
});

test('any column but the account may be missing, and is named', async () => {
  const registration = await readRegistration(at('two-columns.csv'));
  expect(registration.missingColumns).toEqual(['created_at', 'country', 'email_domain', 'payment_hash', 'org_id']);
  expect(registration.byAccount.get('crumb-02')).toMatchObject({ plan: 'team', country: null, createdAtMs: null });
});

test('a file without an account column is refused with what it has', async () => {
  await expect(readRegistration(at('no-account.csv'))).rejects.toMatchObject({
    code: 'E_ACCOUNTS_COLUMNS',
    message: `${at('no-account.csv')}: expected a header line with the column \`account_id\` or \`account\`, found \`customer\`, \`plan\`; rename the column that holds the account`,
  });
});

test('a file that is not there is an input error', async () => {
  await expect(readRegistration(at('none.csv'))).rejects.toBeInstanceOf(InputError);
  await expect(readFacts(at('none.json'))).rejects.toMatchObject({ code: 'E_INPUT_UNREADABLE' });
});

test('facts.json gives bans and releases in UTC milliseconds', async () => {
  expect(await readFacts(at('facts.json'))).toEqual({
    path: at('facts.json'),
    bans: [{ account: 'crumb-02', atMs: Date.UTC(2026, 2, 9, 7) }],
    modelReleases: [{ model: 'sourdough-large', atMs: Date.UTC(2026, 2, 5, 12) }],
  });
});

test('a file that is no JSON, and JSON of another shape, are told apart', async () => {
  await expect(readFacts(at('bakery.csv'))).rejects.toMatchObject({ code: 'E_FACTS_JSON' });
  await expect(readFacts('fixtures/registration/facts-wrong-time.json')).rejects.toMatchObject({
    code: 'E_FACTS_SHAPE',
    message:
      'fixtures/registration/facts-wrong-time.json: `bans.0.at` does not fit: expected a time such as 2026-03-11T04:22:37Z, got "soon"; see the README for the fields',
  });
});

test('facts without a key that is known are refused with what was found: a slip would lose them unseen', async () => {
  await expect(readFacts(at('misspelt-facts.json'))).rejects.toMatchObject({
    code: 'E_FACTS_SHAPE',
    message: expect.stringContaining('expected a JSON object with modelReleases or bans, got `ban`, `modelRelease`'),
  });
  await expect(readFacts(at('list-facts.json'))).rejects.toMatchObject({
    code: 'E_FACTS_SHAPE',
    message: expect.stringContaining('with modelReleases or bans, got something else'),
  });
});
