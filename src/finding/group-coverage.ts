import { FEATURE_SLOTS } from '../account/call-columns.js';
import { copyFeatures } from '../account/sampled-call.js';
import { distinctTexts } from '../account/signals/describe-content.js';
import type { CoverageReading } from '../coverage/coverage.js';
import { type CoverageCurve, coverageCurves } from '../coverage/curves.js';
import { measureCoverage } from '../coverage/measure.js';
import { type CallNumbers, type NumberedCalls, numberKinds } from '../coverage/numbered-calls.js';
import { poolAccounts } from '../coverage/pool.js';
import type { DescribedUnit } from '../link/population.js';
import { drawIndices } from '../stats/draw-indices.js';
import type { GroupContext } from './group-context.js';

/** Calls to which group and reference are cut: coverage only means something at equal size. */
const COMMON_CALLS = 200;
/** Ordinary units out of which pools are made at most (chosen): more would hardly move a central range. */
const MAX_ORDINARY_UNITS = 400;
/** Accounts of a pool at most (chosen): the calls compared are of no more. */
const MAX_ACCOUNTS_PER_POOL = 30;
/** Pools of ordinary accounts (chosen): a hundredth is the finest percentile that is told. */
const POOLS = 100;
/** Ordinary accounts of the log for each account of a pool. Chosen: two pools then share half of their accounts at most, on average. */
const LEAST_ACCOUNTS_A_POOL_ACCOUNT = 2;

export interface GroupCoverage {
  /** Coverage of the pooled group beside pools of as many ordinary accounts: two-sided, at the same number of calls. */
  readonly readings: readonly CoverageReading[];
  /** How breadth and novelty of the same pools run with the number of calls: data of a picture. */
  readonly curves: readonly CoverageCurve[];
}

export function groupCoverage(context: GroupContext): GroupCoverage {
  const rng = context.rng('coverage');
  const drawn = countDraws(rng);
  const { accountsPerPool, reference } = drawReference(context, drawn.rng);
  const { numbered, own, ordinary } = numberCalls(context.units, reference);
  const pools = poolAccounts(ordinary, { accountsPerPool, pools: POOLS, rng: drawn.rng });
  return {
    readings: measureCoverage(numbered, own, pools, { calls: COMMON_CALLS, rng }),
    curves: coverageCurves(numbered, own, pools, {
      calls: COMMON_CALLS,
      rng: after(context.rng('coverage'), drawn.draws()),
    }),
  };
}

/** Readings and curves each go on from where the pools were drawn. */
function countDraws(rng: () => number): { readonly rng: () => number; readonly draws: () => number } {
  let draws = 0;
  return {
    rng: () => {
      draws++;
      return rng();
    },
    draws: () => draws,
  };
}

function after(rng: () => number, draws: number): () => number {
  for (let draw = 0; draw < draws; draw++) rng();
  return rng;
}

/**
 * Ordinary units of which pools are made. None where pools would share most of their accounts: they would resemble each other more than
 * groups of strangers do.
 */
function drawReference(
  { ordinary, population, units }: GroupContext,
  rng: () => number,
): { readonly accountsPerPool: number; readonly reference: readonly DescribedUnit[] } {
  const accountsPerPool = Math.min(MAX_ACCOUNTS_PER_POOL, units.length);
  if (ordinary.length < LEAST_ACCOUNTS_A_POOL_ACCOUNT * accountsPerPool) return { accountsPerPool, reference: [] };
  const chosen = drawIndices(ordinary.length, Math.min(MAX_ORDINARY_UNITS, ordinary.length), rng);
  return {
    accountsPerPool,
    reference: Array.from(chosen, (index) => population.units[ordinary[index] as number] as DescribedUnit),
  };
}

interface PooledCalls {
  readonly numbered: NumberedCalls;
  /** Calls of all members. */
  readonly own: CallNumbers;
  /** Calls of each ordinary unit. */
  readonly ordinary: readonly CallNumbers[];
}

/** The distinct texts of members and reference, those without content features left out, side by side in one list. */
function numberCalls(members: readonly DescribedUnit[], reference: readonly DescribedUnit[]): PooledCalls {
  const most = [...members, ...reference].reduce((sum, { unit }) => sum + unit.slots.length, 0);
  const features = new Uint32Array(most * FEATURE_SLOTS);
  const starts = new Uint32Array(most + 1);
  let calls = 0;
  const take = (units: readonly DescribedUnit[]): CallNumbers => {
    const first = calls;
    for (const { unit } of units)
      for (const slot of distinctTexts(unit)) {
        const start = starts[calls] as number;
        const end = copyFeatures(unit.account.sample, slot, features, start);
        if (end > start) starts[++calls] = end;
      }
    return Uint32Array.from({ length: calls - first }, (_, call) => first + call);
  };
  const own = take(members);
  const ordinary = reference.map((unit) => take([unit]));
  const size = starts[calls] as number;
  return { numbered: numberKinds(features.subarray(0, size), starts.subarray(0, calls + 1)), own, ordinary };
}
