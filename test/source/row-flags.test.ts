import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allFlags, usualFlags } from '../../src/source/check-row.js';
import { exactRow, exactText } from '../../src/source/exact-row.js';
import { ROW_CUT_CELL, ROW_DUPLICATE_KEYS, ROW_LONE_SURROGATE, ROW_ROUNDED_NUMBER } from '../../src/source/row-flags.js';
import { collectRows, containerFixture } from './collect-rows.js';

test('every flag is one bit of its own', () => {
  const bits = [ROW_DUPLICATE_KEYS, ROW_LONE_SURROGATE, ROW_ROUNDED_NUMBER, ROW_CUT_CELL];
  expect(bits.reduce((sum, bit) => sum | bit, 0)).toBe(2 ** bits.length - 1);
});

test('duplicate keys, lone surrogates and rounded numbers are flagged, and nothing else', async () => {
  const { rows } = await collectRows(containerFixture('odd-rows.ndjson'));
  expect(rows.map(({ flags }) => flags)).toEqual([
    ROW_DUPLICATE_KEYS,
    ROW_LONE_SURROGATE,
    ROW_ROUNDED_NUMBER,
    0,
    ROW_DUPLICATE_KEYS,
    0,
    ROW_DUPLICATE_KEYS | ROW_LONE_SURROGATE,
  ]);
});

test('whole numbers beyond 2^53 are there exactly for a format that asks', async () => {
  const { rows } = await collectRows(containerFixture('odd-rows.ndjson'));
  expect(rows[2]?.value.ticks).toBe(638764416000000000);
  expect(rows[2]?.exact).toEqual({
    loan: 3,
    ticks: '638764416000000001',
    shelf: { id: '-9007199254740993' },
    title: '9007199254740993 " : \\',
  });
  expect(rows[3]?.exact).toEqual(rows[3]?.value);
});

/** JSON text with odd spacing and keys that may repeat, and whether one does. */
const object = fc.letrec<{ value: { text: string; twice: boolean } }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc
      .oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))
      .map((scalar) => ({
        text: JSON.stringify(scalar),
        twice: false,
      })),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => ({
      text: `[${items.map(({ text }) => text).join(' , ')}]`,
      twice: items.some(({ twice }) => twice),
    })),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', ':', '"', '\\', '__proto__', 'toString'), tie('value')), { maxLength: 4 })
      .map((entries) => ({
        text: `{${entries.map(([key, { text }]) => `${JSON.stringify(key)} :${text}`).join(',')}}`,
        twice: entries.some(([key, { twice }], i) => twice || entries.findIndex(([other]) => other === key) < i),
      })),
  ),
})).value;

test('duplicate keys are found exactly when there are some', () => {
  fc.assert(
    fc.property(object, ({ text, twice }) => {
      expect((allFlags(text, JSON.parse(text)) & ROW_DUPLICATE_KEYS) !== 0).toBe(twice);
    }),
    { numRuns: 500 },
  );
});

test('a lone surrogate is flagged exactly when a text is not well formed', () => {
  const units = fc.array(fc.constantFrom('\ud83d', '\udc26', 'a', '\\', '\u00e9', 'u', '"'), { maxLength: 8 });
  const written = (unit: string): string =>
    unit > '~' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(unit).slice(1, -1);
  fc.assert(
    fc.property(units, (parts) => {
      const text = `{"title":"${parts.map(written).join('')}"}`;
      const { title } = JSON.parse(text) as { title: string };
      expect(usualFlags(text) === ROW_LONE_SURROGATE).toBe(!title.isWellFormed());
    }),
    { numRuns: 1000 },
  );
});

test('the exact row differs from the parsed one only in whole numbers beyond 2^53', () => {
  const whole = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  fc.assert(
    fc.property(fc.array(fc.tuple(whole, fc.string()), { maxLength: 6 }), (entries) => {
      const text = `{"list":[${entries.map(([number, title]) => `${number},${JSON.stringify(title)}`).join(',')}]}`;
      const isSafe = (number: bigint): boolean => Number.isSafeInteger(Number(number));
      expect(exactRow(text).list).toEqual(
        entries.flatMap(([number, title]) => [isSafe(number) ? Number(number) : String(number), title]),
      );
      if (entries.every(([number]) => isSafe(number))) expect(exactText(text)).toBe(text);
    }),
  );
});
