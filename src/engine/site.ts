import type { Digest } from '../account/account.js';
import { emptyDigest, retractCall } from '../account/fold.js';
import { createCallBatch } from '../account/observe-calls.js';
import type { PackedDigest } from '../account/packed-digest.js';
import type { AnalysisSettings } from '../options.js';
import { createNormaliser } from '../record/normalise.js';
import type { Piece, Source } from '../source/source.js';
import type { Beside } from './beside.js';
import { breathe } from './breathe.js';
import { foldPiece, type PieceFold } from './fold-piece.js';
import type { FileHashes } from './hash-files.js';
import { toCallSet } from './repeats.js';
import { createAids } from './row-aids.js';

/** What a site has folded: the calls, and (as negative counts) those among them that turned out to be repeated elsewhere. */
export interface SiteDigests {
  /** A thread hands its digest over packed. */
  readonly digest: Digest | PackedDigest;
  readonly retractions: Digest;
}

/** A place where pieces can be folded: this process or a thread. It folds any pieces, in ascending order, into one digest. */
export interface Site {
  /** Works that it is given at a time. A thread has the next one at hand when it is done with one, while this thread folds too. */
  readonly worksAtOnce: number;
  fold(pieces: readonly Piece[]): Promise<readonly PieceFold[]>;
  /** Reads a piece again and takes the named calls out. The answer replaces the first one. */
  retract(piece: Piece, repeated: Float64Array<ArrayBuffer>): Promise<PieceFold>;
  finish(): Promise<SiteDigests>;
  close(): Promise<void>;
}

/** A site whose digest is here. */
interface LocalSite extends Site {
  finish(): Promise<SiteDigests & { readonly digest: Digest }>;
}

export interface SiteRequest {
  readonly sources: readonly Source[];
  readonly settings: AnalysisSettings;
  readonly beside: Beside;
}

/** Follows what is read of the files that are cut into pieces; the bytes are overwritten after the call. */
type FollowBytes = Pick<FileHashes, 'reach' | 'take'>;

/** The fold itself. */
export function createSite({ sources, settings, beside }: SiteRequest, hashes?: FollowBytes): LocalSite {
  let digest = emptyDigest();
  let batch = createCallBatch(digest);
  const retractions = emptyDigest();
  const aids = createAids(beside);
  const normalise = createNormaliser(settings, aids);
  const requestFor = (piece: Piece) => ({
    source: sources[piece.source] as Source,
    piece,
    maxRecordBytes: settings.maxRecordBytes,
    checkKeys: settings.checkKeys,
    normalise,
    takeAids: aids.take,
    ...(hashes && {
      onBytes(bytes: Buffer, byte: number) {
        hashes.take(piece.source, bytes, byte);
        return breathe();
      },
    }),
  });
  return {
    worksAtOnce: 1,
    async fold(pieces) {
      const folds: PieceFold[] = [];
      for (const piece of pieces) {
        hashes?.reach(piece.source, piece.startByte);
        folds.push(await foldPiece({ ...requestFor(piece), onCall: batch.add }));
      }
      return folds;
    },
    retract: (piece, repeated) =>
      foldPiece({
        ...requestFor(piece),
        repeated: toCallSet(repeated),
        onCall: () => undefined,
        onRepeat: (record) => retractCall(retractions, record),
      }),
    async finish() {
      batch.flush();
      const folded = digest;
      // It goes over into the merged one: held here too, both would be in memory.
      digest = emptyDigest();
      batch = createCallBatch(digest);
      return { digest: folded, retractions };
    },
    close: async () => undefined,
  };
}
