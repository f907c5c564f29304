import type { CoverageMeasure } from '../coverage.js';
import type { IncidenceTable } from '../incidence-table.js';

/** Mean over pairs without visiting pairs: per feature, the squared sum of its weights counts every pair that shares it. */
export const selfSimilarity: CoverageMeasure = {
  id: 'self-similarity',
  about: {
    title: 'Self-similarity',
    measures: 'how much two calls drawn at random resemble each other: mean cosine of their sets of content features',
    unit: 'cosine',
    source: 'Salton & McGill 1983, Introduction to modern information retrieval; cosine of binary vectors (Ochiai 1957)',
    weakness: 'A template in every prompt raises it and hides that the rest differs.',
    innocentCause: 'High: one app, one form, one task. Low: a general assistant used by several people, or a random test set.',
  },
  range: { low: 0, high: 1 },
  observe: (table) => {
    if (table.calls < 2) return { value: null, reason: 'fewer than two calls with content features' };
    return { value: meanPairwiseCosine(table), reason: null };
  },
};

function meanPairwiseCosine(table: IncidenceTable): number {
  const { calls, callsPerKind } = table;
  const weightSums = new Float64Array(callsPerKind.length);
  const withContent = addWeights(table, weightSums);
  return Math.min(1, Math.max(0, (sumSquares(weightSums) - withContent) / (calls * (calls - 1))));
}

// Loops end their functions: see hillNumber.

/** @returns calls with content */
function addWeights({ kindOfIncidence, ends }: IncidenceTable, weightSums: Float64Array): number {
  let withContent = 0;
  let at = 0;
  for (let call = 0; call < ends.length; call++) {
    const end = ends[call]!;
    if (end > at) withContent++;
    const weight = 1 / Math.sqrt(end - at);
    for (; at < end; at++) weightSums[kindOfIncidence[at]!]! += weight;
  }
  return withContent;
}

function sumSquares(values: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!;
  return squares;
}
