import type { GroupContext } from '../finding/group-context.js';
import { explainPair, type PairBits } from '../link/explain-pair.js';
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
  const titles = new Map(linkage.population.signals.map(({ id, about }) => [id, about.title]));
  const strongest = [...inside].sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right).slice(0, SHOWN_LINKS);
  return {
    graph: composeGraph(nodesOf(context), betweenAccounts(context, inside, accountOf)),
    strongestLinks: strongest.map((link) => ({
      left: accountOf.get(link.left) as string,
      right: accountOf.get(link.right) as string,
      bits: link.bits,
      priorBits: 0 - linkage.priorBits,
      signals: takeApart(linkage, link).map(({ signal, bits }) => ({ id: signal, title: titles.get(signal) ?? signal, bits })),
    })),
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
    .map(({ unitLink }) => ({
      group,
      left: accountOf.get(unitLink.left) as string,
      right: accountOf.get(unitLink.right) as string,
      bits: unitLink.bits,
      signals: takeApart(linkage, unitLink).map(({ signal, bits }) => ({ id: signal, bits })),
    }));
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

/** What the signals say of a link, the strongest first; those that say nothing are left out. */
function takeApart({ population, weights }: Linkage, { left, right }: UnitLink): readonly PairBits[] {
  return explainPair(population, weights, left, right)
    .filter(({ bits }) => bits !== 0)
    .sort((a, b) => b.bits - a.bits || (a.signal < b.signal ? -1 : 1));
}
