import type { Digest } from '../account/account.js';
import { sealDigest } from '../account/digest.js';
import { mergeDigests } from '../account/fold.js';
import { encodeIdList } from '../account/id-list.js';
import { mergePacked, type PackedDigest } from '../account/packed-digest.js';
import { formatsFor } from '../record/formats/index.js';
import { isCut, type OpenedSources, openSources, PIECE_BYTES, releaseSources } from '../source/open.js';
import type { Piece } from '../source/source.js';
import { NOTHING_BESIDE } from './beside.js';
import { breathe } from './breathe.js';
import { type KnownSources, keepKnown } from './detect-sources.js';
import type { FoldRequest, FoldResult } from './engine.js';
import type { PieceFold } from './fold-piece.js';
import { beginHashes, type FileHashes } from './hash-files.js';
import { checkListings } from './listed-files.js';
import { isGrown, planPartners } from './partner-plan.js';
import { createProgressReport, type ProgressReport } from './progress-report.js';
import { addInputPartners, type ReadBeside, readBeside, rejectsBeside } from './read-beside.js';
import { createRejectList, type RejectList } from './reject-list.js';
import { assertSomeRecords } from './reject-share.js';
import { findRepeats } from './repeats.js';
import { createSite, type Site, type SiteDigests, type SiteRequest } from './site.js';
import { tallyBeside } from './tally-beside.js';
import { tallySources } from './tally-sources.js';
import { startThreadSite } from './thread-site.js';

/**
 * Reads all inputs once and folds their calls into one digest. The result does not depend on the number of threads: pieces are
 * fixed, a digest does not depend on the order of calls, and what depends on order is put in the order of the pieces.
 * @throws {InputError} E_FORMAT_UNKNOWN, E_INPUT_NO_RECORDS and those of openSources and of the readers
 */
export async function foldSources(request: FoldRequest): Promise<FoldResult> {
  const { locations } = request;
  const opened = await openSources(request.paths, locations && { locations });
  try {
    const known = await keepKnown(opened, request.settings);
    const result = await foldCompleted(known, request);
    assertSomeRecords(result);
    return result;
  } catch (error) {
    releaseSources(opened.sources);
    throw error;
  }
}

/**
 * What completes calls is read first. Which inputs hold such rows is told from a sample; where rows turn up that the sample did not
 * show, they are read and the fold is made again: a call must not lack its partner because of where that stood.
 */
async function foldCompleted(opened: KnownSources, request: FoldRequest): Promise<FoldResult> {
  const { settings, abort, beside = NOTHING_BESIDE } = request;
  const outside = await readBeside(beside, settings, abort);
  const kinds = formatsFor(settings).flatMap(({ partners = [] }) => partners);
  const seen = [...opened.seen];
  const rejects = rejectsBeside(outside, opened);
  for (;;) {
    const plan = planPartners(seen, kinds);
    const all = await addInputPartners(outside, { plan, opened, settings, ...(abort && { abort }) });
    const { result, folds } = await foldOpened(opened, request, { beside: all, tally: outside.tally, rejectsBeside: rejects });
    for (const { index, source } of opened.pieces) seen.push({ source, ...(folds[index] as PieceFold).sight });
    if (!isGrown(planPartners(seen, kinds), plan)) return withListings(result, opened);
  }
}

/** What the export lists and the inputs lack is said with what else was not read. */
function withListings(result: FoldResult, { listings }: KnownSources): FoldResult {
  const { sources, unread } = checkListings(listings, result.sources);
  return { ...result, sources, unread: [...result.unread, ...unread] };
}

type OpenRequest = Omit<FoldRequest, 'paths' | 'beside' | 'locations'>;

interface OpenFold {
  readonly result: FoldResult;
  /** By piece number. */
  readonly folds: readonly PieceFold[];
}

async function foldOpened(
  { sources, pieces, unread }: OpenedSources,
  { settings, threads, keepRequestIds, abort, onProgress }: OpenRequest,
  { beside, tally, rejectsBeside: rejected }: Pick<ReadBeside, 'beside' | 'tally'> & Pick<FoldResult, 'rejectsBeside'>,
): Promise<OpenFold> {
  const hashes = beginHashes(sources.filter(isCut));
  const works = groupPieces(pieces);
  const count = Math.max(1, Math.min(threads, pieces.length));
  const foldsHere = count === 1 || works.every(isShort);
  const sites = openSites({ sources, settings, beside }, count, foldsHere ? hashes : null);
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(abort?.reason);
  abort?.addEventListener('abort', onAbort, { once: true });
  if (abort?.aborted) onAbort();
  const progress = createProgressReport(pieces, onProgress);
  const rejects = createRejectList();
  try {
    const hashing = foldsHere ? null : hashes.finish(stop.signal);
    const folding = foldPieces(sites, works, { stop: stop.signal, progress, rejects });
    const [folds] = await Promise.all([folding, hashing]);
    // Asked first: threads pack their digests while the rest is done here.
    const [folded, sha256, requestIds] = await Promise.all([
      Promise.all(sites.map((site) => site.finish())),
      hashing ?? hashes.finish(stop.signal),
      keepRequestIds ? encodeIdList(folds.map((fold) => fold.hashes)) : null,
    ]);
    const asked = folds.map(({ aids }) => aids);
    const result = {
      digest: mergeSites(folded),
      sources: tallySources({ sources, pieces, folds, hashes: sha256 }),
      rejects: rejects.inOrder(),
      rejectsBeside: rejected,
      unread,
      beside: tallyBeside(tally, beside.partners, asked),
      ...(requestIds && { requestIds }),
    };
    return { result, folds };
  } finally {
    abort?.removeEventListener('abort', onAbort);
    stop.abort();
    await Promise.all(sites.map((site) => site.close()));
  }
}

