import { createInflateRaw } from 'node:zlib';
import type { Codec } from './codec.js';
import { openNodeDecoder } from './node-decoder.js';
import { OUTPUT_BYTES } from './output-bytes.js';

/** RFC 1951 without a frame, as in members of zip archives: it has no marks, the archive says where it is. */
export const deflate: Codec = {
  id: 'deflate',
  title: 'deflate, in zip archives',
  startsWith: () => false,
  open: (output) => openNodeDecoder(() => createInflateRaw({ chunkSize: OUTPUT_BYTES }), output),
};
