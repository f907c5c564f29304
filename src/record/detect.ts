import type { AnalysisSettings } from '../options.js';
import type { Row } from './format.js';
import { formatsFor } from './formats/index.js';
import { describeNearest, type NearestFormat, nearestFormat } from './nearest-format.js';
import { partnerOf } from './partner.js';

/** Chosen: below one half the unread rows are the rule, and a report would be about the exception. */
export const DETECTION_SHARE = 0.5;

export interface DetectedFormat {
  readonly id: string;
  readonly title: string;
  /** The test that matched, in words. */
  readonly rule: string;
  readonly rows: number;
  /** Share of the sampled rows, 0…1. */
  readonly share: number;
}

export type Detection =
  /** `confidence`: share of the sampled rows that fit some format. `formats` by falling number of rows. */
  | { readonly kind: 'detected'; readonly formats: readonly DetectedFormat[]; readonly confidence: number }
  | { readonly kind: 'unknown'; readonly nearest: NearestFormat; readonly message: string };

/** Tells from a sample of rows which formats a source holds. `message` has no file name: the caller puts it in front. */
export function detectFormats(rows: readonly Row[], settings: AnalysisSettings): Detection {
  const formats = formatsFor(settings);
  const counts = new Array<number>(formats.length).fill(0);
  const strangers: Row[] = [];
  for (const row of rows) {
    const at = formats.findIndex((format) => format.fits(row) || partnerOf(format, row) !== null);
    if (at < 0) strangers.push(row);
    else counts[at] = (counts[at] as number) + 1;
  }
  const confidence = rows.length === 0 ? 0 : 1 - strangers.length / rows.length;
  if (confidence < DETECTION_SHARE) return unknown(rows.length, strangers, settings);
  const detected = formats.map(({ id, title, rule }, at) => {
    const count = counts[at] as number;
    return { id, title, rule, rows: count, share: count / rows.length };
  });
  return { kind: 'detected', formats: detected.filter((format) => format.rows > 0).sort((a, b) => b.rows - a.rows), confidence };
}

function unknown(rows: number, strangers: readonly Row[], settings: AnalysisSettings): Detection {
  const nearest = commonestNearest(strangers, settings);
  if (rows === 0) return { kind: 'unknown', nearest, message: 'holds no rows to judge a format by' };
  const fitting = rows - strangers.length;
  const seen = fitting === 0 ? 'fits no format' : `fits known formats in ${fitting} of ${rows} sampled rows only`;
  const advice =
    settings.inputFormat === null
      ? 'choose with --input-format, or name the columns with --map'
      : 'leave --input-format out to detect it';
  return { kind: 'unknown', nearest, message: `${seen}; ${describeNearest(nearest)}; ${advice}` };
}

/** The nearest format of most rows that fit none, as its first such row showed it. */
function commonestNearest(strangers: readonly Row[], settings: AnalysisSettings): NearestFormat {
  const formats = formatsFor(settings);
  const found = new Map<string, { count: number; nearest: NearestFormat }>();
  for (const row of strangers.length === 0 ? [{}] : strangers) {
    const nearest = nearestFormat(row, formats);
    const entry = found.get(nearest.id);
    if (entry === undefined) found.set(nearest.id, { count: 1, nearest });
    else entry.count++;
  }
  let best: { count: number; nearest: NearestFormat } | null = null;
  for (const entry of found.values()) if (best === null || entry.count > best.count) best = entry;
  return best?.nearest ?? { id: '', missing: [] };
}
