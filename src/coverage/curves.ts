import { drawIndices } from '../stats/draw-indices.js';
import { quantileSorted } from '../stats/quantile-sorted.js';
import { commonSize, MIN_CALLS, MIN_ORDINARY } from './common-size.js';
import { expectedKinds } from './expected-kinds.js';
import type { CoverageCall } from './incidence-table.js';
import { tabulateIncidences } from './incidence-table.js';

/** Points of a curve: a line through more looks no smoother. */
const POINTS = 20;

/** Calls kept of a pool, in multiples of the longest axis: the mean over orders of so many hardly differs from that over all. */
const POOL_MULTIPLE = 2;

/** How one number grows or falls with the calls that are read: the group's line and the band of ordinary pools of the same size. */
export interface CoverageCurve {
  readonly id: 'breadth' | 'novelty';
  /** Calls read at each point, ascending. */
  readonly calls: readonly number[];
  readonly group: readonly number[];
  /** Central 95 % and median of ordinary pools at each point; null when there are too few. */
  readonly ordinary: {
    readonly low: readonly number[];
    readonly middle: readonly number[];
    readonly high: readonly number[];
  } | null;
  readonly pools: number;
}

/**
 * Breadth: kinds of content expected in n calls drawn without order. Novelty: share of the n-th call’s kinds that none of the earlier
 * n − 1 held. Both are exact means over all orders of the calls; only large pools are cut to a random part first.
 * @param options calls: largest number of calls on the axis; rng: next number in [0, 1)
 * @returns [] when the group has fewer than MIN_CALLS calls with content
 */
export function coverageCurves(
  group: readonly CoverageCall[],
  pools: readonly (readonly CoverageCall[])[],
  { calls: wanted, rng }: { readonly calls: number; readonly rng: () => number },
): readonly CoverageCurve[] {
  const own = withContent(group);
  const others = pools.map(withContent);
  const size = commonSize(
    own.length,
    others.map((pool) => pool.length),
    wanted,
  );
  if (size === null || size < MIN_CALLS) return [];
  const large = others.filter((pool) => pool.length >= size).map((pool) => cut(pool, POOL_MULTIPLE * size, rng));
  const calls = [...new Set(Array.from({ length: POINTS }, (_, i) => Math.max(2, Math.round((size * (i + 1)) / POINTS))))];
  const groupLines = linesOf(own, calls);
  const poolLines = large.length < MIN_ORDINARY ? [] : large.map((pool) => linesOf(pool, calls));
  return (['breadth', 'novelty'] as const).map((id) => ({
    id,
    calls,
    group: groupLines[id],
    ordinary: bandOf(poolLines.map((lines) => lines[id])),
    pools: poolLines.length,
  }));
}

function cut(calls: readonly CoverageCall[], most: number, rng: () => number): readonly CoverageCall[] {
  return calls.length <= most ? calls : Array.from(drawIndices(calls.length, most, rng), (index) => calls[index]!);
}

function withContent(calls: readonly CoverageCall[]): readonly CoverageCall[] {
  return calls.filter((call) => call.kinds.length > 0);
}

function linesOf(calls: readonly CoverageCall[], points: readonly number[]): Record<CoverageCurve['id'], readonly number[]> {
  const { callsPerKind, kindOfIncidence } = tabulateIncidences(calls);
  const kindsAt = expectedKinds(callsPerKind, calls.length);
  const kindsPerCall = kindOfIncidence.length / calls.length;
  return {
    breadth: points.map(kindsAt),
    novelty: points.map((point) => (kindsAt(point) - kindsAt(point - 1)) / kindsPerCall),
  };
}

function bandOf(lines: readonly (readonly number[])[]): CoverageCurve['ordinary'] {
  const first = lines[0];
  if (first === undefined) return null;
  const sorted = first.map((_, point) => Float64Array.from(lines, (line) => line[point]!).sort());
  const at = (probability: number): number[] => sorted.map((values) => quantileSorted(values, probability)!);
  return { low: at(0.025), middle: at(0.5), high: at(0.975) };
}
