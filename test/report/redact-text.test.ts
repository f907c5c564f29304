import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT_CHARS, redactText } from '../../src/report/redact-text.js';

describe('redacting a text', () => {
  test('what is found is gone, and a mark with the reason stands there', () => {
    const { text, removals } = redactText('write to rye@mill.example from 203.0.113.9');
    expect(text).toBe('write to [R-EMAIL removed] from [R-IP removed]');
    expect(removals).toEqual([
      { rule: 'email', reasonCode: 'R-EMAIL', start: 9, length: 16 },
      { rule: 'ip-address', reasonCode: 'R-IP', start: 31, length: 11 },
    ]);
  });

  test('unseen characters and full-width forms do not hide a number', () => {
    const { text } = redactText('4111\u200b 1111 11\u206011 1111 and rye\uff20mill.example and \uff14111111111111111');
    expect(text).toBe('[R-CARD removed] and [R-EMAIL removed] and [R-CARD removed]');
  });

  test('findings that overlap are removed once, for the reason of the first', () => {
    const { text, removals } = redactText('a -----BEGIN PRIVATE KEY----- rye@mill.example -----END PRIVATE KEY----- z');
    expect(text).toBe('a [R-KEY removed] z');
    expect(removals).toHaveLength(1);
  });

  test('a text without findings stays as it is, character for character', () => {
    const text = 'A loaf\u200b of \ud83e\udd50 and \ud800 half';
    expect(redactText(text)).toEqual({ text, removals: [] });
  });

  test('what lies behind the longest text that is read is removed unread', () => {
    const { text, removals } = redactText(`${'a '.repeat(MAX_TEXT_CHARS / 2)}rye`);
    expect(text.endsWith('a [R-LENGTH removed]')).toBe(true);
    expect(removals).toEqual([{ rule: 'length', reasonCode: 'R-LENGTH', start: MAX_TEXT_CHARS, length: 3 }]);
  });
});

const secrets = ['rye@mill.example', '4111 1111 1111 1111', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a', '203.0.113.9'];

test('a secret among any other words is removed, and nothing else of the text is lost', () => {
  const words = fc.array(fc.constantFrom('loaf', 'crumb,', 'rye.', '(salt)', '\u200b', 'größer'), { maxLength: 8 });
  fc.assert(
    fc.property(words, fc.constantFrom(...secrets), words, (before, secret, after) => {
      const full = [...before, secret, ...after].join(' ');
      const { text, removals } = redactText(full);
      expect(text).not.toContain(secret);
      const [only] = removals;
      expect(removals).toHaveLength(1);
      const { start, length, reasonCode } = only as (typeof removals)[number];
      expect(text).toBe(`${full.slice(0, start)}[${reasonCode} removed]${full.slice(start + length)}`);
    }),
  );
});

test('removals are apart and in order, and what is left of any text is the text without them', () => {
  const part = fc.oneof(fc.constantFrom(...secrets, ' ', '+49', '-', 'eyJ'), fc.string({ unit: 'binary', maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const full = parts.join('');
      const { text, removals } = redactText(full);
      let expected = '';
      let from = 0;
      for (const { start, length, reasonCode } of removals) {
        expect(start >= from && length > 0).toBe(true);
        expected += `${full.slice(from, start)}[${reasonCode} removed]`;
        from = start + length;
      }
      expect(text).toBe(expected + full.slice(from));
    }),
  );
});
