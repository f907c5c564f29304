import { InputError } from '../errors.js';
import type { AnalysisSettings } from '../options.js';
import { detectFormats } from '../record/detect.js';
import { formatsFor } from '../record/formats/index.js';
import { toUnread } from '../source/input-errors.js';
import { numberSources, type OpenedSources } from '../source/open.js';
import { sampleRows } from '../source/sample.js';
import type { Source, UnreadInput } from '../source/source.js';
import type { Listing } from './listed-files.js';
import type { PartnerSight, SeenPartners } from './partner-plan.js';

export interface KnownSources extends OpenedSources {
  /** What the samples show of rows that complete calls. */
  readonly seen: readonly SeenPartners[];
  readonly listings: readonly Listing[];
}

/**
 * The sources whose rows fit a format, told from a sample of each before anything is counted. A source without a readable row is kept: its
 * rejects are counted. One that was found in a folder or an archive and fits no format is listed as unread.
 * @throws {InputError} E_FORMAT_UNKNOWN for the first source that was named and fits none
 */
export async function keepKnown(opened: OpenedSources, settings: AnalysisSettings): Promise<KnownSources> {
  const unread: UnreadInput[] = [];
  const kept: Source[] = [];
  const sights = new Map<string, PartnerSight[]>();
  const listings: Listing[] = [];
  for (const source of opened.sources) {
    try {
      // Members of an archive may share a path.
      const { files, ...sight } = await sightOf(source, settings);
      sights.set(source.path, [...(sights.get(source.path) ?? []), sight]);
      if (files.length > 0) listings.push({ path: source.path, files });
      kept.push(source);
    } catch (error) {
      if (opened.named.has(source.path)) throw error;
      unread.push(toUnread(source.path, error));
    }
  }
  const known = unread.length === 0 ? opened : { ...opened, ...numberSources(kept), unread: byPath(opened.unread, unread) };
  const seen = known.sources.flatMap(({ path, index }) => (sights.get(path) ?? []).map((sight) => ({ ...sight, source: index })));
  return { ...known, seen, listings };
}

/** @throws {InputError} E_FORMAT_UNKNOWN when the sampled rows fit no format */
async function sightOf(source: Source, settings: AnalysisSettings): Promise<PartnerSight & Pick<Listing, 'files'>> {
  const rows = await sampleRows(source, settings.maxRecordBytes);
  const detection = rows.length === 0 ? null : detectFormats(rows, settings);
  if (detection?.kind === 'unknown')
    throw new InputError('E_FORMAT_UNKNOWN', `${source.path}: ${detection.message}`, { place: { file: source.path } });
  const formats = formatsFor(settings);
  const kinds = formats.flatMap(({ partners = [] }) => partners);
  return {
    partners: kinds.filter((kind) => rows.some((row) => kind.fits(row))).map(({ title }) => title),
    wanted: kinds.filter((kind) => rows.some((row) => kind.wantedBy?.(row))).map(({ title }) => title),
    files: rows.flatMap((row) => formats.flatMap((format) => format.listing?.(row) ?? [])),
  };
}

function byPath(...lists: readonly (readonly UnreadInput[])[]): readonly UnreadInput[] {
  return lists.flat().sort((left, right) => (left.path < right.path ? -1 : 1));
}
