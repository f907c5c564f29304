import type { GroupContext } from '../finding/group-context.js';
import { explainPair } from '../link/explain-pair.js';
import type { Linkage } from '../link/link.js';
import { type AccountLink, composeGraph } from './compose-graph.js';
import type { GraphPicture, LinkPicture } from './pictures.js';
import type { LinkRow } from './report.js';

/** Strongest links whose signals are shown. */
const SHOWN_LINKS = 3;
/** Chosen: all links of a group of 200 accounts that are all linked with each other; a row takes about 400 bytes. */
const MAX_LINK_ROWS_PER_GROUP = 20_000;

type UnitLink = Linkage['links'][number];

/** The links inside a group: as a graph of accounts, and the strongest ones taken apart. */
export function composeLinks(
  context: GroupContext,
  linkage: Linkage,
): { readonly graph: GraphPicture | null; readonly strongestLinks: readonly LinkPicture[] } {
  const { accountOf, inside } = linksInside(context, linkage);
  const strongest = [...inside].sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right).slice(0, SHOWN_LINKS);
  return {
    graph: composeGraph(nodesOf(context), betweenAccounts(context, inside, accountOf)),
    strongestLinks: strongest.map((link) => composeLink(linkage, link, accountOf)),
  };
}

/**
 * The links that the group's graph is drawn from, strongest first, each with the bits of its signals. Only the strongest
 * `MAX_LINK_ROWS_PER_GROUP` are taken apart; how many there are says the graph of the group.
 */
export function composeLinkRows(group: string, context: GroupContext, linkage: Linkage): readonly LinkRow[] {
  const { accountOf, inside } = linksInside(context, linkage);
  return [...betweenAccounts(context, inside, accountOf)]
    .sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right)
    .slice(0, MAX_LINK_ROWS_PER_GROUP)
    .map(({ unitLink }) => {
      const { left, right, bits, signals } = composeLink(linkage, unitLink, accountOf);
      return { group, left, right, bits, signals: signals.map((signal) => ({ id: signal.id, bits: signal.bits })) };
    });
}

function linksInside(
  { cluster, units }: GroupContext,
  { links }: Linkage,
): { readonly accountOf: ReadonlyMap<number, string>; readonly inside: readonly UnitLink[] } {
  const accountOf = new Map(cluster.members.map(({ unit }, i) => [unit, units[i]!.unit.account.account]));
  return { accountOf, inside: links.filter(({ left, right }) => accountOf.has(left) && accountOf.has(right)) };
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
): readonly (AccountLink & { readonly unitLink: UnitLink })[] {
  const indexOf = new Map(accounts.map((account, index) => [account, index]));
  const best = new Map<number, AccountLink & { readonly unitLink: UnitLink }>();
  for (const unitLink of links) {
    const { left, right, bits } = unitLink;
    const ends = [left, right].map((unit) => indexOf.get(accountOf.get(unit) as string) as number).sort((a, b) => a - b);
    const [low, high] = ends as [number, number];
    const key = low * accounts.length + high;
    if (low !== high && bits > (best.get(key)?.bits ?? 0)) best.set(key, { left: low, right: high, bits, unitLink });
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
