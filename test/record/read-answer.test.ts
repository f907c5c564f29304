import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/record/read-answer.js';

describe('readAnswer', () => {
  it.each([
    ['a chat completion', { choices: [{ message: { content: 'Rye.' }, finish_reason: 'stop' }] }, 'Rye.', 'stop'],
    ['the first of several choices', { choices: [{ message: { content: 'a' } }, { message: { content: 'b' } }] }, 'a', null],
    ['a refusal', { choices: [{ message: { content: null, refusal: 'No.' }, finish_reason: 'stop' }] }, 'No.', 'refusal'],
    ['a tool call, which has no text', { choices: [{ message: { content: null } }] }, '', null],
    ['an older completion', { choices: [{ text: 'Rye.', finish_reason: 'length' }] }, 'Rye.', 'length'],
    ['no choice', { choices: [] }, null, null],
    ['an Anthropic message', { content: [{ type: 'text', text: 'Rye.' }], stop_reason: 'end_turn' }, 'Rye.', 'end_turn'],
    [
      'a Responses output',
      {
        status: 'incomplete',
        incomplete_details: { reason: 'max_output_tokens' },
        output: [{ type: 'message', content: [{ type: 'output_text', text: 'Rye.' }] }],
      },
      'Rye.',
      'max_output_tokens',
    ],
    ['a Converse output', { output: { message: { content: [{ text: 'Rye.' }] } }, stopReason: 'end_turn' }, 'Rye.', 'end_turn'],
    ['a Titan result', { results: [{ outputText: 'Rye.', completionReason: 'FINISH' }] }, 'Rye.', 'FINISH'],
    ['a Mistral output', { outputs: [{ text: 'Rye.', stop_reason: 'stop' }] }, 'Rye.', 'stop'],
    ['plain text', 'Rye.', 'Rye.', null],
    ['an error', { error: { message: 'slow down' } }, null, null],
    ['nothing', null, null, null],
  ])('reads %s', (_, body, text, stopReason) => {
    expect(readAnswer(body)).toMatchObject({ text, stopReason });
  });
});

describe('readAnswer of stream events', () => {
  it('joins OpenAI chunks of the first choice', () => {
    const chunks = [
      { id: 'c1', model: 'gpt-4o', choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] },
      { choices: [{ index: 0, delta: { content: 'Ry' } }] },
      { choices: [{ index: 1, delta: { content: 'Oat' }, finish_reason: 'length' }] },
      { choices: [{ index: 0, delta: { content: 'e.' }, finish_reason: 'stop' }] },
      { choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } },
    ];
    expect(readAnswer(chunks)).toEqual({
      id: 'c1',
      model: 'gpt-4o',
      text: 'Rye.',
      stopReason: 'stop',
      usage: { prompt_tokens: 3, completion_tokens: 2 },
      isCut: false,
      signatures: [],
    });
  });

  it('joins Converse events', () => {
    const events = [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { delta: { text: 'Ry' } } },
      { contentBlockDelta: { delta: { text: 'e.' } } },
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage: { inputTokens: 3, outputTokens: 2 } } },
    ];
    expect(readAnswer(events)).toMatchObject({
      text: 'Rye.',
      stopReason: 'end_turn',
      usage: { inputTokens: 3, outputTokens: 2 },
    });
  });

  it('joins Responses events', () => {
    const events = [
      { type: 'response.created', response: {} },
      { type: 'response.output_text.delta', delta: 'Rye.' },
      { type: 'response.completed', response: { id: 'r1', status: 'completed', usage: { input_tokens: 3 } } },
    ];
    expect(readAnswer(events)).toMatchObject({ id: 'r1', text: 'Rye.', stopReason: 'completed', usage: { input_tokens: 3 } });
  });

  it('is no answer when the list holds no events', () => {
    expect(readAnswer([1, 'two', { loaf: 'rye' }])).toMatchObject({ text: null });
  });
});
