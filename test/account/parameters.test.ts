import { expect, test } from 'vitest';
import { describeParameters } from '../../src/account/parameters.js';

test('one text for the same parameters, whatever the order in which they were written', () => {
  expect(describeParameters({ maxTokens: 900, temperature: 0.4 })).toBe('temperature=0.4 max_tokens=900');
  expect(describeParameters({ temperature: 0.4, maxTokens: 900 })).toBe('temperature=0.4 max_tokens=900');
});

test('the value of a seed is left out: a seed a call would make every call its own kind', () => {
  expect(describeParameters({ seed: 7 })).toBe(describeParameters({ seed: 8 }));
});

test('streaming is a habit of the client and left out', () => {
  expect(describeParameters({ stream: true })).toBe('none stated');
});

test('0 and false are stated, absent is not', () => {
  expect(describeParameters({ temperature: 0, logprobs: false })).toBe('temperature=0 logprobs=false');
  expect(describeParameters({})).toBe('none stated');
});

test('every parameter that matters stands in the text', () => {
  const all = {
    temperature: 1.2,
    topP: 0.9,
    topK: 40,
    maxTokens: 1_500,
    n: 3,
    seed: 5,
    logprobs: true,
    topLogprobs: 2,
    logitBias: true,
    stop: '###',
    responseFormat: 'json',
    tools: 4,
    thinking: 'high',
  };
  expect(describeParameters(all)).toBe(
    'temperature=1.2 top_p=0.9 top_k=40 max_tokens=1500 n=3 seed=set logprobs=true top_logprobs=2 logit_bias=set stop=### format=json tools=4 thinking=high',
  );
});
