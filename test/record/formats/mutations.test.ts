import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/record/formats/index.js';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';
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
});
