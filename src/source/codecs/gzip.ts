import { createGunzip } from 'node:zlib';
import type { Codec } from './codec.js';
import { openNodeDecoder } from './node-decoder.js';
import { OUTPUT_BYTES } from './output-bytes.js';

/** RFC 1952; several members may follow one another. Checksums are checked. */
export const gzip: Codec = {
  id: 'gzip',
  title: 'gzip, also of several members',
  startsWith: (head) => head[0] === 0x1f && head[1] === 0x8b,
  open: (output) => openNodeDecoder(() => createGunzip({ chunkSize: OUTPUT_BYTES }), output),
};
