import { expect, test } from 'vitest';
import { COMPARED_IN_GROUPS } from '../../src/link/calibrate.js';
import { wordMostBits, wordSilence } from '../../src/report/calibration-words.js';

test('a signal that is asked of groups only says so, and claims nothing of pairs', () => {
  expect(wordSilence(COMPARED_IN_GROUPS)).toBe('compared in groups only');
  expect(wordMostBits({ capBits: 0, reason: COMPARED_IN_GROUPS })).toBe('–');
});

test('a signal with too few pairs cannot say, and may claim no bits', () => {
  expect(wordSilence('3 pairs of one account, 20 needed')).toBe('cannot say: 3 pairs of one account, 20 needed');
  expect(wordMostBits({ capBits: 0, reason: '3 pairs of one account, 20 needed' })).toBe('0.0');
  expect(wordMostBits({ capBits: 7.8, reason: null })).toBe('7.8');
});
