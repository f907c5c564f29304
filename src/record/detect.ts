import type { AnalysisSettings } from '../options.js';
import type { LogFormat, Row } from './format.js';
import { formatsFor } from './formats/index.js';
import { describeNearestFormats, type NearFormat, nearestFormats } from './nearest-format.js';
import { partnerOf } from './partner.js';
import { compilePath } from './path.js';

/** Chosen: below one half the unread rows are the rule, and a report would be about the exception. */
const DETECTION_SHARE = 0.5;
/** Chosen: as many columns, and as much of a name, as a line of advice can hold. */
const NAMED_COLUMNS = 8;
const NAME_CHARS = 40;

interface DetectedFormat {
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
  const unmapped = unmappedColumns(rows, settings.map);
  const near = unmapped ?? describeNearestFormats(nearest, rows.length);
  // Where a map is what helps, a person needs the names to choose from.
  const isMappable = unmapped !== null || (nearest[0]?.id ?? 'generic') === 'generic';
  const columns = isMappable ? `; the first row has ${wordColumns(rows[0] as Row)}` : '';
  return { kind: 'unknown', nearest, message: `${seen}; ${near}${columns}; ${adviceOn(settings)}` };
}

function adviceOn({ inputFormat, map }: AnalysisSettings): string {
  if (inputFormat !== null) return 'leave --input-format out to detect it';
  return Object.keys(map).length > 0
    ? 'correct --map, or leave it out'
    : 'choose with --input-format, or name the columns with --map, as in --map prompt=q,account=who';
}

/** Columns that the person named and no row has; null when there are none. */
function unmappedColumns(
  rows: readonly Row[],
  { time_unit: _, account: __, ...columns }: AnalysisSettings['map'],
): string | null {
  const missing = Object.entries(columns).filter(([, path]) => {
    const read = compilePath(path);
    return rows.every((row) => read(row) === undefined);
  });
  if (missing.length === 0) return null;
  const words = missing.map(([field, path]) => `\`${path}\` for ${field}`);
  return `no row has the column that --map names: ${words.join(', ')}`;
}

function wordColumns(row: Row): string {
  const names = Object.keys(row);
  if (names.length === 0) return 'no columns';
  const shown = names.slice(0, NAMED_COLUMNS).map((name) => `\`${name.slice(0, NAME_CHARS)}\``);
  return `${shown.join(', ')}${names.length > NAMED_COLUMNS ? ` and ${names.length - NAMED_COLUMNS} more` : ''}`;
}
