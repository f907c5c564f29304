import { describe, expect, test } from 'vitest';
import { sizeOfLog } from '../../src/link/log-size.js';
import { unitOf } from './build-units.js';

function logOf(accounts: number, slices = 1) {
  const units = Array.from({ length: accounts * slices }, (_, index) => ({
    unit: unitOf(`berth-${Math.floor(index / slices)}`, [{ text: 'Which berth is free?' }]),
    withinContent: null,
  }));
  return sizeOfLog({ units });
}

describe('a log', () => {
  test.each([
    [0, 'too-small'],
    [19, 'too-small'],
    [20, 'small'],
    [199, 'small'],
    [200, 'large'],
  ])('of %d accounts is %s', (accounts, kind) => {
    expect(logOf(accounts)).toMatchObject({ accounts, kind });
  });

  test('that is small supports log2 of its accounts, slices not counted', () => {
    expect(logOf(64).supportedBits).toBe(6);
    expect(logOf(32, 3)).toEqual({ accounts: 32, kind: 'small', supportedBits: 5 });
  });

  test('that is large supports log2 of its pairs, at most those that are drawn', () => {
    expect(logOf(200).supportedBits).toBe(Math.log2((200 * 199) / 2));
    expect(logOf(300).supportedBits).toBe(Math.log2(20_000));
  });

  test('without accounts supports nothing', () => {
    expect(logOf(0).supportedBits).toBe(0);
  });
});
