import { InputError } from '../errors.js';
import type { AnalysisSettings } from '../options.js';
import { type Detection, detectFormats } from '../record/detect.js';
import type { LogFormat, Row } from '../record/format.js';
import { formatsFor } from '../record/formats/index.js';
import { partnerOf } from '../record/partner.js';
import { sampleRows } from '../source/sample.js';
import type { Source } from '../source/source.js';

export interface SourceDetection {
  readonly source: Source;
  /** Null when the sample holds no row that can be read. */
  readonly detection: Detection | null;
  /** The sample holds rows that complete calls, or calls of a format that keeps such rows among them. */
  readonly hasPartners: boolean;
}

/** Looks at a sample of each source, before anything is counted. */
export async function detectSources(sources: readonly Source[], settings: AnalysisSettings): Promise<readonly SourceDetection[]> {
  const found: SourceDetection[] = [];
  const formats = formatsFor(settings);
  for (const source of sources) {
    const rows = await sampleRows(source, settings.maxRecordBytes);
    const hasPartners = rows.some((row) => formats.some((format) => mayHavePartners(format, row)));
    found.push({ source, detection: rows.length === 0 ? null : detectFormats(rows, settings), hasPartners });
  }
  return found;
}

function mayHavePartners(format: LogFormat, row: Row): boolean {
  if (partnerOf(format, row) !== null) return true;
  return format.partners?.some(({ isAmongCalls }) => isAmongCalls) === true && format.fits(row);
}

/** @throws {InputError} E_FORMAT_UNKNOWN for the first source whose rows fit no format */
export function assertFormatsKnown(found: readonly SourceDetection[]): void {
  for (const { source, detection } of found) {
    if (detection?.kind !== 'unknown') continue;
    throw new InputError('E_FORMAT_UNKNOWN', `${source.path}: ${detection.message}`, { place: { file: source.path } });
  }
}
