import type { AccountDigest } from '../account/account.js';
import { accountNameOf } from '../account/account-names.js';
import { excerptOfCall, placeOfCall, timeOfCall } from '../account/sampled-call.js';
import type { Place, Quote } from '../finding/finding.js';
import type { RowPlace, SourceTally } from '../source/source.js';

export type PlaceResolver = (place: RowPlace) => Place;

/** Lines are counted within pieces while reading; here they become lines of the file. */
export function createPlaceResolver(sources: readonly Pick<SourceTally, 'source' | 'lineBases'>[]): PlaceResolver {
  const paths = new Map(sources.map(({ source }) => [source.index, source.path]));
  const bases = new Map(sources.flatMap(({ lineBases }) => lineBases.map(({ piece, lineBase }) => [piece, lineBase] as const)));
  return ({ source, piece, line, byte, length }) => ({
    file: paths.get(source) ?? '(source not listed)',
    line: line + (bases.get(piece) ?? 0),
    byte,
    length,
  });
}

/** Place of a sampled call. */
export function placeOfSlot({ sample }: AccountDigest, slot: number, resolve: PlaceResolver): Place {
  return resolve(placeOfCall(sample, slot));
}

/** A sampled call as a report quotes it; null when its text was not kept. */
export function quoteOfSlot(account: AccountDigest, slot: number, resolve: PlaceResolver): Quote | null {
  const excerpt = excerptOfCall(account.sample, slot);
  if (excerpt === null || excerpt === '') return null;
  return {
    ...accountNameOf(account),
    atUtc: toUtc(timeOfCall(account.sample, slot)),
    excerpt,
    place: placeOfSlot(account, slot, resolve),
  };
}

/** ISO 8601 in UTC; null for an unknown or impossible time. */
export function toUtc(atMs: number | null): string | null {
  if (atMs === null || !Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return null;
  return new Date(atMs).toISOString();
}
