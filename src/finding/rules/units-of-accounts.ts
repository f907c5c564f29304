import type { Population } from '../../link/population.js';

const known = new WeakMap<Population, ReadonlyMap<string, readonly number[]>>();

/** All units of some accounts, those of the log and not only the group's, account by account and ascending within one. */
export function unitsOfAccounts(population: Population, accounts: readonly string[]): readonly number[] {
  const units = known.get(population) ?? byAccount(population);
  known.set(population, units);
  return accounts.flatMap((account) => units.get(account) ?? []);
}

function byAccount({ units }: Population): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  units.forEach(({ unit: { account } }, index) => {
    const own = found.get(account.account);
    if (own === undefined) found.set(account.account, [index]);
    else own.push(index);
  });
  return found;
}
