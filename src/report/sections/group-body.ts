import { dailyBars } from '../figures/daily-bars.js';
import { weekHeat } from '../figures/week-heat.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { ClusterMember, Report, ReportCluster } from '../report.js';
import { wordBits, wordCount, wordMemberShare, wordSignedBits } from '../words.js';
import { publishedSigns } from './published-signs.js';
import { table } from './table.js';
import { timeSpan } from './time-span.js';

/** Rows of members on the whole page, shared among the groups; the others stand in report.json. */
const ROWS = 3_000;
const LEAST_ROWS = 20;
/** Members that are listed before the rest is folded. */
const OPEN_MEMBERS = 30;

/** Activity and members of a group: under its first finding, or in the list of groups. */
export function groupBody(cluster: ReportCluster, report: Report): Markup {
  return markup`${activity(cluster, report.settings.timeZone)}${publishedSigns(cluster)}${members(cluster, report)}`;
}

function activity({ daily, hourOfWeek }: ReportCluster, timeZone: string): Markup {
  if (daily === null && hourOfWeek === null) return NOTHING;
  return markup`<h4>Activity</h4><div class="pair">
${daily === null ? '' : markup`<figure>${dailyBars(daily)}<figcaption>Calls per day (UTC); taller means more, a gap is a day without a call</figcaption></figure>`}
${hourOfWeek === null ? '' : markup`<figure>${weekHeat(hourOfWeek, timeZone)}<figcaption>Calls per hour of the week, ${timeZone}; the more a cell stands out from the page, the more calls</figcaption></figure>`}</div>`;
}

function members({ id, accounts }: ReportCluster, { clusters }: Report): Markup {
  const rows = Math.max(LEAST_ROWS, Math.floor(ROWS / Math.max(1, clusters.length)));
  const shown = accounts.slice(0, rows);
  const rest = accounts.length - shown.length;
  const body = table(
    `Members of ${id} and what ties each to the others, best tied first; higher means better tied${rest > 0 ? `. The first ${wordCount(rows)} of ${wordCount(accounts.length)}, all in report.json` : ''}`,
    [
      { title: 'Account' },
      { title: 'Calls', isNumber: true },
      { title: 'Share in group', isNumber: true },
      { title: 'First to last call, UTC' },
      { title: 'Tie, bits', isNumber: true },
      { title: 'Made of' },
    ],
    shown.map((member) => [
      markup`<bdi class="id">${member.account}</bdi>`,
      wordCount(member.calls),
      wordMemberShare(member),
      timeSpan(member),
      wordBits(member.bits),
      ties(member),
    ]),
    { isPaged: true },
  );
  if (accounts.length <= OPEN_MEMBERS) return markup`<h4>Members</h4>${body}`;
  return markup`<h4>Members</h4><details><summary>${wordCount(accounts.length)} accounts</summary>${body}</details>`;
}

function ties(member: ClusterMember): Markup {
  const list = [...member.ties].sort((left, right) => right.bits - left.bits);
  return list.length === 0
    ? NOTHING
    : markup`${list.map(({ title, bits }) => markup`<span class="tie">${title} ${wordSignedBits(bits)}</span> `)}`;
}
