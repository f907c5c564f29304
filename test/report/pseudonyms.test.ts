import { describe, expect, test } from 'vitest';
import { COMMON_LABEL, createPseudonyms } from '../../src/report/pseudonyms.js';

const names = createPseudonyms(
  new Map([
    ['u-06fwk43', 'ACCT-0002'],
    ['u-06fwk43-b', 'ACCT-0003'],
    ['arn:aws:iam::1:user/anna', 'ACCT-0004'],
    ['anna', 'ACCT-0001'],
    ['bakery', 'ACCT-0005'],
    ['constructor', 'ACCT-0006'],
  ]),
  new Set(['toString', 'miller']),
);

describe('names in a text', () => {
  test.each([
    ['seen u-06fwk43 twice: u-06fwk43.', 'seen ACCT-0002 twice: ACCT-0002.'],
    ['the longer one, u-06fwk43-b', 'the longer one, ACCT-0003'],
    ['"arn:aws:iam::1:user/anna"', '"ACCT-0004"'],
    ['xu-06fwk43 u-06fwk431 u-06fwk43_', 'xu-06fwk43 u-06fwk431 u-06fwk43_'],
    ['anna went to the bakery', 'anna went to the bakery'],
    ['bakery', 'ACCT-0005'],
  ])('%j becomes %j', (text, expected) => {
    expect(names.inText(text).text).toBe(expected);
  });

  test('are counted', () => {
    expect(names.inText('u-06fwk43, u-06fwk43').replaced).toBe(2);
    expect(names.inText('nobody here').replaced).toBe(0);
  });
});

test('only an account that is known to be shown keeps its id, whatever it is called', () => {
  expect(['toString', 'miller', 'constructor', '__proto__', 'valueOf'].map(names.nameOf)).toEqual([
    'toString',
    'miller',
    'ACCT-0006',
    COMMON_LABEL,
    COMMON_LABEL,
  ]);
  expect(['miller', 'anna', '__proto__'].map(names.isHidden)).toEqual([false, true, true]);
});
