import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { hashSignature } from '../../../src/record/reasoning-signatures.js';
import { normaliseAll } from '../format-fixtures.js';

const at = '2026-03-02T07:14:09Z';

function call(row: Row) {
  const { records, problems } = normaliseAll([{ timestamp: at, account: 'shop-1', ...row }]);
  expect(problems).toEqual([]);
  return records[0];
}

describe('openai: Responses', () => {
  const request = { model: 'gpt-5', input: 'And the second?', instructions: 'Count loaves.' };
  const response = { id: 'resp_2', object: 'response', status: 'completed', output: [] };

  it.each([
    ['a previous response', { previous_response_id: 'resp_1' }, null],
    ['a conversation by its id', { conversation: 'conv_7' }, 'conv_7'],
    ['a conversation as an object', { conversation: { id: 'conv_8' } }, 'conv_8'],
  ])('says that the server holds the history behind %s', (_, held, session) => {
    expect(call({ request: { ...request, ...held }, response })).toMatchObject({
      system: 'Count loaves.',
      messages: [{ role: 'user', text: 'And the second?' }],
      context: { marks: ['history-elsewhere'], session },
    });
  });

  it('says nothing of the history when the request holds it all', () => {
    expect(call({ request: { ...request, previous_response_id: null }, response })?.context.marks).toEqual([]);
  });

  it('follows encrypted reasoning from the answer that issued it to the request that sends it back', () => {
    const reasoning = { type: 'reasoning', encrypted_content: 'b3Zlbg==', summary: [] };
    const issued = call({ request, response: { ...response, output: [reasoning] } });
    const used = call({ request: { ...request, input: [reasoning, { role: 'user', content: 'Go on.' }] }, response });
    expect(issued?.context).toMatchObject({ issuedSignatures: [hashSignature('b3Zlbg==')], usedSignatures: [] });
    expect(used?.context).toMatchObject({ issuedSignatures: [], usedSignatures: [hashSignature('b3Zlbg==')] });
  });

  it('tells a refusal by its content, not by the state of the response', () => {
    const output = [{ type: 'message', role: 'assistant', content: [{ type: 'refusal', refusal: 'No lye.' }] }];
    expect(call({ request, response: { ...response, output } })).toMatchObject({ response: 'No lye.', stopReason: 'refusal' });
  });

  it('marks an answer that was logged before it was finished', () => {
    const output = [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Tw' }] }];
    const unfinished = { ...response, status: 'in_progress', output };
    expect(call({ request, response: unfinished })?.context.marks).toEqual(['answer-cut']);
  });
});

describe('openai: streams', () => {
  const request = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Rye?' }], stream: true };
  const chunk = (delta: object, rest: object = {}): object => ({
    id: 'c1',
    choices: [{ index: 0, delta, ...rest }],
    obfuscation: 'x7Gh2',
  });

  it('are put together without their padding', () => {
    const response = [chunk({ content: 'Ry' }), chunk({ content: 'e.' }), chunk({}, { finish_reason: 'stop' })];
    expect(call({ request, response })).toMatchObject({ response: 'Rye.', stopReason: 'stop', context: { marks: [] } });
  });

  it('are marked when their end was not logged', () => {
    expect(call({ request, response: [chunk({ content: 'Ry' })] })).toMatchObject({
      response: 'Ry',
      context: { marks: ['answer-cut'] },
    });
  });

  it('have their end in the mark that closes them when no chunk says why they stopped', () => {
    expect(call({ request, response: [chunk({ content: 'Rye.' }), '[DONE]'] })?.context.marks).toEqual([]);
  });

  it('leave out chunks of another response', () => {
    const other = { id: 'c2', choices: [{ index: 0, delta: { content: 'Oat' } }] };
    const response = [chunk({ content: 'Ry' }), other, chunk({ content: 'e.' }, { finish_reason: 'stop' })];
    expect(call({ request, response })?.response).toBe('Rye.');
  });

  it('are read from their raw text', () => {
    const response = `data: ${JSON.stringify(chunk({ content: 'Rye.' }))}\n\ndata: {"id":"c1","cho\n\ndata: [DONE]\n\n`;
    expect(call({ request, response })).toMatchObject({ format: 'openai', response: 'Rye.', context: { marks: [] } });
  });

  it('tell a refusal', () => {
    const response = [chunk({ refusal: 'No.' }), chunk({}, { finish_reason: 'stop' })];
    expect(call({ request, response })).toMatchObject({ response: 'No.', stopReason: 'refusal' });
  });

  it('have the text of the last event when no piece was logged', () => {
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'Rye.' }] }];
    const whole = { id: 'r1', status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output };
    const response = [{ type: 'response.created' }, { type: 'response.incomplete', response: whole }];
    expect(call({ request, response })).toMatchObject({
      response: 'Rye.',
      stopReason: 'max_output_tokens',
      context: { marks: [] },
    });
  });
});

describe('anthropic: reasoning and streams', () => {
  const request = { model: 'claude-x', max_tokens: 90, messages: [{ role: 'user', content: 'Rye?' }] };
  const start = { type: 'message_start', message: { id: 'm1', model: 'claude-x', usage: { input_tokens: 5, output_tokens: 1 } } };
  const events = [
    start,
    { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'grain' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'Y3J1' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c3Q=' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'content_block_start', index: 1, content_block: { type: 'redacted_thinking', data: 'aGlk' } },
    { type: 'content_block_stop', index: 1 },
    { type: 'content_block_start', index: 2, content_block: { type: 'tool_use', id: 't1', name: 'stock', input: {} } },
    { type: 'content_block_delta', index: 2, delta: { type: 'input_json_delta', partial_json: '{"grain":' } },
    { type: 'content_block_stop', index: 2 },
    { type: 'content_block_start', index: 3, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 3, delta: { type: 'text_delta', text: 'Rye.' } },
    { type: 'content_block_stop', index: 3 },
    { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 9, cache_read_input_tokens: 30 } },
    { type: 'message_stop' },
  ];

  it('puts a stream together: text, signatures, all input', () => {
    expect(call({ request, response: events })).toMatchObject({
      response: 'Rye.',
      stopReason: 'tool_use',
      inputTokens: 35,
      outputTokens: 9,
      context: { marks: [], issuedSignatures: [hashSignature('Y3J1c3Q='), hashSignature('aGlk')] },
    });
  });

  it('keeps the signature of a block whose end was not logged, and says that the answer is cut', () => {
    expect(call({ request, response: events.slice(0, 5) })?.context).toMatchObject({
      marks: ['answer-cut'],
      issuedSignatures: [hashSignature('Y3J1c3Q=')],
    });
  });

  it('gives no signatures to a call without reasoning', () => {
    const response = { role: 'assistant', content: [{ type: 'text', text: 'Rye.' }], stop_reason: 'refusal' };
    expect(call({ request, response })).toMatchObject({
      stopReason: 'refusal',
      context: { issuedSignatures: [], usedSignatures: [] },
    });
  });
});

describe('the envelope', () => {
  it('may name a visit, a trace and a country', () => {
    const request = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Rye?' }] };
    const row = { request, response: { choices: [] }, session_id: 'visit-3', trace_id: 't-4', country: 'NL' };
    expect(call(row)?.context).toMatchObject({ session: 'visit-3', traceId: 't-4', country: 'NL' });
  });
});
