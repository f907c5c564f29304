import { drawIndices } from '../stats/draw-indices.js';
import type { CallNumbers } from './numbered-calls.js';

/**
 * Pools of ordinary accounts, each of as many accounts as the group has: several people hold more subjects than one, so a group is
 * compared with pools, not with single accounts. Pools share accounts; they show what is ordinary, and are no independent trials.
 * @param ordinary calls of each ordinary account
 * @param options accountsPerPool: cut to the accounts there are; pools: how many; rng: next number in [0, 1)
 * @returns calls of each pool; [] without ordinary accounts
 */
export function poolAccounts(
  ordinary: readonly CallNumbers[],
  { accountsPerPool, pools, rng }: { readonly accountsPerPool: number; readonly pools: number; readonly rng: () => number },
): readonly CallNumbers[] {
  if (ordinary.length === 0) return [];
  const size = Math.min(accountsPerPool, ordinary.length);
  return Array.from({ length: pools }, () =>
    joinCalls(Array.from(drawIndices(ordinary.length, size, rng), (account) => ordinary[account] as CallNumbers)),
  );
}

function joinCalls(parts: readonly CallNumbers[]): CallNumbers {
  const joined = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