/**
 * This thread folds beside the others: a thread less is started and warmed up, and the bytes that it reads need not be read again for the
 * hashes. It does not where some work is long, since it hands out the works.
 */
function openSites(request: SiteRequest, count: number, hashes: FileHashes | null): readonly Site[] {
  const threads = Array.from({ length: hashes === null ? count : count - 1 }, () => startThreadSite(request));
  return hashes === null ? threads : [...threads, createSite(request, hashes)];
}

/** No longer than a piece. */
function isShort(work: readonly Piece[]): boolean {
  return work.reduce((sum, { startByte, endByte }) => sum + endByte - startByte, 0) <= PIECE_BYTES;
}

interface FoldWatch {
  readonly stop: AbortSignal;
  readonly progress: ProgressReport;
  readonly rejects: RejectList;
}

/** @returns what each piece holds, by piece number, each call counted once over all pieces */
async function foldPieces(
  sites: readonly Site[],
  works: readonly (readonly Piece[])[],
  { stop, progress, rejects }: FoldWatch,
): Promise<readonly PieceFold[]> {
  const folds: PieceFold[] = [];
  await handOut(sites, works, stop, async (site, group) => {
    for (const [i, fold] of (await site.fold(group)).entries()) {
      const piece = group[i] as Piece;
      folds[piece.index] = { ...fold, listed: [] };
      rejects.add(piece.index, fold.listed);
      progress.add(piece, fold.records);
    }
  });
  const repeats = findRepeats(folds.map((fold) => fold.hashes));
  const again = works.flat().filter((piece) => repeats.has(piece.index));
  await handOut(sites, again, stop, async (site, piece) => {
    folds[piece.index] = await site.retract(piece, repeats.get(piece.index) as Float64Array<ArrayBuffer>);
  });
  progress.finish();
  return folds;
}

/** Small files go to a site together, up to the size of one piece: a message for each would cost more than a small file does. */
function groupPieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let bytes = 0;
  for (const piece of pieces) {
    const own = piece.endByte - piece.startByte;
    if (groups.length === 0 || bytes + own > PIECE_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    (groups[groups.length - 1] as Piece[]).push(piece);
    bytes += own;
  }
  return groups;
}

/** Each site takes the next piece when it is done with one, so a slow piece holds up nobody; numbers only rise at every site. */
async function handOut<Work>(
  sites: readonly Site[],
  works: readonly Work[],
  stop: AbortSignal,
  work: (site: Site, each: Work) => Promise<void>,
): Promise<void> {
  let next = 0;
  const workThrough = async (site: Site): Promise<void> => {
    while (next < works.length) {
      stop.throwIfAborted();
      await work(site, works[next++] as Work);
      await breathe();
    }
  };
  // In turns: each site has a work before any has two.
  const most = sites.reduce((greatest, { worksAtOnce }) => Math.max(greatest, worksAtOnce), 0);
  const turns = Array.from({ length: most }, (_, turn) => sites.filter(({ worksAtOnce }) => worksAtOnce > turn));
  await Promise.race([Promise.all(turns.flat().map(workThrough)), rejectOnAbort(stop)]);
  stop.throwIfAborted();
}

function rejectOnAbort(stop: AbortSignal): Promise<never> {
  return new Promise((_, reject) => stop.addEventListener('abort', () => reject(stop.reason), { once: true }));
}

/** Sealed: the form that a digest has after it was written and read, whatever number of sites it came from. */
function mergeSites(folded: readonly SiteDigests[]): Digest {
  const retractions = folded.map((part) => part.retractions).filter(({ accounts, losses }) => accounts.size + losses.size > 0);
  const whole = mergeParts(folded.map(({ digest }) => digest));
  return retractions.length === 0 ? whole : sealDigest(retractions.reduce(mergeDigests, whole));
}

function mergeParts(parts: readonly (Digest | PackedDigest)[]): Digest {
  const own = parts.find((part) => 'accounts' in part);
  const packed = parts.flatMap((part) => ('accounts' in part ? [] : part));
  return packed.length === 0 && own !== undefined ? sealDigest(own) : mergePacked(packed, own);
}
