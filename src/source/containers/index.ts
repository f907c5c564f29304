import type { Container } from './container.js';
import { csv } from './csv.js';
import { jsonArray } from './json-array.js';
import { ndjson, ndjsonCr } from './ndjson.js';
import { parquet } from './parquet.js';
import { textLines } from './text-lines.js';
import { zip } from './zip.js';

/** Sorted by id. */
export const CONTAINERS: readonly Container[] = [csv, jsonArray, ndjson, ndjsonCr, parquet, textLines, zip];
