import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Reference {
  readonly source: string;
  readonly tolerance: number;
  readonly cases: readonly { readonly args: readonly unknown[]; readonly expected: unknown }[];
}

/** One test a case of fixtures/stats/<name>.json; the numbers were made by make_stats.py beside it. */
export function testReference(name: string, compute: (...args: never[]) => unknown): void {
  const url = new URL(`../../fixtures/stats/${name}.json`, import.meta.url);
  const { source, tolerance, cases } = JSON.parse(readFileSync(url, 'utf8')) as Reference;
  test.each(cases)(`agrees with ${source.replaceAll('%', '%%')} for $args`, ({ args, expected }) => {
    expectClose(compute(...(args as never[])), expected, tolerance);
  });
}

/** Compares numbers by relative difference, absolute where 0 is expected; lists and objects member by member. */
export function expectClose(actual: unknown, expected: unknown, tolerance: number): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const scale = expected === 0 ? 1 : Math.abs(expected);
    const difference = actual === expected ? 0 : Math.abs(actual - expected) / scale;
    expect(difference, `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
    return;
  }
  if (expected === null || typeof expected !== 'object') {
    expect(actual).toBe(expected);
    return;
  }
  expect(Object.keys(actual as object)).toEqual(Object.keys(expected));
  for (const [key, value] of Object.entries(expected)) {
    expectClose((actual as Record<string, unknown>)[key], value, tolerance);
  }
}
