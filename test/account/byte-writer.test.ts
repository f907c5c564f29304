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
  out.array(Uint32Array.of(5));
  expect([...out.finish()]).toEqual([4, 3, 2, 1, 255, 5, 0, 0, 0]);
});

test('an array larger than the buffer is written whole', () => {
  const values = Float64Array.from({ length: 40_000 }, (_, index) => index / 3);
  const out = createByteWriter();
  out.array(values);
  const back = new Float64Array(values.length);
  createByteReader(out.finish()).fill(back);
  expect(back).toEqual(values);
});

test('reading past the end is a RangeError', () => {
  const from = createByteReader(Uint8Array.of(1, 2));
  expect(() => from.u32()).toThrow(RangeError);
});
