import { drawIndices } from '../stats/draw-indices.js';
import { quantileSorted } from '../stats/quantile-sorted.js';
import { commonSize, MIN_CALLS, MIN_ORDINARY } from './common-size.js';
import { expectKindsAt } from './expected-kinds.js';
import { countIncidences, countKindsByCalls } from './incidence-table.js';
import type { CallNumbers, NumberedCalls } from './numbered-calls.js';

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
 * @param numbered the calls of the group and of all pools
 * @param options calls: largest number of calls on the axis; rng: next number in [0, 1)
 * @returns [] when the group has fewer than MIN_CALLS calls with content
 */
export function coverageCurves(
  numbered: NumberedCalls,
  group: CallNumbers,
  pools: readonly CallNumbers[],
  { calls: wanted, rng }: { readonly calls: number; readonly rng: () => number },
): readonly CoverageCurve[] {
  const size = commonSize(
    group.length,
    pools.map((pool) => pool.length),
    wanted,
  );
  if (size === null || size < MIN_CALLS) return [];
  const large = pools.filter((pool) => pool.length >= size).map((pool) => cut(pool, POOL_MULTIPLE * size, rng));
  const points = [...new Set(Array.from({ length: POINTS }, (_, i) => Math.max(2, Math.round((size * (i + 1)) / POINTS))))];
  const linesOf = createLines(numbered, points);
  const groupLines = linesOf(group);
  const poolLines = large.length < MIN_ORDINARY ? [] : large.map(linesOf);
  return (['breadth', 'novelty'] as const).map((id) => ({
    id,
    calls: points,
    group: groupLines[id],
    ordinary: bandOf(poolLines.map((lines) => lines[id])),
    pools: poolLines.length,
  }));
}

function cut(calls: CallNumbers, most: number, rng: () => number): CallNumbers {
  return calls.length <= most ? calls : drawIndices(calls.length, most, rng).map((index) => calls[index] as number);
}

type Lines = Record<CoverageCurve['id'], readonly number[]>;

/** Draws both lines of some calls; what sets of as many calls have in common is made once. */
function createLines(numbered: NumberedCalls, points: readonly number[]): (calls: CallNumbers) => Lines {
  const known = new Map<number, ReturnType<typeof expectKindsAt>>();
  const pointsAndBefore = points.flatMap((point) => [point - 1, point]);
  return (calls) => {
    const expectKinds = known.get(calls.length) ?? expectKindsAt(calls.length, pointsAndBefore);
    known.set(calls.length, expectKinds);
    const expected = expectKinds(countKindsByCalls(numbered, calls));
    const kindsAt = (i: number): number => expected[2 * i + 1] as number;
    const kindsBefore = (i: number): number => expected[2 * i] as number;
    const kindsPerCall = countIncidences(numbered, calls) / calls.length;
    return {
      breadth: points.map((_, i) => kindsAt(i)),
      novelty: points.map((_, i) => (kindsAt(i) - kindsBefore(i)) / kindsPerCall),
    };
  };
}

function bandOf(lines: readonly (readonly number[])[]): CoverageCurve['ordinary'] {
  const first = lines[0];
  if (first === undefined) return null;
  const sorted = first.map((_, point) => Float64Array.from(lines, (line) => line[point]!).sort());
  const at = (probability: number): number[] => sorted.map((values) => quantileSorted(values, probability)!);
  return { low: at(0.025), middle: at(0.5), high: at(0.975) };
}
