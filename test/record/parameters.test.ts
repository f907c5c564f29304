import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/record/parameters.js';
import { readUsage } from '../../src/record/usage.js';

describe('readParameters', () => {
  it.each([
    [
      { temperature: 0.3, topP: 0.9, top_k: 40 },
      { temperature: 0.3, topP: 0.9, topK: 40 },
    ],
    [
      { max_completion_tokens: '128', n: 4, seed: 11 },
      { maxTokens: 128, n: 4, seed: 11 },
    ],
    [
      { logprobs: true, top_logprobs: 5 },
      { logprobs: true, topLogprobs: 5 },
    ],
    [{ logprobs: 3 }, { logprobs: true, topLogprobs: 3 }],
    [{ stop: ['END', 'STOP'] }, { stop: 'END\nSTOP' }],
    [{ stopSequences: ['###'] }, { stop: '###' }],
    [{ response_format: { type: 'json_schema', schema: {} } }, { responseFormat: 'json_schema' }],
    [{ tools: [{}, {}] }, { tools: 2 }],
    [{ thinking: { type: 'enabled', budget_tokens: 4096 } }, { thinking: 'enabled 4096' }],
    [{ reasoning: { effort: 'low' } }, { thinking: 'low' }],
    [{ stream: 'true' }, { stream: true }],
    [{ temperature: null, stop: [], tools: null, messages: [], model: 'x' }, {}],
    ['no object', {}],
  ])('of %j are %j', (body, parameters) => {
    expect(readParameters(body)).toEqual(parameters);
  });
});

describe('readUsage', () => {
  it.each([
    [{ prompt_tokens: 12, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 5 } }, 12, 3],
    [{ prompt_tokens: 12, cache_read_input_tokens: 5 }, 12, null],
    [{ input_tokens: 12, cache_creation_input_tokens: 3, cache_read_input_tokens: 20, output_tokens: 7 }, 35, 7],
    [{ inputTokens: 9, cacheReadInputTokens: 4, cacheWriteInputTokens: 2, outputTokens: 6 }, 15, 6],
    [{ input_tokens: -1, output_tokens: 'many' }, null, null],
    [null, null, null],
  ])('of %j counts the whole input', (usage, inputTokens, outputTokens) => {
    expect(readUsage(usage)).toEqual({ inputTokens, outputTokens });
  });
});

it('a bias on tokens is stated when it names some, whatever they are', () => {
  expect(readParameters({ logit_bias: { 50256: -100 } })).toEqual({ logitBias: true });
  for (const none of [{}, null, [], '']) expect(readParameters({ logit_bias: none })).toEqual({});
});
