import { readFileSync } from 'node:fs';
import { type IncidenceTable, tabulateIncidences } from '../../src/coverage/incidence-table.js';
import { type CallNumbers, type NumberedCalls, numberKinds } from '../../src/coverage/numbered-calls.js';

/** A call as a test states it: the hashes of its content features. */
export interface CoverageCall {
  readonly kinds: Uint32Array;
}

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

/** Lists of calls over one numbering of kinds; calls without content are left out. */
export function numberLists(...lists: readonly (readonly CoverageCall[])[]): {
  readonly numbered: NumberedCalls;
  readonly lists: readonly CallNumbers[];
} {
  const kept = lists.map((calls) => calls.filter(({ kinds }) => kinds.length > 0));
  const calls = kept.flat();
  const starts = new Uint32Array(calls.length + 1);
  calls.forEach(({ kinds }, i) => {
    starts[i + 1] = starts[i]! + kinds.length;
  });
  const features = new Uint32Array(starts.at(-1)!);
  calls.forEach(({ kinds }, i) => {
    features.set(kinds, starts[i]);
  });
  let first = 0;
  const numbers = kept.map(({ length }) => {
    first += length;
    return Uint32Array.from({ length }, (_, i) => first - length + i);
  });
  return { numbered: numberKinds(features, starts), lists: numbers };
}

export function tableOf(calls: readonly CoverageCall[]): IncidenceTable {
  const { numbered, lists } = numberLists(calls);
  return tabulateIncidences(numbered, lists[0]!);
}
