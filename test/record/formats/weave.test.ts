import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { isModelOperation, operationName } from '../../../src/record/weave-operation.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const samples = fixtureRows('weave/sample.ndjson');
const [call = {}] = samples;

it('tombstones and operations that are no models are skipped', () => {
  expect(normaliseAll(samples).skips).toEqual([
    'call of an operation that is no model',
    'tombstone of a deleted call',
    'call of an operation that is no model',
  ]);
});

it('who logged is never the account', () => {
  const { records } = normaliseAll([{ ...call, attributes: {} }]);
  expect(records[0]).toMatchObject({ account: null, endUser: null });
});

it('a wrapper and the model call inside it share the id of their response', () => {
  const wrapper = { ...call, id: '0195-90', op_name: 'weave:///oven/demo/op/litellm.completion:9' };
  expect(new Set(normaliseAll([call, wrapper]).records.map(({ requestId }) => requestId)).size).toBe(1);
});

it('an output above the size limit is cut, not empty', () => {
  const { records } = normaliseAll([{ ...call, output: { _weave: { error: '<EXCEEDS_LIMITS>' } } }]);
  expect(records[0]).toMatchObject({
    requestId: '0195-19',
    response: null,
    inputTokens: 12,
    context: { marks: ['text-truncated'] },
  });
});

describe('operationName', () => {
  it.each([
    ['weave:///oven/demo/op/openai.chat.completions.create:1a2b', 'openai.chat.completions.create'],
    ['weave:///oven/demo/op/bake', 'bake'],
    ['openai.chat.completions.create', 'openai.chat.completions.create'],
    ['', null],
    [7, null],
  ])('of %s is %s', (name, expected) => expect(operationName(name)).toBe(expected));
});

describe('isModelOperation', () => {
  const asks = (op_name: string, inputs: Row): boolean => isModelOperation({ op_name, inputs });
  it('is told by the inputs, with any library', () => {
    expect(asks('new_vendor.ask', { model: 'm', prompt: 'Hm?' })).toBe(true);
    expect(asks('BedrockRuntime.converse', { modelId: 'm', messages: [] })).toBe(true);
    expect(asks('bake', { prompt: 'Hm?' })).toBe(false);
    expect(asks('openai.embeddings.create', { model: 'm', input: 'Hm?' })).toBe(false);
  });
});
