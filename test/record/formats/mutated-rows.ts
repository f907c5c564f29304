import fc from 'fast-check';
import type { Row } from '../../../src/record/format.js';

const STRANGE: readonly unknown[] = [
  null,
  '',
  '{',
  '[]',
  '{"messages":[[["a","b"]]]}',
  -1,
  2 ** 60,
  true,
  [],
  {},
  [[]],
  [null],
  [{ role: 7, content: { text: [] } }],
  { generations: [[null]] },
  { kwargs: { type: 'human' } },
];

/** A row of the sample in which one value, at any depth, is gone or something else. */
export function mutatedRows(samples: readonly Row[]): fc.Arbitrary<Row> {
  return fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.option(fc.constantFrom(...STRANGE)), fc.boolean())
    .map(([row, at, value, isDeleted]) => {
      const copy = JSON.parse(JSON.stringify(row)) as Row;
      const places = placesOf(copy);
      const place = places[at % places.length];
      if (place === undefined) return copy;
      if (isDeleted) delete place.holder[place.key];
      else place.holder[place.key] = value;
      return copy;
    });
}

interface ValuePlace {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesOf(value: unknown): ValuePlace[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}
