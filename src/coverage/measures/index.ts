import type { CoverageMeasure } from '../coverage.js';
import { allKinds } from './all-kinds.js';
import { dominantKinds } from './dominant-kinds.js';
import { noveltyRate } from './novelty-rate.js';
import { sampleCoverage } from './sample-coverage.js';
import { selfSimilarity } from './self-similarity.js';
import { typicalKinds } from './typical-kinds.js';

/** The registry of coverage measures, sorted by id. A new measure is one file, one line here, its fixture and its test. */
export const COVERAGE_MEASURES: readonly CoverageMeasure[] = [
  allKinds,
  dominantKinds,
  noveltyRate,
  sampleCoverage,
  selfSimilarity,
  typicalKinds,
];
