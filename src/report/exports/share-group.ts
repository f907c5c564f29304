import type { ClusterMember, ReportCluster } from '../report.js';
import type { SharedNames } from './case-to-share.js';
import { keptId, keptTime } from './kept.js';
import type { SharedGroup, SharedLink, SharedMember } from './shared-case.js';

export function shareGroup(
  cluster: ReportCluster,
  {
    names,
    indexOf,
    isSuspected,
    links,
  }: {
    readonly names: SharedNames;
    readonly indexOf: ReadonlyMap<string, number>;
    readonly isSuspected: boolean;
    readonly links: readonly SharedLink[];
  },
): SharedGroup {
  const { id, calls, firstUtc, lastUtc, stability, findingIds, pictures } = cluster;
  const linksListed = links.filter(({ group }) => group === id).length;
  const graph = pictures?.graph;
  return {
    id,
    isSuspected,
    calls,
    firstUtc: keptTime(firstUtc),
    lastUtc: keptTime(lastUtc),
    stability,
    findings: findingIds.map(keptId),
    members: cluster.accounts.map((member) => shareMember(member, names, indexOf)).sort((a, b) => b.bits - a.bits || a.at - b.at),
    linksFound:
      pictures === undefined ? null : graph === null || graph === undefined ? 0 : graph.links.length + graph.linksNotDrawn,
    linksListed,
  };
}

function shareMember(member: ClusterMember, names: SharedNames, indexOf: ReadonlyMap<string, number>): SharedMember {
  const { account, share, calls, firstUtc, lastUtc, bits, ties } = member;
  return {
    account: names.nameOf(account),
    at: indexOf.get(account) as number,
    share,
    calls,
    firstUtc: keptTime(firstUtc),
    lastUtc: keptTime(lastUtc),
    bits,
    ties: ties.map((tie) => ({ id: keptId(tie.id), bits: tie.bits })),
  };
}
