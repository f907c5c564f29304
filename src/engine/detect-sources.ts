import { InputError } from '../errors.js';
import type { AnalysisSettings } from '../options.js';
import { type Detection, detectFormats } from '../record/detect.js';
import { formatsFor } from '../record/formats/index.js';
import { sampleRows } from '../source/sample.js';
import type { Source } from '../source/source.js';
import type { PartnerSight } from './partner-plan.js';

export interface SourceDetection extends PartnerSight {
  readonly source: Source;
  /** Null when the sample holds no row that can be read. */
  readonly detection: Detection | null;
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
      partners: kinds.filter((kind) => rows.some((row) => kind.fits(row))).map(({ title }) => title),
      wanted: kinds.filter((kind) => rows.some((row) => kind.wantedBy?.(row))).map(({ title }) => title),
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
