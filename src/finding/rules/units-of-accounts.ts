import type { Population } from '../../link/population.js';

interface AccountUnits {
  /** By unit, the number of its account. */
  readonly numbers: Uint32Array;
  /** By account, its units ascending. */
  readonly units: ReadonlyMap<string, readonly number[]>;
}

const known = new WeakMap<Population, AccountUnits>();

/** All units of some accounts, those of the log and not only the group's, account by account and ascending within one. */
export function unitsOfAccounts(population: Population, accounts: readonly string[]): readonly number[] {
  const { units } = remember(population);
  return accounts.flatMap((account) => units.get(account) ?? []);
}

/** By unit, the number of its account; numbers are below the number of units. */
export function accountNumbers(population: Population): Uint32Array {
  return remember(population).numbers;
}

function remember(population: Population): AccountUnits {
  const before = known.get(population) ?? byAccount(population);
  known.set(population, before);
  return before;
}

function byAccount({ units }: Population): AccountUnits {
  const found = new Map<string, number[]>();
  const numbers = Uint32Array.from(units, ({ unit: { account } }, index) => {
    const own = found.get(account.account);
    if (own === undefined) found.set(account.account, [index]);
    else own.push(index);
    // The first unit of an account stands for it.
    return own?.[0] ?? index;
  });
  return { numbers, units: found };
}
