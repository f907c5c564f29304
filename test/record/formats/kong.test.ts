import { describe, expect, it } from 'vitest';
import { foldSources } from '../../../src/engine/fold-sources.js';
import { DEFAULT_SETTINGS } from '../../../src/options.js';
import type { Row } from '../../../src/record/format.js';
import { kong } from '../../../src/record/formats/kong.js';
import { logFolder } from '../../engine/log-folder.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('kong/sample.ndjson');
const first = rows[0] as Row;

describe('the entry of the plugin', () => {
  it.each(['proxy', 'ai-proxy', 'ai-proxy-advanced'])('may stand under %s', (name) => {
    expect(kong.fits({ ...first, ai: { [name]: { usage: {} } } })).toBe(true);
  });

  it.each([undefined, null, 'proxy', {}, { proxy: null }, { proxy: { cache: {} } }, { 'ai-rate-limiting': { usage: {} } }])(
    'is not found in %j',
    (ai) => {
      expect(kong.fits({ ...first, ai })).toBe(false);
    },
  );
});

describe('the account', () => {
  it('may be the address where nobody authenticates', () => {
    const { records } = normaliseAll([rows[3] as Row], { accountKey: 'client_ip' });
    expect(records[0]?.account).toBe('2001:db8::44');
  });

  it.each([
    [{ id: 'c-1', username: 'north' }, 'north'],
    [{ id: 'c-1' }, 'c-1'],
    [{}, 'c-9'],
  ])('of the consumer %j is %s', (consumer, account) => {
    const row = { ...first, consumer, authenticated_entity: { id: 'cred-7', consumer_id: 'c-9' } };
    expect(normaliseAll([row]).records[0]?.account).toBe(account);
  });
});

describe('a call without payload', () => {
  it('lost its text; with an empty answer it did not', () => {
    const { records } = normaliseAll([rows[2], rows[4]] as Row[]);
    expect(records.map(({ context }) => context.marks)).toEqual([['text-not-exported'], []]);
  });
});

describe('files that log plugins leave', () => {
  const lines = rows.map((row) => JSON.stringify(row));
  const fold = (text: string) =>
    foldSources({ paths: [logFolder({ 'kong.log': text })], settings: DEFAULT_SETTINGS, threads: 1 });

  it('may hold lines that were written into each other: these are rejects, the others are read', async () => {
    const [one, two, three, four] = lines as [string, string, string, string];
    const torn = `${two.slice(0, 300)}${three}\n${two.slice(300)}`;
    const { sources, rejects } = await fold(`${one}\n${torn}\n${four}\n`);
    expect(sources[0]).toMatchObject({ rows: 4, records: 2, rejects: 2 });
    expect(rejects.map(({ place }) => place.line)).toEqual([2, 3]);
  });

  it('may be one array, as http-log sends batches', async () => {
    const { sources } = await fold(`[${lines.join(',\n')}]`);
    expect(sources[0]).toMatchObject({ rows: 5, records: 5, rejects: 0 });
  });
});
