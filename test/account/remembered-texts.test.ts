import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRememberedTexts, recall, remember } from '../../src/account/remembered-texts.js';

const BOUNDS = { slots: 8, longestChars: 40, mostChars: 200 };
const entry = fc.record({
  kind: fc.constantFrom(0, 3, 31),
  text: fc.string({ unit: fc.constantFrom(...'ry é'), maxLength: 60, size: 'max' }),
  value: fc.nat(0xffffffff),
});

test('a text is recalled with its last number or not at all, whatever came between', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
      const remembered = createRememberedTexts(BOUNDS);
      const last = new Map<string, number>();
      for (const { kind, text, value } of entries) {
        remember(remembered, kind, text, value);
        last.set(`${kind} ${text}`, value);
        for (const each of entries) {
          expect([-1, last.get(`${each.kind} ${each.text}`) ?? -1]).toContain(recall(remembered, each.kind, each.text));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the text that came last is recalled unless it is too long', () => {
  const remembered = createRememberedTexts(BOUNDS);
  remember(remembered, 1, 'rye', 0xfffffffe);
  expect(recall(remembered, 1, 'rye')).toBe(0xfffffffe);
  expect(recall(remembered, 2, 'rye')).toBe(-1);
  remember(remembered, 1, 'r'.repeat(41), 7);
  expect(recall(remembered, 1, 'r'.repeat(41))).toBe(-1);
});

test('no more characters are held than one text above the bound', () => {
  const remembered = createRememberedTexts(BOUNDS);
  for (let i = 0; i < 100; i++) {
    remember(remembered, 0, `${i} `.repeat(10), i);
    const held = remembered.texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
    expect(held).toBe(remembered.heldChars);
    expect(held).toBeLessThanOrEqual(BOUNDS.mostChars + BOUNDS.longestChars);
  }
});
