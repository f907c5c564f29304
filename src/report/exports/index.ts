import { annotations } from './annotations.js';
import { caseUco } from './case-uco.js';
import { csv } from './csv.js';
import type { ExportFormat } from './export.js';
import { graphml } from './graphml.js';
import { junit } from './junit.js';
import { ndjson } from './ndjson.js';
import { sarif } from './sarif.js';
import { stix } from './stix.js';

/** Formats in which a case is handed on, by their ids. */
export const EXPORTS: readonly ExportFormat[] = [annotations, caseUco, csv, graphml, junit, ndjson, sarif, stix];
