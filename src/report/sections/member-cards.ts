import type { Finding } from '../../finding/finding.js';
import { bitsWaterfall } from '../figures/bits-waterfall.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { ClusterMember, MemberDetail, Report, ReportCluster } from '../report.js';
import { speaksAgainst } from '../speaks-against.js';
import {
  wordAddresses,
  wordBits,
  wordCount,
  wordMemberShare,
  wordNumberOf,
  wordPeriod,
  wordShare,
  wordTime,
  wordTokens,
} from '../words.js';
import { quoteList } from './quotes.js';

/** Cards on the whole page, shared among the suspected groups: the page must open at once. */
const CARDS = 400;
const LEAST_CARDS = 6;

/** A card for each member of a suspected group: fingerprint, what ties it there, what speaks against it, its calls. */
export function memberCards(finding: Finding, cluster: ReportCluster, report: Report): Markup {
  const detailed = cluster.accounts.filter(({ detail }) => detail !== undefined);
  if (detailed.length === 0) return NOTHING;
  const shown = bestAndLeast(detailed, Math.max(LEAST_CARDS, Math.floor(CARDS / suspectedGroups(report))));
  const rest = cluster.accounts.length - shown.length;
  return markup`<h4>Account by account</h4><p>${rest === 0 ? 'Every member has a card.' : `Cards for the best and the least tied members; the other ${wordCount(rest)} stand in the table below and in report.json.`} On paper only open cards are printed. The bits of a card are not cut to what the log can carry: they put members in an order and are no likelihood ratio. A finding is about the group: a single member may be in it by chance, and the least tied is the likeliest to be.</p>
<div class="members">${shown.map((member) => card(member, member.detail as MemberDetail, finding, cluster))}</div>`;
}

function suspectedGroups({ findings }: Report): number {
  return Math.max(
    1,
    new Set(findings.filter(({ kind }) => kind === 'systematic-extraction').map(({ clusterId }) => clusterId)).size,
  );
}

/** Two thirds of the places go to the best tied, the rest to the least tied. */
function bestAndLeast<Item>(items: readonly Item[], places: number): readonly Item[] {
  if (items.length <= places) return items;
  const best = Math.ceil((places * 2) / 3);
  return [...items.slice(0, best), ...items.slice(best - places)];
}

function card(member: ClusterMember, detail: MemberDetail, finding: Finding, cluster: ReportCluster): Markup {
  const against = speaksAgainst(member, cluster, finding);
  return markup`<details class="member"><summary><bdi class="id">${member.account}</bdi> <span class="numbers">${wordBits(member.bits)} bits · ${wordNumberOf(member.calls, 'call')} · ${wordPeriod(member)}</span></summary>
<div class="pair"><div><h5>Fingerprint</h5>${fingerprint(member, detail)}
<h5>What speaks against it</h5><ul class="small">${against.map((line) => markup`<li>${line}</li>`)}</ul>
<h5>Calls</h5>${detail.quotes.length === 0 ? markup`<p class="why">No text of its calls was kept.</p>` : quoteList(detail.quotes)}</div>
<div><h5>What ties it to the group, in bits</h5>${bitsWaterfall(`What ties ${member.account} to the group`, member.ties)}
<ul class="small">${member.ties.map(({ title, statement }) => markup`<li>${title}: ${statement}</li>`)}</ul></div></div></details>`;
}

function fingerprint(member: ClusterMember, detail: MemberDetail): Markup {
  const { loggedAs, calls, firstUtc, lastUtc } = member;
  const facts: readonly (readonly [string, string])[] = [
    ...(loggedAs === undefined ? [] : [['In the log', loggedAs] as const]),
    ['First call', wordTime(firstUtc)],
    ['Last call', wordTime(lastUtc)],
    [
      'Calls',
      `${wordCount(calls)}, ${wordNumberOf(detail.errors, 'error')}; ${wordMemberShare(member)} of them belong to the group`,
    ],
    ['Compared', `${wordNumberOf(detail.callsCompared, 'sampled call')}`],
    ['Tokens', wordTokens(detail)],
    ['Addresses', wordAddresses(detail.addresses)],
  ];
  return markup`<dl class="facts">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}${detail.traits.map(
    ({ title, value, share: part, distinct }) =>
      markup`<div><dt>${title}</dt><dd>${value === null ? 'text not kept' : markup`<bdi>${value}</bdi>`} <span class="why">${wordShare(part)} of its calls${distinct > 1 ? `, ${wordNumberOf(distinct - 1, 'other value')}` : ''}</span></dd></div>`,
  )}</dl>`;
}
