import { describe, expect, test } from 'vitest';
import { payloadHash } from '../../src/account/content-features.js';
import { conversationHash } from '../../src/account/conversation-hash.js';
import type { LogRecord, Message } from '../../src/record/record.js';
import { buildRecord } from './build-record.js';

const turn = (role: Message['role'], text: string): Message => ({ role, text });
const call = (...messages: Message[]): LogRecord => ({ ...buildRecord({}), messages });

describe.each([
  ['short', 'Which flour for rye?'],
  ['long', 'Proof the loaf until it has doubled. '.repeat(1_000)],
])('a %s first message', (_, first) => {
  test('names its conversation alike when it is new and when it comes back', () => {
    const payload = payloadHash(first);
    const later = call(turn('user', first), turn('assistant', ''), turn('user', 'And then?'));
    expect(conversationHash(call(turn('user', first)), first, payload)).toBe(payload);
    expect(conversationHash(later, 'And then?', payloadHash('And then?'))).toBe(payload);
    expect(conversationHash(later, 'And then?', payloadHash('And then?'))).toBe(payload);
  });
});

test('a call without messages belongs to no conversation', () => {
  expect(conversationHash(call(), '', 0)).toBe(0);
});
