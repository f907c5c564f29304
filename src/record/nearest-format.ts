import type { LogFormat, Row } from './format.js';
import { compilePath } from './path.js';

interface NearestFormat {
  readonly id: string;
  /** Keys that the format needs and this row has not. */
  readonly missing: readonly string[];
}

/** A format beside a sample of rows. */
export interface NearFormat extends NearestFormat {
  /** Rows of the sample that fit it. */
  readonly rows: number;
}

/** Distance of a format whose keys are all there although the row does not fit: farther than one key in three missing, nearer than one in two. */
const KEYS_ONLY = 0.4;
/** Chosen: as many as a line of advice can name. */
const NAMED_FORMATS = 3;
/** Chosen: a format that is less than half as near as the nearest is no help. */
const LEAST_NEARNESS = 0.5;

/** The format of which a row lacks the smallest share of the needed keys; the earlier one when two are as near. */
export function nearestFormat(row: Row, formats: readonly LogFormat[]): NearestFormat {
  let nearest: NearestFormat = { id: '', missing: [] };
  let smallest = Number.POSITIVE_INFINITY;
  for (const format of formats) {
    const { missing, distance } = distanceTo(format)(row);
    if (distance >= smallest) continue;
    smallest = distance;
    nearest = { id: format.id, missing };
  }
  return nearest;
}

/**
 * The formats that a sample of rows comes nearest to, the nearest first, three at most; none when no row has a key of any. A row that
 * fits counts as 1, another by the share of the needed keys that it has. The missing keys are those of the
 * row that lacks fewest, none where a row fits.
 * @param isOf whether a row belongs to a format
 */
export function nearestFormats(
  rows: readonly Row[],
  formats: readonly LogFormat[],
  isOf: (format: LogFormat, row: Row) => boolean,
): readonly NearFormat[] {
  const near = formats.map((format) => nearnessOf(rows, format, isOf)).sort((left, right) => right.nearness - left.nearness);
  const most = near[0]?.nearness ?? 0;
  return near
    .filter(({ nearness }) => (nearness > 0 || formats.length === 1) && nearness >= most * LEAST_NEARNESS)
    .slice(0, NAMED_FORMATS)
    .map(({ id, missing, rows: fitting }) => ({ id, missing, rows: fitting }));
}

function nearnessOf(
  rows: readonly Row[],
  format: LogFormat,
  isOf: (format: LogFormat, row: Row) => boolean,
): NearFormat & { readonly nearness: number } {
  const measure = distanceTo(format);
  let fitting = 0;
  let nearness = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let missing: readonly string[] = format.needs;
  for (const row of rows) {
    if (isOf(format, row)) {
      fitting++;
      nearness++;
      continue;
    }
    const found = measure(row);
    nearness += 1 - found.distance;
    if (found.distance >= smallest) continue;
    smallest = found.distance;
    missing = found.missing;
  }
  return { id: format.id, missing: fitting > 0 ? [] : missing, rows: fitting, nearness };
}

function distanceTo(format: LogFormat): (row: Row) => { readonly missing: readonly string[]; readonly distance: number } {
  const lacks = format.lacks ?? lacksPaths(format.needs);
  return (row) => {
    const missing = lacks(row);
    return { missing, distance: missing.length === 0 ? KEYS_ONLY : missing.length / format.needs.length };
  };
}

function lacksPaths(needs: readonly string[]): (row: Row) => readonly string[] {
  const readers = needs.map((path) => ({ path, read: compilePath(path) }));
  return (row) => readers.filter(({ read }) => read(row) === undefined).map(({ path }) => path);
}

/** `nearest is litellm-spend, which needs the key api_key`. */
export function describeNearest(nearest: NearestFormat): string {
  return `nearest is ${describeFormat(nearest)}`;
}

/** `nearest is bedrock, which 2 of 5 rows fit, then otlp, which needs the key resourceSpans`. */
export function describeNearestFormats(near: readonly NearFormat[], rows: number): string {
  if (near.length === 0) return 'no row has a key of any known format';
  const words = near.map((format) =>
    format.rows > 0 ? `${format.id}, which ${format.rows} of ${rows} rows fit` : describeFormat(format),
  );
  return `nearest is ${words.join(', then ')}`;
}

function describeFormat({ id, missing }: NearestFormat): string {
  if (missing.length === 0) return `${id}, whose keys are present but hold something else`;
  const keys = missing.map((key) => `\`${key}\``).join(', ');
  return `${id}, which needs the ${missing.length === 1 ? 'key' : 'keys'} ${keys}`;
}
