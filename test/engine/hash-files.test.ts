import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginHashes, finishHashes, hashFiles } from '../../src/engine/hash-files.js';

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-hash-'));

function storedFile(bytes: Uint8Array) {
  const location = join(folder, 'log.ndjson');
  writeFileSync(location, bytes);
  return { index: 3, path: 'log.ndjson', location, sizeBytes: bytes.length };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a file has one hash, whatever part of its bytes was brought by a reader, in whatever order, some of them twice', async () => {
  const ranges = fc.array(fc.tuple(fc.nat(600), fc.nat(300)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 700 }), ranges, async (bytes, brought) => {
      const begun = beginHashes([storedFile(bytes)]);
      for (const [byte, length] of brought)
        if (byte < bytes.length) begun.get(3)?.take(Buffer.from(bytes.subarray(byte, byte + length)), byte);
      expect(await finishHashes(begun)).toEqual(new Map([[3, sha256(bytes)]]));
    }),
    { numRuns: 60 },
  );
});

test('a buffer that is used again does not change what was hashed from it', async () => {
  const bytes = Buffer.from('flour and water, salt and time');
  const begun = beginHashes([storedFile(bytes)]);
  const buffer = Buffer.alloc(10);
  for (let byte = 0; byte < bytes.length; byte += 10) begun.get(3)?.take(buffer.subarray(0, bytes.copy(buffer, 0, byte)), byte);
  expect((await finishHashes(begun)).get(3)).toBe(sha256(bytes));
});

test('a file that grew after it was opened is refused, also when all it had then was brought', async () => {
  const bytes = Buffer.from('{"loaf":1}\n');
  const file = storedFile(bytes);
  const begun = beginHashes([file]);
  begun.get(3)?.take(bytes, 0);
  appendFileSync(file.location, '{"loaf":2}\n');
  await expect(finishHashes(begun)).rejects.toMatchObject({ code: 'E_INPUT_CHANGED' });
  await expect(hashFiles([file])).rejects.toMatchObject({ code: 'E_INPUT_CHANGED' });
});
