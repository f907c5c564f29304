import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ANSWER, readAnswer } from '../../src/record/answer.js';
import { isStreamCut, openBodyText } from '../../src/record/body-text.js';

const chunk = (content: string, stop: string | null) => ({ id: 'c1', choices: [{ delta: { content }, finish_reason: stop }] });
const eventsOf = (...chunks: object[]): string => chunks.map((each) => `data: ${JSON.stringify(each)}\n\n`).join('');

describe('openBodyText', () => {
  it('opens JSON', () => {
    expect(openBodyText(' {"loaf": 1}')).toEqual({ kind: 'body', body: { loaf: 1 } });
  });

  it('opens server-sent events as a list, without comments, names and the closing word', () => {
    const text = `: lit\nevent: chunk\n${eventsOf(chunk('Rye', null), chunk('.', 'stop'))}data: [DONE]\n`;
    const opened = openBodyText(text);
    expect(opened).toEqual({ kind: 'body', body: [chunk('Rye', null), chunk('.', 'stop')] });
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

describe('isStreamCut', () => {
  it('is true of events without the one that ends the answer', () => {
    const events = [chunk('Rye', null)];
    expect(isStreamCut(events, readAnswer(events))).toBe(true);
  });

  it('is false of events that end, of whole answers, and where there is no answer', () => {
    const events = [chunk('Rye', null), chunk('.', 'length')];
    expect(isStreamCut(events, readAnswer(events))).toBe(false);
    expect(isStreamCut({ content: [] }, { ...NO_ANSWER, text: 'Rye.' })).toBe(false);
    expect(isStreamCut([], NO_ANSWER)).toBe(false);
  });
});
