import { describe, expect, test } from 'vitest';
import type { AidTally } from '../../../src/engine/beside.js';
import type { Quote } from '../../../src/finding/finding.js';
import { createCleaner } from '../../../src/report/exhibits/clean.js';
import { createPseudonyms } from '../../../src/report/pseudonyms.js';
import type { RowCalls } from '../../../src/store/production/row-calls.js';
import { type ReadAgain, showCall } from '../../../src/store/production/show-call.js';
import { buildRecord } from '../../account/build-record.js';

const pseudonyms = createPseudonyms(new Map(), new Set(['crumb-01']));
const context = { pseudonyms, cleaner: createCleaner(pseudonyms, true), isRedacting: true, isLacking: false };
const record = buildRecord({ account: 'crumb-01', ip: '192.0.2.1', text: 'How long does rye rest?' });
const [turn] = record.messages;
const quote: Quote = { account: 'crumb-01', atUtc: null, excerpt: turn!.text, place: { file: 'a', line: 1, byte: 0, length: 2 } };

const readAgain = (row: RowCalls | null, asked: AidTally | null = null): ReadAgain => ({ bytes: Buffer.from('{}'), row, asked });

describe('the bytes of a row', () => {
  test('may stand in the bag when nothing in them has to go', () => {
    expect(showCall(quote, readAgain({ records: [record], strings: [], oddities: [] }), context).withheldBecause).toBeNull();
  });

  test.each([
    [
      'escaped text',
      { records: [record], strings: ['rye@mill.example'], oddities: [] },
      'at least 1 passage would have to be removed',
    ],
    [
      'a call of an account that nobody knows',
      { records: [record, { ...record, account: 'stranger' }], strings: [], oddities: [] },
      'the row also holds calls of accounts that stand under labels',
    ],
    ['a row that is not understood', null, 'the row could not be understood again, so what it names is not known'],
  ])('may not for %s', (_, row, because) => {
    expect(showCall(quote, readAgain(row), context).withheldBecause).toBe(because);
  });
});

test('the address of the account stays, that of others goes', () => {
  const mixed = { ...record, ip: '192.0.2.1', system: 'from 192.0.2.1, not 203.0.113.5' };
  const { call } = showCall(quote, readAgain({ records: [mixed], strings: [], oddities: [] }), context);
  expect(call.facts).toContainEqual(['Address', '192.0.2.1']);
  expect(call.texts[0]?.text).toBe('from 192.0.2.1, not [R-IP removed]');
});

test('of a hidden account neither address nor client nor request is shown', () => {
  const hidden = { ...record, account: 'stranger', requestId: 'r-77', userAgent: 'oven/1', organisation: 'mill' };
  const { call } = showCall(
    { ...quote, account: 'stranger' },
    readAgain({ records: [hidden], strings: [], oddities: [] }),
    context,
  );
  expect(call.facts.map(([name]) => name)).not.toEqual(expect.arrayContaining(['Address']));
  for (const value of ['192.0.2.1', 'oven/1', 'r-77', 'mill', 'stranger'])
    expect(JSON.stringify(call)).not.toContain(`"${value}"`);
  expect(call.leftOut).toEqual(expect.arrayContaining(['the address', 'the client', 'the request id', 'the organisation']));
});

test('a call is found by what the log calls its account, and the page shows both names', () => {
  const logged = 'arn:aws:iam::210987654321:user/crumb-01';
  const row = { records: [{ ...record, account: logged }], strings: [], oddities: [] };
  const shown = createPseudonyms(new Map(), new Set(['crumb-01', logged]));
  const { call } = showCall({ ...quote, loggedAs: logged }, readAgain(row), { ...context, pseudonyms: shown });
  expect(call).toMatchObject({ account: 'crumb-01', loggedAs: logged, trouble: null });
  expect(() => showCall(quote, readAgain(row), context)).toThrow('a call of another account');
});

test('what completed a call is told; a call that needed nothing says nothing', () => {
  const nothing: AidTally = {
    joined: {},
    unjoined: {},
    usedPartners: [],
    bodiesRead: 0,
    bodiesMissing: 0,
    unsealed: 0,
    unsealFailed: 0,
  };
  const row = { records: [record], strings: [], oddities: [] };
  const told = (asked: AidTally | null) => showCall(quote, readAgain(row, asked), context).call.completion;
  expect([told(null), told(nothing)]).toEqual([null, null]);
  expect(told({ ...nothing, usedPartners: [3, 8], bodiesRead: 1, unsealed: 2 })).toContain(
    'from 2 further rows, 1 stored body, 2 encrypted bodies that were opened; only the row itself is an exhibit',
  );
});

test('what is odd about the row stands on the page, with what follows from it', () => {
  const row = { records: [record], strings: [], oddities: ['keys-duplicate' as const] };
  const { call } = showCall(quote, readAgain(row), context);
  expect(call.oddities).toEqual([
    ['Rows in which a field stands twice', expect.stringContaining('another reader may show the first')],
  ]);
});
