import type { GroupContext } from '../finding/group-context.js';
import { explainPair } from '../link/explain-pair.js';
import type { Linkage } from '../link/link.js';
import { type AccountLink, composeGraph } from './compose-graph.js';
import type { GraphPicture, LinkPicture } from './pictures.js';

/** Strongest links whose signals are shown. */
const SHOWN_LINKS = 3;

type UnitLink = Linkage['links'][number];

/** The links inside a group: as a graph of accounts, and the strongest ones taken apart. */
export function composeLinks(
  context: GroupContext,
  linkage: Linkage,
): { readonly graph: GraphPicture | null; readonly strongestLinks: readonly LinkPicture[] } {
  const accountOf = new Map(context.cluster.members.map(({ unit }, i) => [unit, context.units[i]!.unit.account.account]));
  const inside = linkage.links.filter(({ left, right }) => accountOf.has(left) && accountOf.has(right));
  const strongest = [...inside].sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right).slice(0, SHOWN_LINKS);
  return {
    graph: composeGraph(nodesOf(context), betweenAccounts(context, inside, accountOf)),
    strongestLinks: strongest.map((link) => composeLink(linkage, link, accountOf)),
  };
}

function nodesOf({ accounts, cluster, units }: GroupContext): GraphPicture['nodes'] {
  const bits = new Map<string, number>();
  cluster.members.forEach(({ netBits }, i) => {
    const { account } = units[i]!.unit.account;
    bits.set(account, Math.max(netBits, bits.get(account) ?? netBits));
  });
  return accounts.map((account) => ({ account, bits: bits.get(account) as number }));
}

/** Slices of an account are one node; of several links between two accounts the strongest counts. */
function betweenAccounts(
  { accounts }: GroupContext,
  links: readonly UnitLink[],
  accountOf: ReadonlyMap<number, string>,
): readonly AccountLink[] {
  const indexOf = new Map(accounts.map((account, index) => [account, index]));
  const best = new Map<number, AccountLink>();
  for (const { left, right, bits } of links) {
    const ends = [left, right].map((unit) => indexOf.get(accountOf.get(unit) as string) as number).sort((a, b) => a - b);
    const [low, high] = ends as [number, number];
    const key = low * accounts.length + high;
    if (low !== high && bits > (best.get(key)?.bits ?? 0)) best.set(key, { left: low, right: high, bits });
  }
  return [...best].sort(([a], [b]) => a - b).map(([, link]) => link);
}

function composeLink(
  { population, weights, priorBits }: Linkage,
  { left, right, bits }: UnitLink,
  accountOf: ReadonlyMap<number, string>,
): LinkPicture {
  const titles = new Map(population.signals.map(({ id, about }) => [id, about.title]));
  const signals = explainPair(population, weights, left, right)
    .filter((part) => part.bits !== 0)
    .sort((a, b) => b.bits - a.bits || (a.signal < b.signal ? -1 : 1))
    .map((part) => ({ id: part.signal, title: titles.get(part.signal) ?? part.signal, bits: part.bits }));
  return { left: accountOf.get(left) as string, right: accountOf.get(right) as string, bits, priorBits: 0 - priorBits, signals };
}
