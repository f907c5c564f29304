import type { Unit } from '../account/unit.js';
import type { Population } from '../link/population.js';
import { quantileSorted } from '../stats/quantile-sorted.js';
import { sortedOrder } from '../stats/sorted-order.js';
import type { AmountRange, Amounts } from './finding.js';
import type { GroupContext } from './group-context.js';

/** Few members are told by their ends; of a whole log one account would set each end. */
const WHOLE = [0, 1] as const;
const CENTRAL = [0.025, 0.975] as const;

type AmountOf = (unit: Unit) => number;

/** Amounts of work of the members and of the units outside; null where either side has none. */
export function compareAmounts({ population, cluster }: GroupContext, amountOf: AmountOf): Amounts | null {
  const isMember = new Uint8Array(population.units.length);
  for (const { unit } of cluster.members) isMember[unit] = 1;
  const { amounts, ascending } = rankAmounts(population, amountOf);
  const of = (side: number): Float64Array =>
    Float64Array.from(
      ascending.filter((unit) => isMember[unit] === side),
      (unit) => amounts[unit] as number,
    );
  const [group, outside] = [rangeOf(of(1), WHOLE), rangeOf(of(0), CENTRAL)];
  return group === null || outside === null ? null : { group, outside };
}

interface RankedAmounts {
  /** By unit of the log; NaN where it has none. */
  readonly amounts: Float64Array;
  /** Units that have one, ascending by it. */
  readonly ascending: Uint32Array;
}

const known = new WeakMap<Population, Map<AmountOf, RankedAmounts>>();

/** The amounts of all units, made and put in order once for all groups of a log: a conversation count looks at every sampled call. */
function rankAmounts(population: Population, amountOf: AmountOf): RankedAmounts {
  const ofPopulation = known.get(population) ?? new Map<AmountOf, RankedAmounts>();
  known.set(population, ofPopulation);
  const before = ofPopulation.get(amountOf);
  if (before !== undefined) return before;
  const amounts = Float64Array.from(population.units, ({ unit }) => {
    const amount = amountOf(unit);
    return amount > 0 ? amount : Number.NaN;
  });
  const ranked = { amounts, ascending: sortedOrder(amounts) };
  ofPopulation.set(amountOf, ranked);
  return ranked;
}

/** In whole numbers: shares of an account, and what the sample only lets estimate, come with fractions. */
function rangeOf(sorted: Float64Array, [least, most]: readonly [number, number]): AmountRange | null {
  if (sorted.length === 0) return null;
  const at = (probability: number): number => Math.round(quantileSorted(sorted, probability) as number);
  return { low: at(least), median: at(0.5), high: at(most) };
}
