import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';

const IDS = ['openai', 'anthropic', 'openai-batch', 'anthropic-batch', 'otlp', 'openinference', 'otel-rows'];

type Mutable = Record<string, unknown> | unknown[];

/** Every object and list in a row, so that any of their fields can be changed. */
function holdersOf(value: unknown, found: Mutable[] = []): Mutable[] {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value as Mutable);
  for (const inner of Object.values(value)) holdersOf(inner, found);
  return found;
}

const deep = fc.integer({ min: 5, max: 60 }).map((depth) => {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { content: value };
  return value;
});
const stranger = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', '[', '{"a"', 'data: {', '__REDACTED__', Number.MAX_VALUE, -1, 2 ** 60, '__proto__'),
  deep,
);
const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), stranger), { minLength: 1, maxLength: 4 });

function mutate(row: Row, changes: readonly (readonly [number, number, unknown])[]): Row {
  const copy = structuredClone(row) as Record<string, unknown>;
  for (const [where, which, value] of changes) {
    const holders = holdersOf(copy);
    const holder = holders[where % holders.length] as Record<string, unknown>;
    const keys = Object.keys(holder);
    const key = keys[which % Math.max(1, keys.length)];
    if (key === undefined) continue;
    if (value === undefined) delete holder[key];
    else holder[key] = structuredClone(value);
  }
  return copy;
}

describe.each(IDS)('mutated rows of %s', (id) => {
  const rows = fixtureRows(`${id}/sample.ndjson`);

  it('give calls, problems or skips, and records that are plain JSON', () => {
    const aids = fixtureAids(id);
    fc.assert(
      fc.property(fc.nat(), edits, (which, changes) => {
        const row = mutate(rows[which % rows.length] as Row, changes);
        const { records, problems, skips } = normaliseAll([row], {}, aids);
        expect(records.length + problems.length + skips.length).toBeGreaterThan(0);
        expect(JSON.parse(JSON.stringify(records))).toEqual(records);
        for (const record of records) expect(record.newFrom).toBeLessThanOrEqual(record.messages.length);
      }),
      { numRuns: 300 },
    );
  });
});
