import { columnsOf, weightInColumns } from '../link/columns.js';
import type { Population } from '../link/population.js';
import type { CommonValue } from './common-value.js';
import { HOLDER_SHARE, holdersOf } from './holders.js';
import { isOneOperationOutside, isOneQueue } from './holders-outside.js';
import { PRIOR_STRANGERS } from './outsider.js';

/** What a tool sets together when nobody sets anything: who takes one of them over takes over the others. */
const TOOL_SETTINGS: readonly string[] = ['system-prompt', 'model', 'parameters', 'user-agent'];

interface SameToolOptions {
  /** The group's common values. */
  readonly common: readonly CommonValue[];
  /** All units of the accounts near the group in content, members included. */
  readonly kin: ReadonlySet<number>;
  /** Share of the value in the log: what is expected of few strangers. */
  readonly inPopulation: number;
  /** A share that is known already: smaller ones are not looked at. */
  readonly least: number;
}

/**
 * How common a value is among strangers who have another of the group's settings: the default model of a tool is no choice of those who
 * use it, however rare it is in the log. Strangers are all but the accounts whose content is near the group's: what a queue misses of its
 * own, or members send beside it, must not count against it; nor must strangers who are shares of one queue themselves, the same
 * operation on another body of text. Held against the log alone, one model, temperature and client by default accused 139
 * innocent accounts of a benign labelled world whose only other bond was a public data set.
 * @returns the largest such share over the group's other settings, at least `least`
 */
export function shareUnderSameTool(
  population: Population,
  { signal, value }: Pick<CommonValue, 'signal' | 'value'>,
  { common, kin, inPopulation, least }: SameToolOptions,
): number {
  const isSetting = (index: number): boolean => TOOL_SETTINGS.includes(population.signals[index]!.id);
  if (!isSetting(signal)) return least;
  const shares = common
    .filter((other) => other.signal !== signal && other.value !== 0 && isSetting(other.signal))
    .map((other) => {
      const { units, sum } = strangersWithBoth(population, kin, other, { signal, value });
      return { other, share: (sum + PRIOR_STRANGERS * inPopulation) / (units + PRIOR_STRANGERS) };
    })
    .filter(({ share }) => share > least)
    .sort((left, right) => right.share - left.share);
  const ofStrangers = shares.find(({ other }) => !isOneOperationOutside(population, kin, other.signal, other.value));
  return ofStrangers?.share ?? least;
}

interface JointHolders {
  readonly units: number;
  /** Sum of their shares of calls with the value. */
  readonly sum: number;
}

const known = new WeakMap<ReadonlySet<number>, Map<string, JointHolders>>();

/** Strangers that hold one value, and how much of the other they have. Remembered by kin: outsiders are weighed again and again. */
function strangersWithBoth(
  population: Population,
  kin: ReadonlySet<number>,
  held: CommonValue,
  { signal, value }: Pick<CommonValue, 'signal' | 'value'>,
): JointHolders {
  const ofKin = known.get(kin) ?? new Map<string, JointHolders>();
  known.set(kin, ofKin);
  const key = `${held.signal}/${held.value}/${signal}/${value}`;
  const before = ofKin.get(key);
  if (before !== undefined) return before;
  const columns = columnsOf(population, signal);
  let units = 0;
  let sum = 0;
  for (const unit of holdersOf(population, held.signal, held.value)) {
    if (kin.has(unit)) continue;
    units++;
    sum += weightInColumns(columns, unit, value);
  }
  const strangers = { units, sum };
  ofKin.set(key, strangers);
  return strangers;
}

/** Strangers who are looked at, evenly over the log: more would hardly change a share. */
const MAX_STRANGERS = 300;

/**
 * Strangers who have all of the group's settings: users of the same tool, if it is one. They have its pace and hours too, which are then no
 * habit of the group's. In a benign labelled world with one script, paced and with one model, 100 innocent accounts were accused without them.
 * @returns none when the group has no settings in common, or when they are shares of one queue: the same operation on another body of text
 */
export function strangersWithSettings(
  population: Population,
  { common, kin }: Pick<SameToolOptions, 'common' | 'kin'>,
): readonly number[] {
  const [rarest, ...others] = common
    .filter(({ signal }) => TOOL_SETTINGS.includes(population.signals[signal]!.id))
    .map(({ signal, value }) => ({
      columns: columnsOf(population, signal),
      value,
      holders: holdersOf(population, signal, value),
    }))
    .sort((left, right) => left.holders.length - right.holders.length);
  if (rarest === undefined) return [];
  const strangers = rarest.holders.filter(
    (unit) => !kin.has(unit) && others.every(({ columns, value }) => weightInColumns(columns, unit, value) >= HOLDER_SHARE),
  );
  const stride = Math.max(1, Math.ceil(strangers.length / MAX_STRANGERS));
  const looked = strangers.filter((_, index) => index % stride === 0);
  return isOneQueue(population, looked) ? [] : looked;
}

const slices = new WeakMap<Population, readonly (readonly number[])[]>();

/** The units and all others of their accounts: what a member sends beside the group's content is no stranger's. */
export function withOtherSlices(population: Population, units: readonly number[]): ReadonlySet<number> {
  const ofAccounts = slices.get(population) ?? slicesByUnit(population);
  slices.set(population, ofAccounts);
  const kin = new Set<number>();
  for (const unit of units) for (const slice of ofAccounts[unit] as readonly number[]) kin.add(slice);
  return kin;
}

/** By unit, all units of its account. */
function slicesByUnit({ units }: Population): readonly (readonly number[])[] {
  const byAccount = new Map<string, number[]>();
  return units.map(({ unit: { account } }, unit) => {
    const own = byAccount.get(account.account) ?? [];
    own.push(unit);
    byAccount.set(account.account, own);
    return own;
  });
}
