import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { fixtureRows, fixtureText, normaliseAll } from '../format-fixtures.js';

const [request = {}, keyed = {}] = fixtureRows('helicone/sample.ndjson');

function only(row: Row) {
  const { records, problems } = normaliseAll([row]);
  expect(problems).toEqual([]);
  return records[0];
}

it('CSV has neither request id nor response: the response id tells duplicates, both times give the latency', () => {
  const [row = {}] = parse(fixtureText('helicone/sample.csv'), { columns: true }) as Row[];
  expect(only(row)).toMatchObject({
    requestId: 'r-9',
    account: 'potter-4',
    model: 'kiln-2',
    system: 'You fire pots',
    messages: [{ role: 'user', text: 'How hot for earthenware?' }],
    response: null,
    inputTokens: 12,
    outputTokens: 3,
    latencyMs: 2000,
    status: 'ok',
    nested: true,
  });
});

it('older rows name the key, which is the account where no user is named', () => {
  expect(only(keyed)).toMatchObject({ account: 'kh-77', apiKey: 'kh-77' });
  expect(only({ ...keyed, request_user_id: 'potter-1' })).toMatchObject({ account: 'potter-1', apiKey: 'kh-77' });
});

it('cached tokens are added for the provider that leaves them out, unless the answer counts them', () => {
  expect(only(keyed)?.inputTokens).toBe(120);
  expect(only({ ...keyed, provider: 'OPENAI' })?.inputTokens).toBe(12);
});

it('a body behind a URL is marked only while the text is missing', () => {
  expect(only({ ...request, signed_body_url: 'https://bodies.example.test/q' })?.context.marks).toEqual([]);
  expect(only({ ...request, response_body: null, signed_body_url: 'https://x.test' })?.context.marks).toEqual(['body-elsewhere']);
});
