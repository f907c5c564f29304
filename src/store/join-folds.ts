import { sealDigest } from '../account/digest.js';
import { mergeDigests, remapDigest } from '../account/fold.js';
import { addBeside } from '../engine/add-beside.js';
import type { FoldResult } from '../engine/engine.js';
import { MAX_LISTED_REJECTS } from '../engine/fold-piece.js';
import { InputError } from '../errors.js';
import type { Reject, SourceTally } from '../source/source.js';

interface NamedFold {
  readonly path: string;
  readonly result: FoldResult;
}

/**
 * Joins folds as if their logs had been folded together: sources and pieces are numbered on.
 * @throws {InputError} E_DIGEST_TWICE when two folds hold the same log
 */
export function joinFolds(folds: readonly NamedFold[]): FoldResult {
  assertNoSourceTwice(folds);
  const [first, ...others] = folds as readonly [NamedFold, ...NamedFold[]];
  if (others.length === 0) return first.result;
  const { digest } = first.result;
  const sources: SourceTally[] = [...first.result.sources];
  const rejects: Reject[] = [...first.result.rejects];
  let { beside } = first.result;
  for (const { result } of others) {
    const sourceOffset = sources.length;
    const pieceOffset = countPieces(sources);
    remapDigest(result.digest, sourceOffset, pieceOffset);
    mergeDigests(digest, result.digest);
    beside = addBeside(beside, result.beside);
    for (const source of result.sources) sources.push(renumberSource(source, sourceOffset, pieceOffset));
    for (const reject of result.rejects) rejects.push(renumberReject(reject, sourceOffset, pieceOffset));
  }
  return { digest: sealDigest(digest), sources, rejects: rejects.slice(0, MAX_LISTED_REJECTS), beside };
}

function countPieces(sources: readonly SourceTally[]): number {
  return sources.reduce((pieces, source) => pieces + source.lineBases.length, 0);
}

function renumberSource(tally: SourceTally, sourceOffset: number, pieceOffset: number): SourceTally {
  return {
    ...tally,
    source: { ...tally.source, index: tally.source.index + sourceOffset },
    lineBases: tally.lineBases.map((base) => ({ ...base, piece: base.piece + pieceOffset })),
  };
}

function renumberReject({ place, code, reason }: Reject, sourceOffset: number, pieceOffset: number): Reject {
  return { place: { ...place, source: place.source + sourceOffset, piece: place.piece + pieceOffset }, code, reason };
}

/** An empty log may occur in any number of digests. */
function assertNoSourceTwice(folds: readonly NamedFold[]): void {
  const seen = new Map<string, string>();
  for (const { path, result } of folds) {
    for (const { source, streamSha256, streamBytes } of result.sources) {
      const known = seen.get(streamSha256);
      if (known !== undefined && streamBytes > 0 && !known.startsWith(`${path}: `)) {
        const message = `${path}: expected each log in one digest only, got ${source.path} again, which is also in ${known}; leave one digest out`;
        throw new InputError('E_DIGEST_TWICE', message, { place: { file: path } });
      }
      seen.set(streamSha256, `${path}: ${source.path}`);
    }
  }
}
