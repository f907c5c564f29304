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
      }),
      { numRuns: 100 },
    );
  });

  const partners = existsSync(fixturePath(`${id}/partners.ndjson`)) ? fixtureRows(`${id}/partners.ndjson`) : [];
  it.runIf(partners.length > 0)('that complete calls give a key and fields that are plain JSON, or are no such rows', () => {
    const kinds = FORMATS.find((format) => format.id === id)?.partners ?? [];
    fc.assert(
      fc.property(mutatedRows(partners), (row) => {
        for (const kind of kinds.filter((each) => each.fits(row))) {
          const key = kind.key(row);
          expect(key === null || key !== '').toBe(true);
          const fields = kind.pick(row);
          expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
        }
      }),
      { numRuns: 100 },
    );
  });
});
