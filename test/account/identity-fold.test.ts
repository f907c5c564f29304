import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IdentityEvent, readIdentityEvent } from '../../src/account/identity-event.js';
import { closeIdentityFold, emptyIdentityFold, observeIdentity } from '../../src/account/identity-fold.js';
import { joinRegistration, type Registration } from '../../src/account/registration.js';
import { buildAccount } from './build-record.js';

const names = (prefix: string) => fc.option(fc.constantFrom(`${prefix}-1`, `${prefix}-2`, `${prefix}-3`), { nil: null });
const event: fc.Arbitrary<IdentityEvent> = fc.record({
  kind: fc.constantFrom('anthropic-activity' as const, 'openai-audit' as const),
  id: fc.option(fc.uuid(), { nil: null }),
  atMs: fc.option(fc.nat(), { nil: null }),
  user: names('user'),
  email: fc.option(fc.constantFrom('a@mill.test', 'b@oven.test'), { nil: null }),
  apiKey: names('key'),
  organisation: fc.subarray(['org-1', 'org-2'], { maxLength: 1 }),
  address: names('192.0.2'),
  userAgent: names('agent'),
  country: names('land'),
  created: names('key'),
});

function foldOf(events: readonly IdentityEvent[]): Registration {
  const fold = emptyIdentityFold();
  for (const each of events) observeIdentity(fold, each);
  return { path: 'feed', rows: events.length, invalidRows: 0, rejects: [], missingColumns: [], ...closeIdentityFold(fold) };
}

const plain = ({ byAccount, feed }: Registration): object => ({
  rows: [...byAccount].sort(([left], [right]) => (left < right ? -1 : 1)),
  span: [feed?.firstMs, feed?.lastMs, feed?.titles],
});

describe('a feed', () => {
  test('says the same in any order of its events', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        expect(plain(foldOf([...events].reverse()))).toEqual(plain(foldOf(events)));
      }),
    );
  });

  test('says the same when its pages overlap', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const numbered = events.map((each, i) => ({ ...each, id: `${i}` }));
        expect(plain(foldOf([...numbered, ...numbered]))).toEqual(plain(foldOf(numbered)));
      }),
    );
  });

  test('is read from any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('id', 'actor', 'effective_at', 'type', 'project'), fc.jsonValue()), (row) => {
        const read = readIdentityEvent(row);
        expect(read === null || typeof read.kind === 'string').toBe(true);
      }),
    );
  });
});

describe('joinRegistration', () => {
  const base = { kind: 'openai-audit', id: null, atMs: 1, user: null, email: null, apiKey: null, organisation: [] } as const;
  const rest = { address: null, userAgent: null, country: null, created: null } as const;
  const feed = foldOf([
    { ...base, ...rest, user: 'user-7', country: 'NL' },
    { ...base, ...rest, apiKey: 'key-9', country: 'BE' },
    { ...base, ...rest, organisation: ['proj-1'] },
  ]);
  const call = (more: object) => Array.from({ length: 3 }, (_, i) => ({ text: `Loaf ${i}?`, ...more }));

  test('finds a row by the account’s own name', () => {
    expect(joinRegistration(feed, buildAccount('user-7', call({})))?.country).toBe('NL');
  });

  test.each([
    ['API key', { apiKey: 'key-9' }, 'BE'],
    ['end user', { endUser: 'user-7' }, 'NL'],
    ['API key before the end user', { apiKey: 'key-9', endUser: 'user-7' }, 'BE'],
  ])('finds a row by the one %s that its calls name', (_, named, country) => {
    expect(joinRegistration(feed, buildAccount('shop', call(named)))?.country).toBe(country);
  });

  test('finds the organisation, of which nothing but its activity is told', () => {
    expect(joinRegistration(feed, buildAccount('shop', call({ organisation: 'proj-1' })))).toMatchObject({
      country: null,
      activity: { events: 1 },
    });
  });

  test('finds nothing when the calls name several, or nobody in the feed', () => {
    const two = [...call({ endUser: 'user-7' }), ...call({ endUser: 'user-8' })];
    expect(joinRegistration(feed, buildAccount('shop', two))).toBeNull();
    expect(joinRegistration(feed, buildAccount('shop', call({ endUser: 'user-8' })))).toBeNull();
  });

  test('does not look into the calls for a list of accounts', () => {
    const { feed: _, ...list } = feed;
    expect(joinRegistration(list, buildAccount('shop', call({ apiKey: 'key-9' })))).toBeNull();
  });
});
