import { describe, expect, test } from 'vitest';
import type { Quote } from '../../../src/finding/finding.js';
import { createCleaner } from '../../../src/report/exhibits/clean.js';
import { createPseudonyms } from '../../../src/report/pseudonyms.js';
import { showCall } from '../../../src/store/production/show-call.js';
import { buildRecord } from '../../account/build-record.js';

const pseudonyms = createPseudonyms(new Map(), new Set(['crumb-01']));
const context = { pseudonyms, cleaner: createCleaner(pseudonyms, true), isRedacting: true, isCompleted: false };
const record = buildRecord({ account: 'crumb-01', ip: '192.0.2.1', text: 'How long does rye rest?' });
const [turn] = record.messages;
const quote: Quote = { account: 'crumb-01', atUtc: null, excerpt: turn!.text, place: { file: 'a', line: 1, byte: 0, length: 2 } };

describe('the bytes of a row', () => {
  test('may stand in the bag when nothing in them has to go', () => {
    expect(
      showCall(quote, Buffer.from('{}'), { records: [record], strings: [], oddities: [] }, context).withheldBecause,
    ).toBeNull();
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
    expect(showCall(quote, Buffer.from('{}'), row, context).withheldBecause).toBe(because);
  });
});

test('the address of the account stays, that of others goes', () => {
  const mixed = { ...record, ip: '192.0.2.1', system: 'from 192.0.2.1, not 203.0.113.5' };
  const { call } = showCall(quote, Buffer.from('{}'), { records: [mixed], strings: [], oddities: [] }, context);
  expect(call.facts).toContainEqual(['Address', '192.0.2.1']);
  expect(call.texts[0]?.text).toBe('from 192.0.2.1, not [R-IP removed]');
});

test('of a hidden account neither address nor client nor request is shown', () => {
  const hidden = { ...record, account: 'stranger', requestId: 'r-77', userAgent: 'oven/1', organisation: 'mill' };
  const { call } = showCall(
    { ...quote, account: 'stranger' },
    Buffer.from('{}'),
    { records: [hidden], strings: [], oddities: [] },
    context,
  );
  expect(call.facts.map(([name]) => name)).not.toEqual(expect.arrayContaining(['Address']));
  for (const value of ['192.0.2.1', 'oven/1', 'r-77', 'mill', 'stranger'])
    expect(JSON.stringify(call)).not.toContain(`"${value}"`);
  expect(call.leftOut).toEqual(expect.arrayContaining(['the address', 'the client', 'the request id', 'the organisation']));
});

test('what is odd about the row stands on the page, with what follows from it', () => {
  const row = { records: [record], strings: [], oddities: ['keys-duplicate' as const] };
  const { call } = showCall(quote, Buffer.from('{}'), row, context);
  expect(call.oddities).toEqual([
    ['Rows in which a field stands twice', expect.stringContaining('another reader may show the first')],
  ]);
});
