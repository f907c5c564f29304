import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/record/formats/index.js';
import { fixtureAids, fixturePath, fixtureRows, normaliseAll } from '../format-fixtures.js';
import { mutatedRows } from './mutated-rows.js';

describe.each(FORMATS.map(({ id }) => id))('mutated rows of %s', (id) => {
  const samples = fixtureRows(`${id}/sample.ndjson`);

  it('give calls, problems or skips, and the calls are plain JSON', () => {
    fc.assert(
      fc.property(mutatedRows(samples), (row) => {
        const { records, problems, skips } = normaliseAll([row], {}, fixtureAids(id));
        expect(records.length + problems.length + skips.length).toBeGreaterThan(0);
        expect(JSON.parse(JSON.stringify(records))).toEqual(records);
        for (const { newFrom, messages, atMs } of records) {
          expect(newFrom).toBeLessThanOrEqual(messages.length);
          expect(atMs === null || Number.isFinite(atMs)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const joined = FORMATS.filter(({ id }) => existsSync(fixturePath(`${id}/partners.ndjson`)));
describe.each(joined.map(({ id, partners = [] }) => [id, partners] as const))(
  'mutated rows that complete calls of %s',
  (id, kinds) => {
    it('give a key and fields that are plain JSON, or are no such rows', () => {
      fc.assert(
        fc.property(mutatedRows(fixtureRows(`${id}/partners.ndjson`)), (row) => {
          for (const kind of kinds.filter((each) => each.fits(row))) {
            for (const part of kind.unfold?.(row) ?? [row]) {
              expect(kind.key(part)).not.toBe('');
              const fields = kind.pick(part);
              expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
            }
          }
        }),
        { numRuns: 100 },
      );
    });
  },
);
