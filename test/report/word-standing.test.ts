import { expect, test } from 'vitest';
import { wordStanding } from '../../src/report/word-standing.js';
import { bakery } from './bakery.js';

const ROW = bakery().accounts[0]!;

test.each([
  ['in a suspected group', { cluster: 'G-001', accused: true, compared: true }, 'G-001, suspected'],
  ['in a group that is not', { cluster: 'G-002', accused: false, compared: true }, 'G-002'],
  ['near a suspected group', { cluster: null, accused: false, compared: true, near: 'G-001' }, 'near G-001'],
  ['in one and near the other', { cluster: 'G-002', accused: false, compared: true, near: 'G-001' }, 'G-002, near G-001'],
  ['in none', { cluster: null, accused: false, compared: true }, 'none'],
  ['with too few calls', { cluster: null, accused: false, compared: false }, 'too few calls'],
] as const)('an account %s', (_, change, words) => {
  expect(wordStanding({ ...ROW, ...change })).toBe(words);
});
