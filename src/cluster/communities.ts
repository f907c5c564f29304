import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { Link } from '../link/link.js';

/** Fewer units are no group (chosen). */
const LEAST_COMMUNITY = 3;
/** The package is CommonJS: under Node its function is the default import, its types say `default`. */
const detectCommunities = louvainModule as unknown as typeof louvainModule.default;

/**
 * Communities of the graph of links (Louvain; Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008), the bits of a link as its weight.
 * @returns units of each, ascending; communities by their first unit
 */
export function communitiesOf(links: readonly Link[], rng: () => number): number[][] {
  if (links.length === 0) return [];
  const graph = new UndirectedGraph();
  const sorted = [...links].sort((a, b) => a.left - b.left || a.right - b.right);
  const nodes = [...new Set(sorted.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b);
  for (const node of nodes) graph.addNode(String(node));
  for (const { left, right, bits } of sorted) graph.addEdge(String(left), String(right), { weight: bits });
  const byNode = detectCommunities(graph, { rng, getEdgeWeight: 'weight' });
  const communities = new Map<number, number[]>();
  for (const node of nodes) {
    const community = byNode[String(node)] as number;
    const members = communities.get(community);
    if (members === undefined) communities.set(community, [node]);
    else members.push(node);
  }
  return [...communities.values()].filter((members) => members.length >= LEAST_COMMUNITY).sort((a, b) => a[0]! - b[0]!);
}
