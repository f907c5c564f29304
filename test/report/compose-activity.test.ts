import { describe, expect, test } from 'vitest';
import { composeActivity } from '../../src/report/compose-activity.js';
import { digestOf } from '../finding/build-group.js';

const accountsOf = (plan: Readonly<Record<string, readonly (string | undefined)[]>>) => [
  ...digestOf(
    Object.entries(plan).map(([name, times]) => ({
      name,
      calls: times.map((at, i) => ({ text: `Oil the lamp ${i}`, ...(at && { at }) })),
    })),
  ).accounts.values(),
];
const LAMPS = accountsOf({
  olav: ['2026-03-04T08:00:00Z'],
  ines: ['2026-03-02T18:00:00Z', '2026-03-02T19:00:00Z', '2026-03-03T00:00:00Z'],
  timeless: [undefined],
});

describe('accounts against days', () => {
  test('stand in the order of their first call, with the calls of each UTC day', () => {
    expect(composeActivity(LAMPS, null)).toEqual({
      from: '2026-03-02',
      daysPerCell: 1,
      rows: [
        { account: 'ines', calls: [2, 1, 0] },
        { account: 'olav', calls: [0, 0, 1] },
      ],
      accountsNotDrawn: 1,
      marks: [],
    });
  });

  test('carry bans of members and releases that fall into the picture', () => {
    const at = (day: number) => Date.UTC(2026, 2, day, 12);
    const facts = {
      path: 'facts.json',
      bans: [
        { account: 'olav', atMs: at(3) },
        { account: 'somebody else', atMs: at(3) },
        { account: 'ines', atMs: at(9) },
      ],
      modelReleases: [{ model: 'wick-2', atMs: at(2) }],
    };
    expect(composeActivity(LAMPS, facts)?.marks).toEqual([
      { kind: 'release', name: 'wick-2', atUtc: '2026-03-02T12:00:00.000Z' },
      { kind: 'ban', name: 'olav', atUtc: '2026-03-03T12:00:00.000Z' },
    ]);
  });
});

test('a long log is drawn in cells of several days, a crowd by accounts evenly drawn', () => {
  const day = (i: number) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString();
  const crowd = accountsOf(Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`lamp-${i}`, [day(i), day(300)]])));
  const picture = composeActivity(crowd, null)!;
  expect(picture.daysPerCell).toBe(3);
  expect(picture.rows).toHaveLength(60);
  expect(picture.rows[0]!.account).toBe('lamp-0');
  expect(picture.rows.at(-1)!.account).toBe('lamp-99');
  expect(picture.accountsNotDrawn).toBe(40);
  for (const { calls } of picture.rows) expect(calls.reduce((sum, count) => sum + count, 0)).toBe(2);
});

test('accounts without times make no picture', () => {
  expect(composeActivity(accountsOf({ timeless: [undefined] }), null)).toBeNull();
});
