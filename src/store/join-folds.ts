import { sealDigest } from '../account/digest.js';
import { mergeDigests, remapDigest } from '../account/fold.js';
import { overlapsOf } from '../account/id-list.js';
import { addBeside, addedSources } from '../engine/add-beside.js';
import type { FoldResult } from '../engine/engine.js';
import { MAX_LISTED_REJECTS } from '../engine/fold-piece.js';
import { InputError } from '../errors.js';
import type { Reject, RowPlace, SourceTally } from '../source/source.js';

interface NamedFold {
  readonly path: string;
  readonly result: FoldResult;
}

/** Calls with one request id in two digests: an export that was cut with an overlap, or written twice. */
export interface DigestOverlap {
  readonly first: string;
  readonly again: string;
  readonly calls: number;
}

interface JoinedFolds {
  readonly result: FoldResult;
  readonly overlaps: readonly DigestOverlap[];
}

/** Loss under which calls are counted that stand in several digests. */
const SEVERAL_DIGESTS = 'call-in-several-digests';

/**
 * Joins folds as if their logs had been folded together: sources and pieces are numbered on. Calls that several of them hold stay in
 * the counters as often as they are held, and are counted as a loss: a digest tells that they are there, not whose they are. The
 * sample of an account holds each once.
 * @throws {InputError} E_DIGEST_TWICE when two folds hold the same log
 */
export function joinFolds(folds: readonly NamedFold[]): JoinedFolds {
  assertNoSourceTwice(folds);
  const [first, ...others] = folds as readonly [NamedFold, ...NamedFold[]];
  const overlaps = findOverlaps(folds);
  if (others.length === 0) return { result: withoutIds(first.result), overlaps };
  const twice = overlaps.reduce((sum, { calls }) => sum + calls, 0);
  return { result: mergeFolds(first, others, twice), overlaps };
}

function findOverlaps(folds: readonly NamedFold[]): readonly DigestOverlap[] {
  const pathOf = (at: number): string => (folds[at] as NamedFold).path;
  return overlapsOf(folds.map(({ result }) => result.requestIds ?? new Uint8Array())).map(({ first, again, ids }) => ({
    first: pathOf(first),
    again: pathOf(again),
    calls: ids,
  }));
}

/** Nothing is joined any more, so nothing needs them. */
function withoutIds({ requestIds: _, ...rest }: FoldResult): FoldResult {
  return rest;
}

function mergeFolds(first: NamedFold, others: readonly NamedFold[], twice: number): FoldResult {
  const { digest } = first.result;
  const sources: SourceTally[] = [...first.result.sources];
  const rejects: Reject[] = [...first.result.rejects];
  const rejectsBeside = [...first.result.rejectsBeside];
  let { beside } = first.result;
  const unread = [first, ...others].flatMap(({ result }) => result.unread);
  for (const { result } of others) {
    const sourceOffset = sources.length;
    const pieceOffset = countPieces(sources);
    remapDigest(result.digest, sourceOffset, pieceOffset);
    mergeDigests(digest, result.digest);
    const added = new Set(addedSources(beside, result.beside).map(({ path }) => path));
    for (const reject of result.rejectsBeside) if (added.has(reject.place.file)) rejectsBeside.push(reject);
    beside = addBeside(beside, result.beside);
    for (const source of result.sources) sources.push(renumberSource(source, sourceOffset, pieceOffset));
    for (const reject of result.rejects) rejects.push(renumberReject(reject, sourceOffset, pieceOffset));
  }
  digest.losses.set(SEVERAL_DIGESTS, twice);
  const listed = { rejects: rejects.slice(0, MAX_LISTED_REJECTS), rejectsBeside: rejectsBeside.slice(0, MAX_LISTED_REJECTS) };
  return { digest: sealDigest(digest), sources, ...listed, unread, beside };
}

function countPieces(sources: readonly SourceTally[]): number {
  return sources.reduce((pieces, source) => pieces + source.lineBases.length, 0);
}

function renumberSource(tally: SourceTally, sourceOffset: number, pieceOffset: number): SourceTally {
  return {
    ...tally,
    source: { ...tally.source, index: tally.source.index + sourceOffset },
    oddRows: tally.oddRows.map((odd) => ({
      ...odd,
      examples: odd.examples.map((place) => renumberPlace(place, sourceOffset, pieceOffset)),
    })),
    lineBases: tally.lineBases.map((base) => ({ ...base, piece: base.piece + pieceOffset })),
  };
}

function renumberReject({ place, code, reason }: Reject, sourceOffset: number, pieceOffset: number): Reject {
  return { place: renumberPlace(place, sourceOffset, pieceOffset), code, reason };
}

function renumberPlace(place: RowPlace, sourceOffset: number, pieceOffset: number): RowPlace {
  return { ...place, source: place.source + sourceOffset, piece: place.piece + pieceOffset };
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
