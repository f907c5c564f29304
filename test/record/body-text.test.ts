import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBodyText } from '../../src/record/body-text.js';
import { readAnswer } from '../../src/record/read-answer.js';

const chunk = (content: string, stop: string | null) => ({ id: 'c1', choices: [{ delta: { content }, finish_reason: stop }] });
const eventsOf = (...chunks: object[]): string => chunks.map((each) => `data: ${JSON.stringify(each)}\n\n`).join('');

describe('openBodyText', () => {
  it('opens JSON', () => {
    expect(openBodyText(' {"loaf": 1}')).toEqual({ kind: 'body', body: { loaf: 1 } });
  });

  it('opens server-sent events as a list, without comments and names', () => {
    const text = `: lit\nevent: chunk\n${eventsOf(chunk('Rye', null), chunk('.', 'stop'))}data: [DONE]\n`;
    const opened = openBodyText(text);
    expect(opened).toEqual({ kind: 'body', body: [chunk('Rye', null), chunk('.', 'stop'), '[DONE]'] });
    expect(readAnswer(opened.kind === 'body' ? opened.body : null)).toMatchObject({ text: 'Rye.', stopReason: 'stop' });
  });

  it('leaves plain text as it is', () => {
    expect(openBodyText('The data: none.')).toEqual({ kind: 'body', body: 'The data: none.' });
  });

  it('says that JSON is cut', () => {
    expect(openBodyText('{"messages":[{"role":"us')).toEqual({ kind: 'cut' });
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const opened = openBodyText(text);
        expect(['body', 'cut']).toContain(opened.kind);
      }),
    );
  });
});
