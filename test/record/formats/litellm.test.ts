import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const [payload] = fixtureRows('litellm/sample.ndjson') as [Row & { metadata: Row }];
const [spend] = fixtureRows('litellm-spend/sample.ndjson') as [Row & { metadata: Row }];
const recordOf = (row: Row) => normaliseAll([row]).records[0];
const marksOf = (row: Row) => recordOf(row)?.context.marks;

describe('versions of the payload', () => {
  const {
    trace_id: _,
    status: __,
    stream: ___,
    error_str: ____,
    call_id: _____,
    custom_llm_provider: ______,
    ...oldest
  } = payload;

  it('reads the oldest, which tells neither trace nor status', () => {
    expect(recordOf(oldest)).toMatchObject({ status: 'ok', context: { traceId: null }, response: 'Bread, pasta, porridge.' });
    expect(recordOf({ ...oldest, response: null })?.status).toBe('unknown');
  });

  it('reads the newest, with more fields than it needs', () => {
    const newest = {
      ...payload,
      call_id: 'c-88',
      cost_breakdown: { input_cost: 1 },
      status_fields: { llm_api_status: 'success' },
    };
    expect(recordOf(newest)).toMatchObject({ requestId: 'chatcmpl-7a', status: 'ok', context: { traceId: 't-88' } });
  });

  it.each([true, 'True', 'true'])('takes %j for an answer from the cache', (hit) => {
    expect(recordOf({ ...payload, cache_hit: hit })?.cacheHit).toBe(true);
    expect(recordOf({ ...spend, cache_hit: hit })?.cacheHit).toBe(true);
  });

  it.each([false, 'False', 'None', '', null])('takes %j for none', (hit) => {
    expect(recordOf({ ...payload, cache_hit: hit })?.cacheHit).toBe(false);
    expect(recordOf({ ...spend, cache_hit: hit })?.cacheHit).toBe(false);
  });
});

describe('attempts of one request', () => {
  it('share the trace id', () => {
    const traces = [payload, { ...payload, id: 'chatcmpl-8', status: 'failure' }].map((row) => recordOf(row)?.context.traceId);
    expect(traces).toEqual(['t-88', 't-88']);
  });

  it.each([
    ['attempted_retries', 1, ['retry']],
    ['attempted_retries', 0, []],
    ['attempted_retries', null, []],
    ['previous_models', [{ model: 'gpt-4o' }], ['retry']],
    ['previous_models', [], []],
    ['attempted_fallbacks', 1, ['fallback']],
    ['attempted_fallbacks', '0', []],
    ['original_model_group', 'another', []],
  ])('are marked where a row alone tells: %s = %j gives %j', (key, value, marks) => {
    expect(marksOf({ ...payload, metadata: { ...payload.metadata, [key]: value } })).toEqual(marks);
    expect(marksOf({ ...spend, metadata: { ...spend.metadata, [key]: value } })).toEqual(marks);
  });
});

describe('text that is not there', () => {
  it.each([{}, [], null, '', '{}'])('is named when prompts were not stored (%j)', (messages) => {
    expect(marksOf({ ...payload, messages, response: {} })).toEqual(['text-not-exported']);
    expect(marksOf({ ...spend, messages, response: {}, proxy_server_request: {} })).toEqual(['text-not-exported']);
  });

  it('is told from a placeholder', () => {
    const messages = [{ role: 'user', content: 'redacted-by-litellm' }];
    expect(marksOf({ ...payload, messages })).toEqual(['text-redacted']);
    expect(marksOf({ ...payload, response: { text: 'redacted-by-litellm' } })).toEqual(['text-redacted']);
    expect(marksOf({ ...payload, response: { choices: [{ message: { content: 'redacted-by-litellm' } }] } })).toEqual([
      'text-redacted',
    ]);
    expect(marksOf(payload)).toEqual([]);
  });

  it('leaves a failed call without answer alone', () => {
    expect(marksOf({ ...payload, status: 'failure', response: {} })).toEqual([]);
  });
});

it('gives a call no account when the proxy took the keys out', () => {
  const record = recordOf({ ...payload, metadata: { requester_ip_address: '192.0.2.1' } });
  expect(record).toMatchObject({ account: null, apiKey: null, organisation: null, requestId: 'chatcmpl-7a' });
});

it('reads the request body of a spend row with and without what stands around it', () => {
  const body = { model: 'm', messages: [{ role: 'user', content: 'Rye?' }], temperature: 0.9 };
  for (const written of [body, { url: '/v1', headers: {}, body }, JSON.stringify(body)]) {
    const record = recordOf({ ...spend, messages: {}, proxy_server_request: written });
    expect(record).toMatchObject({ messages: [{ role: 'user', text: 'Rye?' }], parameters: { temperature: 0.9 } });
  }
});
