import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginHashes, hashFiles } from '../../src/engine/hash-files.js';

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-hash-'));

function storedFile(bytes: Uint8Array) {
  const location = join(folder, 'log.ndjson');
  writeFileSync(location, bytes);
  return { index: 3, path: 'log.ndjson', location, sizeBytes: bytes.length };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a file has one hash, whatever of its bytes was brought or reached, in whatever order, some of them twice', async () => {
  const ranges = fc.array(fc.tuple(fc.nat(600), fc.nat(300), fc.boolean()), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 700 }), ranges, async (bytes, brought) => {
      const begun = beginHashes([storedFile(bytes)]);
      for (const [byte, length, isReached] of brought) {
        if (isReached) begun.reach(3, byte);
        if (byte < bytes.length) begun.take(3, Buffer.from(bytes.subarray(byte, byte + length)), byte);
      }
      expect(await begun.finish()).toEqual(new Map([[3, sha256(bytes)]]));
    }),
    { numRuns: 60 },
  );
});

test('a buffer that is used again does not change what was hashed from it', async () => {
  const bytes = Buffer.from('flour and water, salt and time');
  const begun = beginHashes([storedFile(bytes)]);
  const buffer = Buffer.alloc(10);
  for (let byte = 0; byte < bytes.length; byte += 10) begun.take(3, buffer.subarray(0, bytes.copy(buffer, 0, byte)), byte);
  expect((await begun.finish()).get(3)).toBe(sha256(bytes));
});

test('a file that grew after it was opened is refused, also when all it had then was brought', async () => {
  const bytes = Buffer.from('{"loaf":1}\n');
  const file = storedFile(bytes);
  const begun = beginHashes([file]);
  begun.take(3, bytes, 0);
  appendFileSync(file.location, '{"loaf":2}\n');
  await expect(begun.finish()).rejects.toMatchObject({ code: 'E_INPUT_CHANGED' });
  await expect(hashFiles([file])).rejects.toMatchObject({ code: 'E_INPUT_CHANGED' });
});

test('reaching a place in one file ends the files before it and leaves those behind it', async () => {
  const [rye, oats] = ['rye', 'oats'].map((grain, index) => {
    const location = join(folder, grain);
    writeFileSync(location, grain);
    return { index, path: grain, location, sizeBytes: grain.length };
  }) as [ReturnType<typeof storedFile>, ReturnType<typeof storedFile>];
  const begun = beginHashes([rye, oats]);
  begun.reach(1, 2);
  // Bytes that were passed already are not taken again, those that come next are.
  begun.take(0, Buffer.from('RYE'), 0);
  begun.take(1, Buffer.from('OATS'), 0);
  expect(await begun.finish()).toEqual(
    new Map([
      [0, sha256(Buffer.from('rye'))],
      [1, sha256(Buffer.from('oaTS'))],
    ]),
  );
});
