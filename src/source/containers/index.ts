import type { Container } from './container.js';
import { csv } from './csv.js';
import { jsonArray } from './json-array.js';
import { ndjson } from './ndjson.js';
import { textLines } from './text-lines.js';

/** Sorted by id. */
export const CONTAINERS: readonly Container[] = [csv, jsonArray, ndjson, textLines];
