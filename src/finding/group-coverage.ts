import { distinctTexts } from '../account/signals/describe-content.js';
import { featuresOf } from '../account/unit.js';
import type { CoverageReading } from '../coverage/coverage.js';
import { type CoverageCurve, coverageCurves } from '../coverage/curves.js';
import type { CoverageCall } from '../coverage/incidence-table.js';
import { measureCoverage } from '../coverage/measure.js';
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
  const own = context.units.flatMap(callsOf);
  const drawn = countDraws(rng);
  const pools = ordinaryPools(context, drawn.rng);
  return {
    readings: measureCoverage(own, pools, { calls: COMMON_CALLS, rng }),
    curves: coverageCurves(own, pools, { calls: COMMON_CALLS, rng: after(context.rng('coverage'), drawn.draws()) }),
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

/** None where pools would share most of their accounts: they would resemble each other more than groups of strangers do. */
function ordinaryPools({ ordinary, population, units }: GroupContext, rng: () => number): readonly (readonly CoverageCall[])[] {
  const accountsPerPool = Math.min(MAX_ACCOUNTS_PER_POOL, units.length);
  if (ordinary.length < LEAST_ACCOUNTS_A_POOL_ACCOUNT * accountsPerPool) return [];
  const chosen = drawIndices(ordinary.length, Math.min(MAX_ORDINARY_UNITS, ordinary.length), rng);
  const reference = Array.from(chosen, (index) => callsOf(population.units[ordinary[index] as number] as DescribedUnit));
  return poolAccounts(reference, { accountsPerPool, pools: POOLS, rng });
}

function callsOf({ unit }: DescribedUnit): CoverageCall[] {
  return distinctTexts(unit).map((slot) => ({ kinds: featuresOf(unit.account, slot) }));
}
