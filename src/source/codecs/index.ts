import type { Codec } from './codec.js';
import { deflate } from './deflate.js';
import { gzip } from './gzip.js';
import { zstd } from './zstd.js';

/** Sorted by id. */
export const CODECS: readonly Codec[] = [deflate, gzip, zstd];
