import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import type { Row } from '../../src/record/format.js';
import { FORMATS } from '../../src/record/formats/index.js';
import { fixtureRows, normaliseAll } from './format-fixtures.js';

const samples = FORMATS.flatMap(({ id }) => fixtureRows(`${id}/sample.ndjson`));
const known = [...new Set(samples.flatMap((row) => Object.keys(row)))];

describe('createNormaliser', () => {
  it('gives each row to exactly one outcome, in the order of the rows', () => {
    const { records, formats } = normaliseAll(samples);
    expect(formats).toHaveLength(samples.length);
    expect(records.map(({ place }) => place.line)).toEqual([...records.map(({ place }) => place.line)].sort((a, b) => a - b));
  });

  it('copies the place, which the reader uses again', () => {
    const { records } = normaliseAll(fixtureRows('litellm/sample.ndjson'));
    expect(records.map(({ place }) => place)).toEqual(
      [0, 1, 2, 3, 4].map((at) => ({ source: 0, piece: 0, line: at + 1, byte: at * 11, length: 10 })),
    );
  });

  it('prefers the account key of the person to that of the format', () => {
    const { records } = normaliseAll(fixtureRows('litellm/sample.ndjson'), { accountKey: 'end_user|metadata.user_api_key_hash' });
    expect(records.map(({ account }) => account)).toEqual(['reader-4', '5f1c0d7e', 'reader-4', 'reader-4', 'reader-4']);
  });

  it('reads zoneless times in the zone that may be assumed', () => {
    const { records } = normaliseAll(fixtureRows('litellm/sample.ndjson'), { assumeTimeZone: 'Europe/Berlin' });
    expect(records[2]).toMatchObject({ atMs: Date.UTC(2026, 2, 2, 6, 14, 9, 123), zone: 'assumed' });
  });

  it.each([{ accountKey: 'a|' }, { assumeTimeZone: 'Mars/Base' }, { inputFormat: 'excel' }, { map: { nobody: 'x' } }])(
    'refuses %j before any row',
    (settings) => {
      expect(() => normaliseAll([], settings)).toThrow(UsageError);
    },
  );

  it('never throws on any JSON object', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => accountsForAll([row as Row])));
  });

  it('never throws on objects with the keys of the formats', () => {
    const key = fc.constantFrom(...known, 'message', '@message', 'request_body', 'response', 'timestamp', 'startTimeUnixNano');
    fc.assert(
      fc.property(
        fc.dictionary(
          key,
          fc.oneof(
            fc.jsonValue(),
            fc.constantFrom(...samples).map((row) => JSON.stringify(row)),
          ),
        ),
        (row) => accountsForAll([row as Row]),
      ),
    );
  });

  it('never throws on samples of which a part was exchanged, removed or cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.infiniteStream(fc.nat()), fc.jsonValue(), (row, numbers, value) =>
        accountsForAll([mutate(row, numbers, value)]),
      ),
      { numRuns: 1000 },
    );
  });

  it('is not stopped by parts nested a thousand deep', () => {
    let deep: unknown = 'dough';
    for (let i = 0; i < 1000; i++) deep = [{ type: 'tool_result', content: deep }];
    const row = { ...(fixtureRows('litellm/sample.ndjson')[0] as Row), messages: [{ role: 'user', content: deep }] };
    expect(normaliseAll([row]).records[0]?.messages).toEqual([{ role: 'tool', text: '' }]);
  });
});

function accountsForAll(rows: Row[]): void {
  const { records, problems, skips } = normaliseAll(rows);
  expect(records.length + problems.length + skips.length).toBeGreaterThan(0);
  for (const record of records) {
    expect(record.newFrom).toBeLessThanOrEqual(record.messages.length);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  }
}

/** Walks down a random path of the row and puts something else there. */
function mutate(row: Row, numbers: Iterator<number>, value: unknown): Row {
  const copy = structuredClone(row) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (;;) {
    const keys = Object.keys(at);
    const key = keys[next(numbers) % Math.max(1, keys.length)];
    if (key === undefined) return copy;
    const inner = at[key];
    if (typeof inner === 'object' && inner !== null && next(numbers) % 3 > 0) {
      at = inner as Record<string, unknown>;
      continue;
    }
    const kind = next(numbers) % 3;
    if (kind === 0) delete at[key];
    else if (kind === 1 && typeof inner === 'string') at[key] = inner.slice(0, next(numbers) % (inner.length + 1));
    else at[key] = value;
    return copy;
  }
}

function next(numbers: Iterator<number>): number {
  return numbers.next().value as number;
}
