import { expect, test } from 'vitest';
import { litellmLines, writeLogs } from '../../litellm-log.js';
import { readCalls } from './read-calls.mjs';

const call = (atMs: number, text: string, system?: string) => ({ atMs, text, model: 'slate-2', ...(system && { system }) });

test('calls come by account and time, a request logged twice once', async () => {
  const lines = litellmLines([
    { name: 'weir', calls: [call(5_000, 'How deep is the mill pond?', 'You know mills.'), call(2_000, 'Who dug the leat?')] },
    { name: 'ash', calls: [call(3_000, 'Name a windmill.')] },
  ]);
  const log = await readCalls(writeLogs({ 'one.ndjson': lines, 'two.ndjson.gz': lines.slice(1) }));
  expect([...log]).toEqual([
    ['ash', [{ atMs: 3_000, system: '', text: 'Name a windmill.' }]],
    [
      'weir',
      [
        { atMs: 2_000, system: '', text: 'Who dug the leat?' },
        { atMs: 5_000, system: 'You know mills.', text: 'How deep is the mill pond?' },
      ],
    ],
  ]);
});

test('another export format is read as well', async () => {
  const row = {
    timestamp: '2026-05-04T07:00:00Z',
    identity: { arn: 'arn:aws:iam::111122223333:user/weir' },
    modelId: 'slate.two-v1:0',
    requestId: 'r-1',
    operation: 'Converse',
    schemaType: 'ModelInvocationLog',
    schemaVersion: '1.0',
    accountId: '111122223333',
    region: 'eu-west-1',
    input: { inputBodyJson: { messages: [{ role: 'user', content: [{ text: 'How deep is the mill pond?' }] }] } },
    output: { outputBodyJson: { output: { message: { role: 'assistant', content: [{ text: 'Nine feet.' }] } } } },
  };
  const log = await readCalls(writeLogs({ 'calls.ndjson': [JSON.stringify(row)] }));
  expect([...log.values()].flat()).toEqual([{ atMs: Date.UTC(2026, 4, 4, 7), system: '', text: 'How deep is the mill pond?' }]);
});
