import { expect, test } from 'vitest';
import { solePartner } from '../../src/record/partner.js';

test.each([
  ['no row', [], { partner: null, mark: 'partner-missing' }],
  ['one row', [{ who: 'ada' }], { partner: { who: 'ada' }, mark: false }],
  ['rows that say the same', [{ who: 'ada' }, { who: 'ada' }], { partner: { who: 'ada' }, mark: false }],
  ['rows that differ', [{ who: 'ada' }, { who: 'bo' }], { partner: null, mark: 'partner-ambiguous' }],
])('of %s', (_, rows, expected) => expect(solePartner(rows)).toEqual(expected));
