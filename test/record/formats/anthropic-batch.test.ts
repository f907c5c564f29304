import { describe, expect, it } from 'vitest';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';

const rows = fixtureRows('anthropic-batch/sample.ndjson');

describe('anthropic-batch', () => {
  it('has no times', () => {
    const { records } = normaliseAll(rows, {}, fixtureAids('anthropic-batch'));
    expect(new Set(records.map(({ atMs, zone }) => `${atMs} ${zone}`))).toEqual(new Set(['null absent']));
  });

  it('reads requests out of the body that created the batch', () => {
    const { records } = normaliseAll(rows.slice(0, 1), {}, fixtureAids('anthropic-batch'));
    expect(records[0]).toMatchObject({ account: 'reader-4', system: 'You bake.', context: { marks: [] } });
  });

  it('uses no request when two batches use one custom id', () => {
    const aids = { ...fixtureAids('anthropic-batch'), partners: () => [{ params: { model: 'a' } }, { params: { model: 'b' } }] };
    expect(normaliseAll(rows.slice(0, 1), {}, aids).records[0]).toMatchObject({
      model: 'claude-x',
      messages: [],
      context: { marks: ['partner-ambiguous'] },
    });
  });

  it('tells a reasoning block that was issued from one that was sent back', () => {
    const [issued] = normaliseAll(rows.slice(0, 1), {}, fixtureAids('anthropic-batch')).records;
    const answer = { custom_id: 'loaf-2', result: { type: 'succeeded', message: { content: [] } } };
    const replay = [{ role: 'assistant', content: [{ type: 'thinking', thinking: 'x', signature: 'Y3J1c3Q=' }] }];
    const aids = { ...fixtureAids('anthropic-batch'), partners: () => [{ params: { messages: replay } }] };
    const [used] = normaliseAll([answer], {}, aids).records;
    expect(issued?.context.issuedSignatures).toHaveLength(2);
    expect(used?.context.usedSignatures).toEqual(issued?.context.issuedSignatures.slice(0, 1));
  });

  it('skips requests: they are no calls', () => {
    const { records, skips } = normaliseAll(fixtureRows('anthropic-batch/partners.ndjson'));
    expect(records).toEqual([]);
    expect(new Set(skips)).toEqual(new Set(['Anthropic batch request: completes calls, is none']));
  });
});
