import type { LinkRow, ReportCluster } from '../report.js';
import type { CaseToShare, SharedNames } from './case-to-share.js';
import { keptId } from './kept.js';
import type { SharedLink } from './shared-case.js';

/** Links of all groups, strongest first within a group: those of links.ndjson, else those that the graph of a group draws. */
export function shareLinks(
  { report, links }: CaseToShare,
  names: SharedNames,
  indexOf: ReadonlyMap<string, number>,
): readonly SharedLink[] {
  const order = new Map(report.clusters.map(({ id }, i) => [id, i]));
  return (links ?? report.clusters.flatMap(drawnLinks))
    .filter(({ group }) => order.has(group))
    .map((link) => shareLink(link, names, indexOf))
    .sort(
      (a, b) =>
        (order.get(a.group) as number) - (order.get(b.group) as number) ||
        b.bits - a.bits ||
        a.leftAt - b.leftAt ||
        a.rightAt - b.rightAt,
    );
}

function drawnLinks({ id, pictures }: ReportCluster): readonly LinkRow[] {
  const graph = pictures?.graph ?? null;
  if (graph === null) return [];
  const nameOf = (node: number): string => graph.nodes[node]?.account ?? '';
  return graph.links.map(({ left, right, bits }) => ({
    group: id,
    left: nameOf(left),
    right: nameOf(right),
    bits,
    signals: [],
  }));
}

/** Ends in the order of the shared accounts: the case has them in the order of ids, which would tell something of hidden ones. */
function shareLink(
  { group, left, right, bits, signals }: LinkRow,
  names: SharedNames,
  indexOf: ReadonlyMap<string, number>,
): SharedLink {
  const [low, high] = [left, right]
    .map((account) => ({ name: names.nameOf(account), at: indexOf.get(account) as number }))
    .sort((a, b) => a.at - b.at) as [{ name: string; at: number }, { name: string; at: number }];
  return {
    group,
    left: low.name,
    right: high.name,
    leftAt: low.at,
    rightAt: high.at,
    bits,
    signals: signals.map((signal) => ({ id: keptId(signal.id), bits: signal.bits })),
  };
}
