import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectTurns } from '../../src/record/new-turns.js';

const user = (content: unknown) => ({ role: 'user', content });
const bot = (content: unknown) => ({ role: 'assistant', content });
const system = (content: unknown) => ({ role: 'system', content });

describe('collectTurns', () => {
  it('takes what follows the last assistant turn as new, and keeps no text before it but that of the first turn', () => {
    expect(collectTurns([user('Rye?'), bot('Yes.'), user('Why?'), user('And oats?')], null)).toEqual({
      system: null,
      messages: [
        { role: 'user', text: 'Rye?' },
        { role: 'assistant', text: '' },
        { role: 'user', text: 'Why?' },
        { role: 'user', text: 'And oats?' },
      ],
      newFrom: 2,
    });
  });

  it('looks behind a prefill for the last assistant turn', () => {
    const { messages, newFrom } = collectTurns([user('a'), bot('b'), user('c'), bot('d')], null);
    expect(newFrom).toBe(2);
    expect(messages.slice(2)).toEqual([
      { role: 'user', text: 'c' },
      { role: 'assistant', text: 'd' },
    ]);
  });

  it('joins all system texts by a blank line, wherever they stand', () => {
    const {
      system: text,
      messages,
      newFrom,
    } = collectTurns([system('one'), user('a'), bot('b'), system(['two']), user('c')], 'zero');
    expect(text).toBe('zero\n\none\n\ntwo');
    expect(messages).toHaveLength(3);
    expect(newFrom).toBe(2);
  });

  it('splits a message with tool results into a tool turn and a user turn', () => {
    const parts = [
      { type: 'tool_result', content: [{ type: 'text', text: '230' }] },
      { type: 'text', text: 'Log it.' },
      { type: 'image' },
    ];
    expect(collectTurns([user(parts)], null).messages).toEqual([
      { role: 'tool', text: '230' },
      { role: 'user', text: 'Log it.' },
    ]);
    expect(collectTurns([user([{ toolResult: { content: [{ text: '4 bags' }, { json: { n: 4 } }] } }])], null).messages).toEqual([
      { role: 'tool', text: '4 bags' },
    ]);
  });

  it('has at least as many turns when the conversation goes on, with new turns after the old ones', () => {
    const part = fc.constantFrom(
      { type: 'text', text: 'x' },
      { type: 'tool_result', content: 'r' },
      { type: 'image' },
      'plain',
      null,
    );
    const message = fc.record({
      role: fc.constantFrom('user', 'assistant', 'system', 'tool', 'developer', 7),
      content: fc.oneof(fc.constant('t'), fc.array(part), fc.constant(null)),
    });
    fc.assert(
      fc.property(fc.array(message), fc.array(message), (earlier, later) => {
        const before = collectTurns(earlier, null);
        const after = collectTurns([...earlier, bot('answer'), user('next'), ...later], null);
        expect(before.newFrom).toBeLessThanOrEqual(before.messages.length);
        expect(before.messages.slice(2, Math.max(2, before.newFrom)).every(({ text }) => text === '')).toBe(true);
        expect(before.messages.every(({ role }) => role !== 'system')).toBe(true);
        expect(after.messages.length).toBeGreaterThanOrEqual(before.messages.length + 2);
        expect(after.newFrom).toBeGreaterThan(before.messages.length);
        expect(after.messages.map(({ role }) => role).slice(0, before.messages.length)).toEqual(
          before.messages.map(({ role }) => role),
        );
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.array(fc.anything()), (list) => void collectTurns(list, null)));
  });
});
