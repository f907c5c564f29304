import type { GraphPicture } from './pictures.js';

/** Circles and lines that can still be told apart. */
const DRAWN_ACCOUNTS = 60;
const LINKS_PER_ACCOUNT = 4;

/** A link between two accounts, by their index in the list of nodes. */
export interface AccountLink {
  readonly left: number;
  readonly right: number;
  readonly bits: number;
}

/** Links of a group as they are drawn: the ends of bridges first, then the accounts with the most bits of links; null without a link. */
export function composeGraph(nodes: GraphPicture['nodes'], links: readonly AccountLink[]): GraphPicture | null {
  if (links.length === 0) return null;
  const { bridges, parts } = cutGraph(nodes.length, links);
  const weights = new Array<number>(nodes.length).fill(0);
  for (const { left, right, bits } of links) {
    weights[left]! += bits;
    weights[right]! += bits;
  }
  const isEnd = new Set([...bridges].flatMap((link) => [links[link]!.left, links[link]!.right]));
  const drawn = [...nodes.keys()]
    .sort((a, b) => Number(isEnd.has(b)) - Number(isEnd.has(a)) || weights[b]! - weights[a]! || a - b)
    .slice(0, DRAWN_ACCOUNTS)
    .sort((a, b) => a - b);
  const placeOf = new Map(drawn.map((node, place) => [node, place]));
  const kept = strongest(links, bridges, placeOf);
  return {
    nodes: drawn.map((node) => nodes[node] as GraphPicture['nodes'][number]),
    links: kept.map(({ left, right, bits, isBridge }) => ({
      left: placeOf.get(left)!,
      right: placeOf.get(right)!,
      bits,
      isBridge,
    })),
    accountsNotDrawn: nodes.length - drawn.length,
    linksNotDrawn: links.length - kept.length,
    bridges: bridges.size,
    parts,
    accountsWithoutLink: weights.filter((weight) => weight === 0).length,
  };
}

/** All bridges, and of the rest those that are among the strongest of one of their ends. */
function strongest(
  links: readonly AccountLink[],
  bridges: ReadonlySet<number>,
  drawn: ReadonlyMap<number, number>,
): readonly (AccountLink & { readonly isBridge: boolean })[] {
  const kept = new Map<number, number>();
  return links
    .map((link, index) => ({ ...link, isBridge: bridges.has(index) }))
    .filter(({ left, right }) => drawn.has(left) && drawn.has(right))
    .sort((a, b) => Number(b.isBridge) - Number(a.isBridge) || b.bits - a.bits || a.left - b.left || a.right - b.right)
    .filter(({ left, right, isBridge }) => {
      const isKept = isBridge || (kept.get(left) ?? 0) < LINKS_PER_ACCOUNT || (kept.get(right) ?? 0) < LINKS_PER_ACCOUNT;
      if (isKept) for (const end of [left, right]) kept.set(end, (kept.get(end) ?? 0) + 1);
      return isKept;
    });
}

interface Visit {
  readonly node: number;
  /** Index of the link by which the node was reached, −1 at the start of a part. */
  readonly by: number;
  next: number;
}

/** Bridges by depth-first search with low points (Tarjan 1974, doi:10.1016/0020-0190(74)90003-9), without recursion; parts with a link. */
function cutGraph(
  nodes: number,
  links: readonly AccountLink[],
): { readonly bridges: ReadonlySet<number>; readonly parts: number } {
  const at: number[][] = Array.from({ length: nodes }, () => []);
  links.forEach(({ left, right }, link) => {
    at[left]!.push(link);
    at[right]!.push(link);
  });
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const bridges = new Set<number>();
  let time = 0;
  let parts = 0;
  for (let start = 0; start < nodes; start++) {
    if (order[start] !== -1 || at[start]!.length === 0) continue;
    parts++;
    const stack: Visit[] = [{ node: start, by: -1, next: 0 }];
    order[start] = low[start] = time++;
    for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
      const link = at[visit.node]![visit.next++];
      if (link === undefined) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent === undefined) continue;
        low[parent.node] = Math.min(low[parent.node]!, low[visit.node]!);
        if (low[visit.node]! > order[parent.node]!) bridges.add(visit.by);
        continue;
      }
      if (link === visit.by) continue;
      const other = links[link]!.left === visit.node ? links[link]!.right : links[link]!.left;
      if (order[other] === -1) {
        order[other] = low[other] = time++;
        stack.push({ node: other, by: link, next: 0 });
      } else low[visit.node] = Math.min(low[visit.node]!, order[other]!);
    }
  }
  return { bridges, parts };
}
