import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactText, mayBeWide, parseExactly } from '../../src/source/wide-number.js';

const whole = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const isSafe = (number: bigint): boolean => Number.isSafeInteger(Number(number));

/** JSON with whole numbers, fractions and strings that look like either. */
const list = fc
  .array(
    fc.oneof(
      whole.map((number) => ({
        text: String(number),
        value: isSafe(number) ? Number(number) : String(number),
        wide: !isSafe(number),
      })),
      fc
        .oneof(fc.string({ unit: 'binary' }), whole.map(String), fc.double({ noNaN: true, noDefaultInfinity: true }))
        .filter((scalar) => typeof scalar === 'string' || !Number.isInteger(scalar))
        .map((scalar) => ({ text: JSON.stringify(scalar), value: scalar, wide: false })),
    ),
    { maxLength: 6 },
  )
  .map((items) => ({
    text: `{"list": [${items.map(({ text }) => text).join(' , ')}]}`,
    values: items.map(({ value }) => value),
    isWide: items.some(({ wide }) => wide),
  }));

describe('a row with whole numbers', () => {
  test('differs from what JSON.parse gives only in those beyond 2^53, which keep their digits', () => {
    fc.assert(
      fc.property(list, ({ text, values, isWide }) => {
        expect((parseExactly(text) as { list: unknown }).list).toEqual(values);
        if (!isWide) expect(exactText(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('is looked at whenever it holds one beyond 2^53, wherever the row lies in the bytes', () => {
    fc.assert(
      fc.property(list, fc.nat({ max: 40 }), ({ text, isWide }, start) => {
        const bytes = Buffer.from(`${'7'.repeat(start)}${text}777777777777777777`);
        if (isWide) expect(mayBeWide(bytes, start, start + Buffer.byteLength(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('is not looked at for the digits of a fraction or at the start of a string', () => {
    for (const text of ['{"cost":0.12345678901234567890}', '{"id":"12345678901234567890"}', '{"id":999999999999999}'])
      expect(mayBeWide(Buffer.from(text), 0, text.length)).toBe(false);
  });

  test('2^53 and the next number stay two', () => {
    expect(parseExactly('{"a":9007199254740993,"b":9007199254740992,"c":9007199254740991}')).toEqual({
      a: '9007199254740993',
      b: '9007199254740992',
      c: 9007199254740991,
    });
  });

  test('is refused where JSON.parse refuses it', () => {
    for (const text of ['{"a":01234567890123456789}', '{12345678901234567890:1}', '{"a":12345678901234567890 1}'])
      expect(() => parseExactly(text)).toThrow(SyntaxError);
  });
});
