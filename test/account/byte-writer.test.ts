import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteReader, createByteWriter } from '../../src/account/byte-writer.js';

test('what was written is read back, also past the first buffer', () => {
  const item = fc.oneof(
    fc.record({ kind: fc.constant('u32' as const), value: fc.nat(0xffffffff) }),
    fc.record({ kind: fc.constant('f64' as const), value: fc.double() }),
    fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'binary', maxLength: 40_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      const out = createByteWriter();
      for (const one of items) {
        if (one.kind === 'u32') out.u32(one.value);
        else if (one.kind === 'f64') out.f64(one.value);
        else out.text(one.value);
      }
      const from = createByteReader(out.finish());
      for (const { kind, value } of items) expect(from[kind]()).toBe(value);
      expect(from.rest()).toBe(0);
    }),
    { numRuns: 40 },
  );
});

test('numbers are little-endian on every machine', () => {
  const out = createByteWriter();
  out.u32(0x01020304);
  out.u8(255);
  out.words(Uint32Array.of(4, 5, 6), 1, 1);
  expect([...out.finish()]).toEqual([4, 3, 2, 1, 255, 5, 0, 0, 0]);
});

test('words larger than the buffer are written whole, and read into the part of an array that is meant', () => {
  const values = Uint32Array.from({ length: 40_000 }, (_, index) => index * 100_003);
  const out = createByteWriter();
  out.words(values, 0, values.length);
  const back = new Uint32Array(values.length + 2);
  createByteReader(out.finish()).words(back, 1, values.length);
  expect([...back]).toEqual([0, ...values, 0]);
});

test('reading past the end is a RangeError', () => {
  const from = createByteReader(Uint8Array.of(1, 2));
  expect(() => from.u32()).toThrow(RangeError);
});
