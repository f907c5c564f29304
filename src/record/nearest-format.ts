import type { LogFormat, Row } from './format.js';
import { compilePath } from './path.js';

export interface NearestFormat {
  readonly id: string;
  /** Keys that the format needs and this row has not. */
  readonly missing: readonly string[];
}

/** Distance of a format whose keys are all there although the row does not fit: farther than one key in three missing. */
const KEYS_ONLY = 0.5;

/** The format of which a row lacks the smallest share of the needed keys; the earlier one when two are as near. */
export function nearestFormat(row: Row, formats: readonly LogFormat[]): NearestFormat {
  let nearest: NearestFormat = { id: '', missing: [] };
  let smallest = Number.POSITIVE_INFINITY;
  for (const { id, needs } of formats) {
    const missing = needs.filter((path) => compilePath(path)(row) === undefined);
    const share = missing.length === 0 ? KEYS_ONLY : missing.length / needs.length;
    if (share >= smallest) continue;
    smallest = share;
    nearest = { id, missing };
  }
  return nearest;
}

/** `nearest is litellm-spend, which needs the key api_key`. */
export function describeNearest({ id, missing }: NearestFormat): string {
  if (missing.length === 0) return `nearest is ${id}, whose keys are present but hold something else`;
  const keys = missing.map((key) => `\`${key}\``).join(', ');
  return `nearest is ${id}, which needs the ${missing.length === 1 ? 'key' : 'keys'} ${keys}`;
}
