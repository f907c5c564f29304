import fc from 'fast-check';
import type { Row } from '../../../src/record/format.js';

/** What a broken or hostile writer puts where something else is expected. */
const STRANGE: readonly unknown[] = [
  null,
  '',
  '{',
  '[{',
  '[]',
  'data: {',
  '__REDACTED__',
  '__proto__',
  '{"messages":[[["a","b"]]]}',
  -1,
  2 ** 60,
  1e308,
  true,
  [],
  {},
  [[]],
  [null],
  [{ role: 7, content: { text: [] } }],
  { generations: [[null]] },
  { kwargs: { type: 'human' } },
];

const GONE = Symbol('gone');

const deep = fc.integer({ min: 5, max: 60 }).map((depth) => {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { content: value };
  return value;
});

const edits = fc.array(
  fc.tuple(fc.nat(), fc.oneof(fc.constant(GONE), fc.constantFrom(...STRANGE), fc.jsonValue({ maxDepth: 3 }), deep)),
  { minLength: 1, maxLength: 4 },
);

/** A row of the sample in which some values, at any depth, are gone or something else. Written and read once, as rows are: JSON has no −0. */
export function mutatedRows(samples: readonly Row[]): fc.Arbitrary<Row> {
  return fc.tuple(fc.constantFrom(...samples), edits).map(([row, changes]) => {
    const copy = structuredClone(row) as Record<string, unknown>;
    for (const [at, value] of changes) {
      const places = placesOf(copy);
      const place = places[at % Math.max(1, places.length)];
      if (place !== undefined) change(place, value);
    }
    return JSON.parse(JSON.stringify(copy)) as Row;
  });
}

interface ValuePlace {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** A list without one of its elements is shorter: JSON has no holes. */
function change({ holder, key }: ValuePlace, value: unknown): void {
  if (value !== GONE) (holder as Record<string, unknown>)[key] = structuredClone(value);
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function placesOf(value: unknown): ValuePlace[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}
