import { readFileSync } from 'node:fs';
import type { CoverageCall } from '../../src/coverage/incidence-table.js';

export interface MeasureCase {
  readonly title: string;
  readonly calls: readonly (readonly number[])[];
  readonly expected: number;
}

export function readMeasureCases(id: string): readonly MeasureCase[] {
  const url = new URL(`../../fixtures/coverage/measures/${id}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as MeasureCase[];
}

export function toCalls(kinds: readonly (readonly number[])[]): readonly CoverageCall[] {
  return kinds.map((call) => ({ kinds: Uint32Array.from(call).sort() }));
}

/** Invented calls: `words` different words out of `vocabulary`, the first of them far more common than the last. */
export function inventCalls(
  count: number,
  { words, vocabulary, rng, firstWord = 1 }: { words: number; vocabulary: number; rng: () => number; firstWord?: number },
): readonly CoverageCall[] {
  return Array.from({ length: count }, () => {
    const kinds = new Set<number>();
    while (kinds.size < words) kinds.add(firstWord + Math.floor(vocabulary * rng() ** 3));
    return { kinds: Uint32Array.from(kinds).sort() };
  });
}
