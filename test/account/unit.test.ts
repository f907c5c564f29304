import { describe, expect, test } from 'vitest';
import { columnOf, featuresOf, halvesOf, MIN_UNIT_CALLS, toSparseVector, unitsOf } from '../../src/account/unit.js';
import { buildAccount } from './build-record.js';

const calls = (count: number, system: string | undefined, prefix: string) =>
  Array.from({ length: count }, (_, index) => ({
    requestId: `${prefix}${index}`,
    text: `${prefix} ${index}`,
    ...(system && { system }),
  }));

describe('unitsOf', () => {
  test('cuts a mixed account by system prompt and keeps the rest together', () => {
    const account = buildAccount('miller', [
      ...calls(20, 'You grind rye', 'rye'),
      ...calls(14, undefined, 'plain'),
      ...calls(3, 'You sweep', 'sweep'),
      ...calls(3, 'You weigh', 'weigh'),
    ]);
    const units = unitsOf(account, null);
    expect(units.map(({ slots }) => slots.length).sort((a, b) => a - b)).toEqual([6, 14, 20]);
    expect(units.map(({ share }) => share).sort((a, b) => a - b)).toEqual([6 / 40, 14 / 40, 20 / 40]);
    expect(units.flatMap(({ slots }) => slots).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, slot) => slot));
  });

  test('an account with one system prompt is one unit', () => {
    expect(unitsOf(buildAccount('miller', calls(9, 'You grind rye', 'rye')), null)).toHaveLength(1);
  });

  test('too few calls make no unit', () => {
    expect(unitsOf(buildAccount('miller', calls(MIN_UNIT_CALLS - 1, 'You grind rye', 'rye')), null)).toEqual([]);
    expect(unitsOf(buildAccount('miller', calls(MIN_UNIT_CALLS, 'You grind rye', 'rye')), null)).toHaveLength(1);
  });

  test('slots ascend in every unit', () => {
    const account = buildAccount('miller', [...calls(20, 'You grind rye', 'rye'), ...calls(20, undefined, 'plain')]);
    for (const { slots } of unitsOf(account, null)) expect(slots).toEqual([...slots].sort((a, b) => a - b));
  });
});

describe('halvesOf', () => {
  test('deals the calls to two halves, none twice, none lost', () => {
    const [unit] = unitsOf(buildAccount('miller', calls(21, undefined, 'plain')), null);
    const [even, odd] = halvesOf(unit!);
    expect([even.slots.length, odd.slots.length]).toEqual([11, 10]);
    expect([...even.slots, ...odd.slots].sort((a, b) => a - b)).toEqual(unit!.slots);
  });
});

describe('a sampled call', () => {
  test('gives its columns and its features by slot', () => {
    const account = buildAccount('miller', [
      { text: 'rye crust', model: 'oven' },
      { text: '?', earlier: ['a', 'b'] },
    ]);
    const long = columnOf(account, 0, 'messages') === 1 ? 0 : 1;
    expect(columnOf(account, long, 'promptChars')).toBe(9);
    expect(columnOf(account, 1 - long, 'messages')).toBe(3);
    expect(columnOf(account, 1 - long, 'model')).toBe(0);
    expect(featuresOf(account, long)).toHaveLength(3);
    expect(featuresOf(account, 1 - long)).toHaveLength(0);
  });
});

describe('toSparseVector', () => {
  test('sorts ids as numbers and keeps each with its weight', () => {
    const { ids, weights } = toSparseVector(
      new Map([
        [900, 3],
        [4_000_000_000, 1],
        [20, 2],
      ]),
      6,
    );
    expect([...ids]).toEqual([20, 900, 4_000_000_000]);
    expect([...weights]).toEqual([2, 3, 1]);
  });
});
