import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyFlags, usualFlags } from '../../src/source/check-row.js';
import { namesOf } from '../../src/source/odd-rows.js';
import { ROW_DUPLICATE_KEYS, ROW_FLAGS, ROW_LONE_SURROGATE } from '../../src/source/row-flags.js';
import { collectRows, containerFixture } from './collect-rows.js';

test('every flag is one bit of its own', () => {
  const bits = Object.values(ROW_FLAGS);
  expect(bits.reduce((sum, bit) => sum | bit, 0)).toBe(2 ** bits.length - 1);
});

test('what is odd about a row is flagged, and nothing else', async () => {
  const { rows } = await collectRows(containerFixture('odd-rows.ndjson'));
  expect(rows.map(({ flags }) => namesOf(flags))).toEqual([
    ['keys-duplicate'],
    ['surrogate-lone'],
    ['number-wide'],
    [],
    ['keys-duplicate'],
    [],
    ['keys-duplicate', 'surrogate-lone'],
    ['character-replaced'],
    ['character-replaced'],
  ]);
});

test('whole numbers beyond 2^53 are there with all their digits', async () => {
  const { rows } = await collectRows(containerFixture('odd-rows.ndjson'));
  expect(rows[2]?.value).toEqual({
    loan: 3,
    ticks: '638764416000000001',
    shelf: { id: '-9007199254740993' },
    title: '9007199254740993 " : \\',
  });
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
      expect(keyFlags(text, JSON.parse(text)) === ROW_DUPLICATE_KEYS).toBe(twice);
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
