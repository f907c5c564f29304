import { describe, expect, it } from 'vitest';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('openai-batch/sample.ndjson');

describe('openai-batch', () => {
  it('keeps a call without its input row, says so, and knows no account for it', () => {
    const { records } = normaliseAll(rows);
    expect(records).toHaveLength(rows.length);
    for (const record of records) {
      expect(record.context.marks).toContain('partner-missing');
      expect(record).toMatchObject({ account: null, messages: [] });
    }
  });

  it('uses no input row when two batches use one custom id', () => {
    const call = normaliseAll(rows, {}, fixtureAids('openai-batch')).records.at(-1);
    expect(call).toMatchObject({ account: null, messages: [], context: { marks: ['partner-ambiguous'] } });
  });

  it('takes the same input row read twice for one', () => {
    const aids = fixtureAids('openai-batch');
    const twice = { ...aids, partners: (id: string, key: string) => [...aids.partners(id, key), ...aids.partners(id, key)] };
    expect(normaliseAll(rows.slice(0, 1), {}, twice).records[0]).toMatchObject({ account: 'reader-4', context: { marks: [] } });
  });

  it('skips input rows: they are no calls', () => {
    const { records, skips } = normaliseAll(fixtureRows('openai-batch/partners.ndjson'));
    expect(records).toEqual([]);
    expect(new Set(skips)).toEqual(new Set(['OpenAI batch input: completes calls, is none']));
  });

  it('prefers an account that somebody added to the row over what the request says', () => {
    const [first] = rows;
    const { records } = normaliseAll([{ ...first, project_id: 'proj_oven' }], {}, fixtureAids('openai-batch'));
    expect(records[0]).toMatchObject({ account: 'proj_oven', organisation: 'proj_oven', endUser: 'reader-4' });
  });
});
