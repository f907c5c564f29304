import { describe, expect, it } from 'vitest';
import { contentText } from '../../src/record/message-text.js';

describe('contentText', () => {
  it.each([
    ['a string', 'Rye?', 'Rye?'],
    ['nothing', null, ''],
    [
      'text parts, joined by a line break',
      [{ type: 'text', text: 'Rye' }, { text: 'or oats' }, 'or wheat'],
      'Rye\nor oats\nor wheat',
    ],
    [
      'OpenTelemetry parts',
      [
        { type: 'text', content: 'Rye' },
        { type: 'tool_call', name: 'stock' },
      ],
      'Rye',
    ],
    [
      'images, files and reasoning',
      [{ type: 'image_url', image_url: { url: 'x' } }, { type: 'thinking', thinking: 'hm' }, { type: 'file' }],
      '',
    ],
    ['a tool result of parts', [{ type: 'tool_result', content: [{ type: 'text', text: '230' }] }], '230'],
    ['a tool result as text', [{ type: 'tool_result', content: '230' }], '230'],
    ['a refusal', [{ type: 'refusal', refusal: 'I cannot.' }], 'I cannot.'],
    ['a single part without a list', { type: 'text', text: 'Rye' }, 'Rye'],
    ['a placeholder of redacted text', 'redacted-by-litellm', ''],
    ['a placeholder in a part', [{ type: 'text', text: '__REDACTED__' }], ''],
    ['a number', 7, ''],
  ])('of %s', (_, content, text) => {
    expect(contentText(content)).toBe(text);
  });

  it('can leave tool results out, or keep only them', () => {
    const parts = [
      { type: 'tool_result', content: '230' },
      { type: 'text', text: 'Log it.' },
    ];
    expect(contentText(parts, 'text')).toBe('Log it.');
    expect(contentText(parts, 'tool-result')).toBe('230');
  });
});
