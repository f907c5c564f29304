import type { AnalysisSettings } from '../options.js';
import type { LogFormat, Row } from './format.js';
import { formatsFor } from './formats/index.js';
import { describeNearestFormats, type NearFormat, nearestFormats } from './nearest-format.js';
import { partnerOf } from './partner.js';

/** Chosen: below one half the unread rows are the rule, and a report would be about the exception. */
const DETECTION_SHARE = 0.5;

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
  | { readonly kind: 'unknown'; readonly nearest: readonly NearFormat[]; readonly message: string };

/** Tells from a sample of rows which formats a source holds. `message` has no file name: the caller puts it in front. */
export function detectFormats(rows: readonly Row[], settings: AnalysisSettings): Detection {
  const formats = formatsFor(settings);
  const counts = new Array<number>(formats.length).fill(0);
  let strangers = 0;
  for (const row of rows) {
    const at = formats.findIndex((format) => isOf(format, row));
    if (at < 0) strangers++;
    else counts[at] = (counts[at] as number) + 1;
  }
  const confidence = rows.length === 0 ? 0 : 1 - strangers / rows.length;
  if (confidence < DETECTION_SHARE) return unknown(rows, strangers, settings);
  const detected = formats.map(({ id, title, rule }, at) => {
    const count = counts[at] as number;
    return { id, title, rule, rows: count, share: count / rows.length };
  });
  return { kind: 'detected', formats: detected.filter((format) => format.rows > 0).sort((a, b) => b.rows - a.rows), confidence };
}

/** A call of the format, or a row that completes its calls. */
function isOf(format: LogFormat, row: Row): boolean {
  return format.fits(row) || partnerOf(format, row) !== null;
}

function unknown(rows: readonly Row[], strangers: number, settings: AnalysisSettings): Detection {
  if (rows.length === 0) return { kind: 'unknown', nearest: [], message: 'holds no rows to judge a format by' };
  const nearest = nearestFormats(rows, formatsFor(settings), isOf);
  const fitting = rows.length - strangers;
  const seen = fitting === 0 ? 'fits no format' : `fits known formats in ${fitting} of ${rows.length} sampled rows only`;
  const advice =
    settings.inputFormat === null
      ? 'choose with --input-format, or name the columns with --map'
      : 'leave --input-format out to detect it';
  return { kind: 'unknown', nearest, message: `${seen}; ${describeNearestFormats(nearest, rows.length)}; ${advice}` };
}
