import type { Digest } from '../../src/account/account.js';
import { encodeParts, sealDigest } from '../../src/account/digest.js';

/** The parts of a digest in one piece. */
export function encodeDigest(digest: Digest): Uint8Array {
  return Buffer.concat(Array.from(encodeParts(sealDigest(digest)), (part) => part.slice()));
}
