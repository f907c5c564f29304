import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTime, type TimeUnit } from '../../src/record/time.js';
import { localClock } from '../../src/record/zone.js';

interface Reading {
  readonly value: string | number;
  readonly unit: TimeUnit;
  readonly micros: number;
}

interface WallClock {
  readonly zone: string;
  readonly local: string;
  readonly micros: number;
}

const read = <Case>(name: string): readonly Case[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/time/${name}`, import.meta.url), 'utf8')) as Case[];

describe('times beside those of Python’s datetime', () => {
  it('are equal to the microsecond in every form of text and number', () => {
    const wrong = read<Reading>('readings.json').filter(
      ({ value, unit, micros }) => readTime(value, unit, null)?.atMs !== micros / 1e3,
    );
    expect(wrong).toEqual([]);
  });
});

describe('wall clocks beside those of Python’s zoneinfo', () => {
  const cases = read<WallClock>('clocks.json');

  it.each([...new Set(cases.map(({ zone }) => zone))])('are equal near the changes of %s', (zone) => {
    const clock = localClock(zone);
    const wrong = cases
      .filter((each) => each.zone === zone)
      .map((each) => ({ ...each, read: readTime(each.local, 's', clock)?.atMs }))
      .filter(({ micros, read }) => read !== micros / 1e3);
    expect(wrong).toEqual([]);
  });
});
