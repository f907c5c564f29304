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

/** A decoder holds as much memory as the window; this is the most that the zstd program and Node's own decoder take unasked. */
const MOST_WINDOW_BYTES = 128 * 1024 * 1024;
const FRAME_MAGIC = 0xfd2fb528;
const IS_SINGLE_SEGMENT = 0x20;

/**
 * RFC 8878; several frames may follow one another, frames to skip among them. Node's own decoder where there is one; else fzstd, which
 * does not check the checksums of frames.
 */
export const zstd: Codec = {
  id: 'zstd',
  title: 'zstd, also of several frames',
  startsWith: (head) =>
    head.length >= 4 && (head.readUInt32LE(0) === FRAME_MAGIC || (head.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50),
  refuses(head) {
    const bytes = windowBytes(head);
    if (bytes <= MOST_WINDOW_BYTES) return null;
    const log = Math.ceil(Math.log2(bytes));
    return `expected zstd data with a window of at most 128 MiB, got one of ${bytes / 1024 ** 2} MiB; decompress it first (zstd -d --long=${log})`;
  },
  open: (output) =>
    createZstdDecompress === undefined
      ? openFzstd(output)
      : openNodeDecoder(() => createZstdDecompress({ chunkSize: OUTPUT_BYTES }), output),
};

/** What the first frame asks for; 0 where it needs no window of its own or is one to skip (RFC 8878, section 3.1.1.1.2). */
function windowBytes(head: Buffer): number {
  const [descriptor = 0, window = 0] = head.subarray(4, 6);
  if (head.readUInt32LE(0) !== FRAME_MAGIC || (descriptor & IS_SINGLE_SEGMENT) !== 0) return 0;
  return 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8);
}

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
