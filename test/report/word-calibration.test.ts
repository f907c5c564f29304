import { expect, test } from 'vitest';
import { shortCalibration, wordCalibration } from '../../src/report/word-calibration.js';

const small = { accounts: 64, kind: 'small', supportedBits: 6 } as const;
const tooSmall = { accounts: 1, kind: 'too-small', supportedBits: 0 } as const;

test('a large log was calibrated on itself', () => {
  expect(wordCalibration({ accounts: 512, kind: 'large', supportedBits: 14.3 })).toMatch(/^Weights were learnt on this log/);
});

test('a small log leans on weights measured elsewhere, and its words are weaker', () => {
  expect(wordCalibration(small)).toMatch(/^Default weights, measured elsewhere: weaker words\. 64 accounts .* fewer than 200\./);
  expect(wordCalibration(small)).toContain('No finding claims more than 6.0 bits');
  expect(shortCalibration(small)).toContain('default weights, measured elsewhere; weaker words');
});

test('a log of one account cannot say', () => {
  expect(wordCalibration(tooSmall)).toMatch(/too small to say anything: 1 account could be compared, 20 are needed/);
  expect(shortCalibration(tooSmall)).toBe('Cannot say: 1 account could be compared, 20 are needed');
});
