import { halvesOf, type Unit } from '../account/unit.js';
import { shuffle } from '../stats/shuffle.js';
import { type DescribedUnit, describeAgainst, type Population } from './population.js';

/** Random pairs of different accounts used as the reference: log2 of it is the most any one comparison can claim. */
export const REFERENCE_PAIRS = 20_000;
/** Calls a unit needs so that each half still has eight. */
const MIN_HALVED_CALLS = 16;
/** Halves used at most: every so-many-th unit of a larger log. log2 of it is 11 bits, and no signal may claim more than 8. */
const MAX_HALVES = 2_000;
/** Parts into which the accounts are dealt to check the weights on accounts that they were not learnt on. Conventional. */
export const FOLDS = 5;

/** Two units and the folds that their accounts were dealt to. */
export interface ReferencePair {
  readonly left: DescribedUnit;
  readonly right: DescribedUnit;
  readonly leftFold: number;
  readonly rightFold: number;
}

export interface ReferencePairs {
  /** Random halves of one account: what two shares of one queue look like. */
  readonly same: readonly ReferencePair[];
  readonly different: readonly ReferencePair[];
}

export function drawReferencePairs(population: Population, rng: () => number): ReferencePairs {
  const { units } = population;
  const folds = dealFolds(units, rng);
  const foldOf = ({ unit }: DescribedUnit): number => folds.get(unit.account.account) as number;
  const halved = units.filter(({ unit }) => unit.slots.length >= MIN_HALVED_CALLS);
  const stride = Math.max(1, Math.ceil(halved.length / MAX_HALVES));
  const chosen = halved.filter((_, index) => index % stride === 0);
  return {
    same: chosen.map((described) => ({
      ...halve(population, described.unit),
      leftFold: foldOf(described),
      rightFold: foldOf(described),
    })),
    different: differentPairs(units, rng).map(([left, right]) => ({
      left,
      right,
      leftFold: foldOf(left),
      rightFold: foldOf(right),
    })),
  };
}

/** Whole accounts, so that no slice of an account is judged by weights that another slice taught. */
function dealFolds(units: readonly DescribedUnit[], rng: () => number): ReadonlyMap<string, number> {
  const accounts = shuffle([...new Set(units.map(({ unit }) => unit.account.account))], rng);
  return new Map(accounts.map((account, index) => [account, index % FOLDS]));
}

/** Random pairs of different accounts; all of them, once each, when there are no more than wanted. */
function differentPairs(units: readonly DescribedUnit[], rng: () => number): [DescribedUnit, DescribedUnit][] {
  const different: [DescribedUnit, DescribedUnit][] = [];
  const add = (left: DescribedUnit, right: DescribedUnit): void => {
    if (left.unit.account !== right.unit.account) different.push([left, right]);
  };
  if ((units.length * (units.length - 1)) / 2 <= REFERENCE_PAIRS) {
    units.forEach((left, index) => {
      for (const right of units.slice(index + 1)) add(left, right);
    });
    return different;
  }
  for (let drawn = 0; drawn < REFERENCE_PAIRS; drawn++) {
    add(units[Math.floor(rng() * units.length)] as DescribedUnit, units[Math.floor(rng() * units.length)] as DescribedUnit);
  }
  return different;
}

function halve(population: Population, unit: Unit): Pick<ReferencePair, 'left' | 'right'> {
  const [even, odd] = halvesOf(unit);
  return { left: describeAgainst(population, even), right: describeAgainst(population, odd) };
}
