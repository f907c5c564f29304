import { columnOf } from '../../account/unit.js';
import { defineHabit } from './define-habit.js';

/** Networks of one account, and networks a sampled call, from which they are many. Chosen: home, work and phone are three. */
const LEAST_NETWORKS = 5;
const LEAST_NETWORKS_PER_CALL = 0.25;
/** Fewest calls with an address. */
const LEAST_CALLS = 10;

export const manyNetworks = defineHabit({
  id: 'many-networks',
  version: 1,
  kind: 'many-networks',
  about: {
    title: 'One account from many networks',
    measures:
      'share of members whose calls come from at least five networks (IPv4 /24, IPv6 /48), and from one in four calls a new one',
    unit: 'share of members; higher means more of them change networks',
    source: 'AA26-251A, September 2026 (one account, many addresses), as summarised in public',
    weakness: 'needs the caller’s own address in the log; behind a gateway all accounts share its address',
    innocentCause: 'build runners, mobile carriers, privacy services, a key shared by a team',
  },
  isOfAccount: true,
  does: 'call from many networks',
  prepare: ({ population, labels }) => {
    const networks = new Map<number, string>();
    const networkOf = (address: number): string => {
      const known = networks.get(address) ?? toNetwork(labels.get(address) ?? String(address));
      networks.set(address, known);
      return known;
    };
    if (!population.units.some(({ unit }) => unit.slots.some((slot) => columnOf(unit.account, slot, 'ip') !== 0)))
      return 'the log holds no addresses';
    return ({ unit: { account } }) => {
      const addresses: number[] = [];
      for (let slot = 0; slot < account.sample.size; slot++) {
        const address = columnOf(account, slot, 'ip');
        if (address !== 0) addresses.push(address);
      }
      if (addresses.length < LEAST_CALLS) return null;
      const least = Math.max(LEAST_NETWORKS, LEAST_NETWORKS_PER_CALL * addresses.length);
      const distinct = new Set(addresses);
      return distinct.size >= least && new Set(Array.from(distinct, networkOf)).size >= least;
    };
  },
});

/** The part of an address that one provider gives to one place. */
function toNetwork(address: string): string {
  return address.includes(':') ? address.split(':', 3).join(':') : address.split('.', 3).join('.');
}
