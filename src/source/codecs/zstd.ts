import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import type { Codec, Decoder, Output } from './codec.js';
import { openNodeDecoder } from './node-decoder.js';
import { OUTPUT_BYTES } from './output-bytes.js';

/** What Node 22.15 and later have; the types of Node 20 do not know it. */
type CreateZstd = (options: { chunkSize: number }) => Transform & { readonly bytesWritten: number };
const createZstdDecompress = (zlib as unknown as { createZstdDecompress?: CreateZstd }).createZstdDecompress;

/** fzstd goes one call deeper with every frame of a piece; the smallest frame has 9 bytes, so this bounds it at some hundred. */
const MOST_PUSHED_BYTES = 4 * 1024;

/**
 * RFC 8878; several frames may follow one another, frames to skip among them. Node's own decoder where there is one; else fzstd, which
 * does not check the checksums of frames and refuses windows above 32 MiB.
 */
export const zstd: Codec = {
  id: 'zstd',
  title: 'zstd, also of several frames',
  startsWith: (head) =>
    head.length >= 4 && (head.readUInt32LE(0) === 0xfd2fb528 || (head.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50),
  open: (output) =>
    createZstdDecompress === undefined
      ? openFzstd(output)
      : openNodeDecoder(() => createZstdDecompress({ chunkSize: OUTPUT_BYTES }), output),
};

/** The decoder in JavaScript. */
export function openFzstd(output: Output): Decoder {
  let lastWasAtEnd = false;
  const stream = new Decompress((chunk, isLast) => {
    lastWasAtEnd = isLast === true;
    if (chunk.length > 0) output(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  });
  return {
    async write(stored) {
      for (let at = 0; at < stored.length; at += MOST_PUSHED_BYTES) {
        // A copy: the decoder keeps what it cannot use yet, and the bytes here are overwritten.
        stream.push(Uint8Array.from(stored.subarray(at, at + MOST_PUSHED_BYTES)));
      }
    },
    async end() {
      stream.push(new Uint8Array(0), true);
      if (!lastWasAtEnd) throw new Error('unexpected end of file');
    },
    close: () => undefined,
  };
}
