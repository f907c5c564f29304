import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBytes, IS_ASCII, IS_UTF8, UNCHECKED } from '../../src/source/utf8.js';

test('bytes called ASCII are the same text as Latin-1 and as UTF-8; no others that are UTF-8 are left unchecked', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.uint8Array({ max: 127, maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, (values) => {
      const buffer = Buffer.from(values);
      const checked = checkBytes(buffer);
      expect(checked !== UNCHECKED).toBe(isUtf8(buffer));
      expect(checked === IS_ASCII).toBe(values.every((byte) => byte < 0x80));
      if (checked === IS_ASCII) expect(buffer.toString('latin1')).toBe(buffer.toString('utf8'));
    }),
  );
  expect(checkBytes(Buffer.from('Körner'))).toBe(IS_UTF8);
});
