import { workerData } from 'node:worker_threads';
import { packDigest } from '../account/packed-digest.js';
import type { Piece } from '../source/source.js';
import { answerCalls } from '../work/answer-calls.js';
import { createSite, type SiteRequest } from './site.js';

/** The thread's end of `thread-site.ts`. */
const site = createSite(workerData as SiteRequest);

answerCalls({
  async fold(pieces: readonly Piece[]) {
    const folds = await site.fold(pieces);
    return { value: folds, transfer: folds.map(({ hashes }) => hashes.buffer) };
  },
  async retract(piece: Piece, repeated: Float64Array<ArrayBuffer>) {
    const fold = await site.retract(piece, repeated);
    return { value: fold, transfer: [fold.hashes.buffer] };
  },
  async finish() {
    const { digest, retractions } = await site.finish();
    const packed = packDigest(digest);
    return { value: { digest: packed, retractions }, transfer: [packed.bytes.buffer as ArrayBuffer, ...packed.blocks] };
  },
});
