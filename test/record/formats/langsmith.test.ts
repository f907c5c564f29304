import { expect, it } from 'vitest';
import type { Row } from '../../../src/record/format.js';
import { fixtureRows, normaliseAll } from '../format-fixtures.js';

const [run = {}, openai = {}] = fixtureRows('langsmith/sample.ndjson');

function only(row: Row) {
  const { records, problems } = normaliseAll([row]);
  expect(problems).toEqual([]);
  return records[0];
}

it('a Parquet export, with JSON text in its columns, gives the same call', () => {
  const { inputs, outputs, extra, inputs_s3_urls, outputs_s3_urls } = run;
  const texts = Object.fromEntries(
    Object.entries({ inputs, outputs, extra, inputs_s3_urls, outputs_s3_urls }).map(([key, value]) => [
      key,
      JSON.stringify(value),
    ]),
  );
  expect(only({ ...run, ...texts })).toEqual({ ...only(run), nested: true });
});

it('only runs of type llm are calls', () => {
  expect(normaliseAll([{ ...run, run_type: 'tool' }]).skips).toEqual(['run of another type than llm']);
});

it('the tracing project is no session', () => {
  expect(only(openai)?.context.session).toBeNull();
});

it('a body behind a URL is marked only while the text is missing', () => {
  const urls = { ROOT: { presigned_url: 'https://blobs.example.test/a' } };
  expect(only({ ...run, inputs_s3_urls: urls })?.context.marks).toEqual([]);
  expect(only({ ...run, inputs: {}, inputs_s3_urls: urls })?.context.marks).toEqual(['body-elsewhere']);
  expect(only({ ...run, outputs: null, s3_urls: { outputs: urls } })?.context.marks).toEqual(['body-elsewhere']);
});

it.each([
  ['older messages', { messages: [{ type: 'human', data: { content: 'How tall?' } }] }, 'How tall?'],
  [
    'messages of the API',
    {
      messages: [
        { type: 'ai', content: 'Hm' },
        { type: 'human', content: 'How tall?' },
      ],
    },
    'How tall?',
  ],
  ['tuples', { messages: [['human', 'How tall?']] }, 'How tall?'],
  ['a prompt of a completion model', { prompt: 'How tall?' }, 'How tall?'],
  ['arguments by name', { question: 'How tall?', place: { name: 'the tower' } }, 'How tall?\nthe tower'],
])('reads %s', (_, inputs, text) => {
  expect(only({ ...run, inputs })?.messages.at(-1)).toEqual({ role: 'user', text });
});

it.each([
  ['a message', { role: 'assistant', content: 'Tall' }],
  ['a LangChain message', { lc: 1, id: ['AIMessage'], kwargs: { content: 'Tall' } }],
  [
    'a list of messages',
    {
      messages: [
        { role: 'user', content: 'How tall?' },
        { role: 'assistant', content: 'Tall' },
      ],
    },
  ],
  ['an output by name', { output: 'Tall' }],
  ['an output with a message', { output: { role: 'assistant', content: 'Tall' } }],
  ['chunks', { output: ['Ta', 'll'] }],
])('reads %s as the answer', (_, outputs) => {
  expect(only({ ...run, outputs })?.response).toBe('Tall');
});

it('an answer that only calls a tool has no text but is there', () => {
  const message = { lc: 1, id: ['AIMessage'], kwargs: { content: '', tool_calls: [{ name: 'foghorn' }] } };
  expect(only({ ...run, outputs: { generations: [[{ text: '', message }]] } })).toMatchObject({ response: '', status: 'ok' });
});

it('a placeholder is missing text and is marked', () => {
  const inputs = { messages: [{ role: 'user', content: '[REDACTED]' }] };
  expect(only({ ...run, inputs })).toMatchObject({
    messages: [{ role: 'user', text: '' }],
    context: { marks: ['text-redacted'] },
  });
});
