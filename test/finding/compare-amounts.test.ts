import { describe, expect, test } from 'vitest';
import { calls } from '../../src/account/signals/calls.js';
import { conversations } from '../../src/account/signals/conversations.js';
import { pacing } from '../../src/account/signals/pacing.js';
import { compareAmounts } from '../../src/finding/compare-amounts.js';
import { evidenceBars } from '../../src/finding/waterfall.js';
import { buildContext, type GroupAccount } from './build-group.js';

/** A weaver with so many calls; without texts nothing is known of the amount of work. */
const weaver = (name: string, count: number, isMute = false): GroupAccount => ({
  name,
  calls: Array.from({ length: count }, (_, i) => (isMute ? { model: 'loom' } : { text: `${name} warp ${i}` })),
});

const MEMBERS = [8, 9, 13].map((count, i) => weaver(`hall-${i}`, count));
/** 1, 2, … 41 calls: 2.5 % lie below the 2nd, and above the 40th. */
const OTHERS = Array.from({ length: 41 }, (_, i) => weaver(`home-${i}`, i + 1));
const group = (others: readonly GroupAccount[], members = MEMBERS) =>
  buildContext({ accounts: [...others, ...members], group: members.map(({ name }) => name), ties: { calls: 2, pacing: 1 } });

describe('amounts of work', () => {
  test('are the ends and the middle of the members, and the central 95 % of the accounts outside', () => {
    expect(compareAmounts(group(OTHERS), calls.amount!)).toEqual({
      group: { low: 8, median: 9, high: 13 },
      outside: { low: 2, median: 21, high: 40 },
    });
  });

  test('are null where the members, or all others, have none', () => {
    expect(compareAmounts(group([weaver('mute', 9, true)]), calls.amount!)).toBeNull();
    expect(compareAmounts(group(OTHERS, [weaver('mute', 9, true)]), calls.amount!)).toBeNull();
  });

  test('of conversations count calls that begin with one message once', () => {
    const turns = Array.from({ length: 6 }, (_, i) => ({ earlier: ['Thread the loom', 'Done'], text: `And row ${i}?` }));
    const amounts = compareAmounts(group(OTHERS, [weaver('hall', 6), { name: 'loop', calls: turns }]), conversations.amount!);
    expect(amounts?.group).toEqual({ low: 1, median: 4, high: 6 });
  });

  test('stand in the bar of their signal, in words too, and in no other', () => {
    const bars = evidenceBars(group(OTHERS), 100, () => []);
    expect(bars.map(({ id, amounts }) => [id, amounts?.group])).toEqual([
      ['calls', { low: 8, median: 9, high: 13 }],
      ['pacing', undefined],
    ]);
    expect(bars[0]?.statement).toMatch(
      /; members have 8 to 13 \(median 9\), 95 % of the accounts outside 2 to 40 \(median 21\)$/,
    );
    expect(pacing.amount).toBeUndefined();
  });
});
