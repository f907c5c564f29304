import fc from 'fast-check';
import { expect } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { FORMATS } from '../../../src/record/formats/index.js';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';

/** Rows of a format's sample with keys taken out or holding something else, some levels down. */
function damagedRows(id: string): fc.Arbitrary<Row> {
  const rows = fixtureRows(`${id}/sample.ndjson`);
  const other = fc.oneof(
    fc.anything({ maxDepth: 3, withDate: false }),
    fc.constantFrom(undefined, null, '', '{', '[{', 1e308, '{"a":'),
  );
  const edits = fc.array(fc.record({ steps: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), value: other }), {
    maxLength: 4,
  });
  return fc.tuple(fc.constantFrom(...rows), edits).map(([row, list]) => {
    const copy = structuredClone(row) as Record<string, unknown>;
    for (const { steps, value } of list) damage(copy, steps, value);
    return copy;
  });
}

function damage(row: Record<string, unknown>, [first = 0, ...rest]: readonly number[], value: unknown): void {
  const keys = Object.keys(row);
  const key = keys[first % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner = row[key];
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) damage(inner as Record<string, unknown>, rest, value);
  else if (value === undefined) delete row[key];
  else row[key] = value;
}

/** Whatever stands in a row, it gives records that are whole, problems or a skip, and never throws. */
export function expectNoThrow(id: string): void {
  const accountKey = FORMATS.find((format) => format.id === id)?.accountKey ?? '';
  fc.assert(
    fc.property(damagedRows(id), (row) => {
      const { records, problems, skips } = normaliseAll([row], { inputFormat: id, accountKey }, fixtureAids(id));
      expect(records.length + problems.length + skips.length).toBeGreaterThan(0);
      for (const { newFrom, messages, atMs } of records) {
        expect(newFrom).toBeLessThanOrEqual(messages.length);
        expect(atMs === null || Number.isFinite(atMs)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
}
