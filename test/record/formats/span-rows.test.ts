import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { fixtureRows, fixtureText, normaliseAll } from '../format-fixtures.js';

describe('otel-rows', () => {
  it('reads a CSV, whose rows hold the columns of all spans', () => {
    const rows = parse(fixtureText('otel-rows/sample.csv'), { columns: true }) as Row[];
    const { records, skips, problems } = normaliseAll(rows);
    expect(problems).toEqual([]);
    expect(skips).toEqual(['span without gen_ai attributes']);
    expect(records).toMatchObject([
      {
        format: 'otel-rows',
        account: 'reader-4',
        atMs: 1772435649500,
        latencyMs: 1000,
        parameters: { temperature: 0.2 },
        inputTokens: 12,
        messages: [{ role: 'user', text: 'Rye or wheat?' }],
        response: 'Rye.',
        stopReason: 'stop',
        nested: true,
      },
    ]);
  });

  it('lets the account key name a column as it stands or as the attribute it is', () => {
    const rows = fixtureRows('otel-rows/sample.ndjson').slice(0, 1);
    for (const accountKey of ['attributes.user.id', 'user.id']) {
      expect(normaliseAll(rows, { accountKey }).records[0]?.account).toBe('reader-4');
    }
  });

  it('reads attributes from JSON text', () => {
    const row = {
      span_id: 's1',
      name: 'chat',
      start_time: '2026-03-02T07:14:09Z',
      attributes: '{"gen_ai.request.model":"gpt-4o","user.id":"reader-4"}',
    };
    expect(normaliseAll([row]).records[0]).toMatchObject({ model: 'gpt-4o', account: 'reader-4', requestId: ':s1' });
  });
});

describe('openinference', () => {
  it('leaves a call with a masked user without an account', () => {
    const masked = normaliseAll(fixtureRows('openinference/sample.ndjson')).records[2];
    expect(masked).toMatchObject({ account: null, response: '', context: { marks: ['text-redacted'] } });
  });

  it('skips spans of other kinds', () => {
    const kinds = ['CHAIN', 'TOOL', 'AGENT', 'EMBEDDING', 'RETRIEVER'];
    const rows = kinds.map((kind) => ({ 'context.span_id': 'a', span_kind: kind, start_time: '2026-03-02T07:14:09Z' }));
    expect(normaliseAll(rows).records).toEqual([]);
    expect(normaliseAll(rows).problems).toEqual([]);
  });
});
