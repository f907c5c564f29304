import { describe, expect, it } from 'vitest';
import { fixtureAids, fixtureRows, normaliseAll } from '../format-fixtures.js';

const lineOf = (text: string) => ({ line: `INFO 03-02 07:14:09 [logger.py:43] ${text}` });
const recordOf = (text: string) => normaliseAll([lineOf(text)]).records[0];

describe('wordings of several versions', () => {
  it.each([
    ["Received request a-1: prompt: 'Rye?', sampling params: SamplingParams(n=1, max_tokens=16), prompt token ids: [1, 2]."],
    [
      "Received request a-1: prompt: 'Rye?', params: SamplingParams(n=1, max_tokens=16), prompt_token_ids: [1, 2], lora_request: None.",
    ],
    [
      "Received request a-1: prompt: 'Rye?', params: SamplingParams(n=1, max_tokens=16), prompt_token_ids: [1, 2], prompt_embeds shape: torch.Size([1, 2]), lora_request: LoRARequest(lora_name='x, y'), prompt_adapter_request: None.",
    ],
  ])('%s', (text) => {
    expect(recordOf(text)).toMatchObject({
      requestId: 'a-1',
      messages: [{ role: 'user', text: 'Rye?' }],
      parameters: { n: 1, maxTokens: 16 },
      inputTokens: 2,
    });
  });

  it('reads a request whose prompt is logged elsewhere or nowhere', () => {
    const record = recordOf('Received request a-1: params: SamplingParams(n=1, temperature=0.5), lora_request: None.');
    expect(record).toMatchObject({ messages: [], parameters: { temperature: 0.5 } });
    expect(record?.context.marks).toEqual(['best-effort', 'text-not-exported']);
  });
});

it('takes no line inside a prompt for a line of the logger', () => {
  const text =
    "Received request a-1: prompt: 'INFO 03-02 07:14:09 [logger.py:43] Received request b-2: prompt: \\'no\\'', params: None";
  const { records } = normaliseAll([lineOf(text)]);
  expect(records.map(({ requestId }) => requestId)).toEqual(['a-1']);
  expect(records[0]?.messages[0]?.text).toContain("b-2: prompt: 'no'");
});

it('has no time without a year, even when a zone may be assumed', () => {
  const { records } = normaliseAll(fixtureRows('vllm/sample.ndjson'), { assumeTimeZone: 'Europe/Berlin' }, fixtureAids('vllm'));
  expect(records.map(({ zone }) => zone)).toEqual(['absent', 'offset', 'absent', 'absent', 'absent']);
});

it('skips lines of other loggers and the pieces of a streamed answer', () => {
  const lines = [
    'Added request a-1.',
    "Generated response a-1 (streaming delta): output: 'R', output_token_ids: [1], finish_reason: streaming",
  ];
  const { records, skips } = normaliseAll([...lines.map(lineOf), { line: 'Traceback (most recent call last):' }]);
  expect(records).toEqual([]);
  expect(new Set(skips)).toEqual(new Set(['server log line without a request']));
  expect(skips).toHaveLength(3);
});

it('leaves rows with more fields than a line to others', () => {
  expect(normaliseAll([{ line: 'INFO: x', prompt: 'Rye?', account: 'a' }]).formats).toEqual(['generic']);
});
