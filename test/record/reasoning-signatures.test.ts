import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/record/read-answer.js';
import { blockSignatures, hashSignature, usedSignatures } from '../../src/record/reasoning-signatures.js';

describe('hashSignature', () => {
  it('is sixteen hexadecimal digits, the same for the same text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(hashSignature(text)).toMatch(/^[0-9a-f]{16}$/);
        expect(hashSignature(text)).toBe(hashSignature(`${text}`));
      }),
    );
  });

  it('differs for 100,000 counted texts, and its two halves do not repeat each other', () => {
    const hashes = Array.from({ length: 100_000 }, (_, i) => hashSignature(`sig-${i}`));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.filter((hash) => hash.slice(0, 8) === hash.slice(8)).length).toBeLessThan(3);
  });
});

describe('blockSignatures', () => {
  it.each([
    ['a thinking block', { type: 'thinking', signature: 'a' }],
    ['a redacted one', { type: 'redacted_thinking', data: 'a' }],
    ['an encrypted reasoning item', { type: 'reasoning', encrypted_content: 'a' }],
    ['a Converse block', { reasoningContent: { reasoningText: { text: 't', signature: 'a' } } }],
    ['a redacted Converse block', { reasoningContent: { redactedContent: 'a' } }],
  ])('reads %s', (_, block) => {
    expect(blockSignatures([block])).toEqual([hashSignature('a')]);
  });

  it.each([
    ['text', { type: 'text', text: 'a', signature: 'a' }],
    ['an unsigned thought', { type: 'thinking', thinking: 'a', signature: '' }],
    ['a tool call', { type: 'tool_use', id: 'a' }],
    ['no block', 'a'],
  ])('finds none in %s', (_, block) => {
    expect(blockSignatures([block])).toEqual([]);
  });

  it('keeps a thousand at most', () => {
    const blocks = Array.from({ length: 3000 }, (_, i) => ({ type: 'thinking', signature: `${i}` }));
    expect(blockSignatures(blocks)).toHaveLength(1000);
    expect(usedSignatures([{ content: blocks }, { content: blocks }])).toHaveLength(1000);
  });
});

it('thought signatures of Gemini are issued in parts and sent back in contents', () => {
  const parts = [{ text: 'Rye.', thoughtSignature: 'c2lnbg==' }];
  const hash = hashSignature('c2lnbg==');
  expect(readAnswer({ candidates: [{ content: { parts } }] }).signatures).toEqual([hash]);
  expect(usedSignatures([{ role: 'model', parts }])).toEqual([hash]);
});
