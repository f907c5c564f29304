import { expect, test } from 'vitest';
import { solePartner } from '../../src/record/partner.js';

test.each([
  ['no row', [], { row: null, mark: 'partner-missing' }],
  ['one row', [{ who: 'ada' }], { row: { who: 'ada' }, mark: null }],
  ['rows that say the same', [{ who: 'ada' }, { who: 'ada' }], { row: { who: 'ada' }, mark: null }],
  ['rows that differ', [{ who: 'ada' }, { who: 'bo' }], { row: null, mark: 'partner-ambiguous' }],
])('of %s', (_, rows, expected) => expect(solePartner(rows)).toEqual(expected));
