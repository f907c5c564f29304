import type { Unit } from '../account/unit.js';
import { quantile } from '../stats/quantile.js';
import type { AmountRange, Amounts } from './finding.js';
import type { GroupContext } from './group-context.js';

/** Few members are told by their ends; of a whole log one account would set each end. */
const WHOLE = [0, 1] as const;
const CENTRAL = [0.025, 0.975] as const;

/** Amounts of work of the members and of the units outside; null where either side has none. */
export function compareAmounts({ population, cluster }: GroupContext, amountOf: (unit: Unit) => number): Amounts | null {
  const inside = new Set(cluster.members.map(({ unit }) => unit));
  const of = (isMember: boolean): readonly number[] =>
    population.units.filter((_, unit) => inside.has(unit) === isMember).map(({ unit }) => amountOf(unit));
  const [group, outside] = [rangeOf(of(true), WHOLE), rangeOf(of(false), CENTRAL)];
  return group === null || outside === null ? null : { group, outside };
}

/** In whole numbers: shares of an account, and what the sample only lets estimate, come with fractions. */
function rangeOf(amounts: readonly number[], [least, most]: readonly [number, number]): AmountRange | null {
  const known = amounts.filter((amount) => amount > 0);
  if (known.length === 0) return null;
  const at = (probability: number): number => Math.round(quantile(known, probability) as number);
  return { low: at(least), median: at(0.5), high: at(most) };
}
