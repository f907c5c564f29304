import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRegistration } from '../../src/store/registration-files.js';

const at = (name: string): string => `fixtures/registration/${name}`;

test('the Anthropic activity feed gives rows by user, e-mail and organisation; an event on two pages counts once', async () => {
  const registration = await readRegistration(at('activity.ndjson'));
  // 6 rows; invalid: the one of yesterday and the one that names nobody
  expect(registration).toMatchObject({ rows: 6, invalidRows: 2, missingColumns: [] });
  expect(registration.feed).toMatchObject({
    titles: ['Anthropic compliance activity feed'],
    firstMs: Date.UTC(2026, 2, 1, 9),
    lastMs: Date.UTC(2026, 2, 3, 10),
  });
  expect([...registration.byAccount.keys()]).toEqual([
    'user_4',
    'reader@example.test',
    'miller@Mill.test',
    'org_oven',
    '6f1e2a34-0000-4000-8000-000000000001',
    'org_mill',
  ]);
  expect(registration.byAccount.get('user_4')).toEqual({
    createdAtMs: null,
    plan: null,
    country: null,
    emailDomain: 'example.test',
    paymentHash: null,
    organisation: 'org_oven',
    activity: {
      events: 2,
      firstMs: Date.UTC(2026, 2, 1, 9),
      lastMs: Date.UTC(2026, 2, 2, 7, 14, 9),
      addresses: ['192.0.2.7', '192.0.2.9'],
      userAgents: ['Mozilla/5.0'],
      countries: [],
    },
  });
  expect(registration.byAccount.get('reader@example.test')).toBe(registration.byAccount.get('user_4'));
});

test('what is no event of a feed is listed with its place', async () => {
  const { rejects } = await readRegistration('feed.ndjson', at('activity.ndjson'));
  const text = readFileSync(at('activity.ndjson'), 'utf8');
  const lines = text.split('\n');
  expect(rejects.map(({ place: { file }, code }) => [file, code])).toEqual([
    ['feed.ndjson', 'E_ACCOUNTS_EVENT'],
    ['feed.ndjson', 'E_ACCOUNTS_EVENT'],
  ]);
  for (const { place } of rejects) expect(text.slice(place.byte, place.byte + place.length)).toBe(lines[place.line - 1]);
});

test('a masked address is none, and an e-mail domain is lower case', async () => {
  const { byAccount } = await readRegistration(at('activity.ndjson'));
  expect(byAccount.get('miller@Mill.test')).toMatchObject({ emailDomain: 'mill.test', activity: { addresses: [] } });
});

test('the OpenAI audit log gives rows by user, key and project, out of the pages of the API', async () => {
  const { byAccount, rows, invalidRows, feed } = await readRegistration(at('audit.json'));
  expect({ rows, invalidRows, titles: feed?.titles }).toEqual({ rows: 3, invalidRows: 0, titles: ['OpenAI audit log'] });
  expect([...byAccount.keys()]).toEqual([
    'key_9',
    'user_7',
    'baker@example.test',
    'svc_1',
    'user_8',
    'miller@mill.test',
    'proj_oven',
    'proj_mill',
  ]);
  expect(byAccount.get('user_7')).toMatchObject({ country: 'NL', emailDomain: 'example.test', organisation: 'proj_oven' });
});

test('the time at which a key was made is the time of its registration', async () => {
  const { byAccount } = await readRegistration(at('audit.json'));
  expect(byAccount.get('key_9')?.createdAtMs).toBe(1_772_349_000_000);
  expect(byAccount.get('user_7')?.createdAtMs).toBeNull();
});

test('of an organisation neither country nor domain is told', async () => {
  const { byAccount } = await readRegistration(at('audit.json'));
  expect(byAccount.get('proj_oven')).toMatchObject({ country: null, emailDomain: null, organisation: 'proj_oven' });
});

test('an organisation that stands alone in its feed owns the log and is no sign', async () => {
  const [first] = readFileSync(at('activity.ndjson'), 'utf8').split('\n');
  const path = join(mkdtempSync(join(tmpdir(), 'hydrometer-feed-')), 'feed.ndjson.gz');
  writeFileSync(path, gzipSync(`${first}\n`));
  const { byAccount } = await readRegistration(path);
  expect(byAccount.get('user_4')).toMatchObject({ organisation: null, emailDomain: 'example.test' });
});

test('other JSON is refused with what was expected', async () => {
  await expect(readRegistration(at('other.json'))).rejects.toMatchObject({
    code: 'E_ACCOUNTS_FEED',
    message: expect.stringContaining('expected a CSV with a header line, or events of the Anthropic activity feed'),
  });
});
