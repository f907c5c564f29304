import { InputError } from '../errors.js';
import type { AnalysisSettings } from '../options.js';
import { type Detection, detectFormats } from '../record/detect.js';
import type { JoinPartner } from '../record/format.js';
import { formatsFor } from '../record/formats/index.js';
import { sampleRows } from '../source/sample.js';
import type { Source } from '../source/source.js';

export interface SourceDetection {
  readonly source: Source;
  /** Null when the sample holds no row that can be read. */
  readonly detection: Detection | null;
  /** Kinds of rows in the sample that complete calls. */
  readonly partners: readonly JoinPartner[];
  /** Kinds of rows that the sample asks for, of those that are collected only then. */
  readonly wanted: readonly JoinPartner[];
}

/** Looks at a sample of each source, before anything is counted. */
export async function detectSources(sources: readonly Source[], settings: AnalysisSettings): Promise<readonly SourceDetection[]> {
  const found: SourceDetection[] = [];
  const kinds = formatsFor(settings).flatMap(({ partners = [] }) => partners);
  for (const source of sources) {
    const rows = await sampleRows(source, settings.maxRecordBytes);
    found.push({
      source,
      detection: rows.length === 0 ? null : detectFormats(rows, settings),
      partners: kinds.filter((kind) => rows.some((row) => kind.fits(row))),
      wanted: kinds.filter((kind) => kind.wantedBy !== undefined && rows.some((row) => kind.wantedBy?.(row))),
    });
  }
  return found;
}

/** @throws {InputError} E_FORMAT_UNKNOWN for the first source whose rows fit no format */
export function assertFormatsKnown(found: readonly SourceDetection[]): void {
  for (const { source, detection } of found) {
    if (detection?.kind !== 'unknown') continue;
    throw new InputError('E_FORMAT_UNKNOWN', `${source.path}: ${detection.message}`, { place: { file: source.path } });
  }
}
