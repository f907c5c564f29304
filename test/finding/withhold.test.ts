import { expect, test } from 'vitest';
import { withholdIfTooSmall } from '../../src/finding/withhold.js';

const accused = { isAccused: true, missing: [] };

test('nobody is accused in a log of nineteen accounts', () => {
  expect(withholdIfTooSmall(accused, { accounts: 19, kind: 'too-small', supportedBits: 4 })).toEqual({
    isAccused: false,
    missing: ['the log is too small: 19 accounts compared, 20 needed'],
  });
});

test('a small log that is large enough changes no decision', () => {
  expect(withholdIfTooSmall(accused, { accounts: 20, kind: 'small', supportedBits: 4.3 })).toBe(accused);
});
