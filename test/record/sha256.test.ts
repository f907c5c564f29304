import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/record/sha256.js';

/** Examples of NIST (FIPS 180-4, one block and two blocks) and the empty message. */
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('of %j', (text, expected) => expect(sha256Hex(text)).toBe(expected));

test('is that of Node for any text, around the ends of blocks too', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('a', 'é', '\ud800', '\udc00', '€') }),
    fc.integer({ min: 50, max: 70 }).map((n) => 'a'.repeat(n)),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(sha256Hex(value)).toBe(createHash('sha256').update(value).digest('hex'));
    }),
  );
});
