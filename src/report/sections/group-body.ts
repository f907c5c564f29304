import { dailyBars } from '../figures/daily-bars.js';
import { weekHeat } from '../figures/week-heat.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { ClusterMember, ReportCluster } from '../report.js';
import { wordBits, wordCount, wordShare, wordSignedBits } from '../words.js';
import { table } from './table.js';
import { timeSpan } from './time-span.js';

/** Members that are listed; the others stand in report.json. */
const LISTED_MEMBERS = 200;
/** Members that are listed before the rest is folded. */
const OPEN_MEMBERS = 30;

/** Activity and members of a group: under its first finding, or in the list of groups. */
export function groupBody(cluster: ReportCluster, timeZone: string): Markup {
  return markup`${activity(cluster, timeZone)}${members(cluster)}`;
}

function activity({ daily, hourOfWeek }: ReportCluster, timeZone: string): Markup {
  if (daily === null && hourOfWeek === null) return NOTHING;
  return markup`<h4>Activity</h4><div class="pair">
${daily === null ? '' : markup`<figure>${dailyBars(daily)}<figcaption>Calls per day (UTC)</figcaption></figure>`}
${hourOfWeek === null ? '' : markup`<figure>${weekHeat(hourOfWeek, timeZone)}<figcaption>Calls per hour of the week, ${timeZone}; darker is more</figcaption></figure>`}</div>`;
}

function members({ id, accounts }: ReportCluster): Markup {
  const shown = accounts.slice(0, LISTED_MEMBERS);
  const rest = accounts.length - shown.length;
  const body = table(
    `Members of ${id} and what ties each to the others${rest > 0 ? `; the first ${LISTED_MEMBERS} of ${wordCount(accounts.length)}, all in report.json` : ''}`,
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
      wordShare(member.share),
      timeSpan(member),
      wordBits(member.bits),
      ties(member),
    ]),
  );
  const heading = markup`<h4>Members</h4>`;
  if (accounts.length <= OPEN_MEMBERS) return markup`${heading}${body}`;
  return markup`${heading}<details><summary>${wordCount(accounts.length)} accounts</summary>${body}</details>`;
}

function ties(member: ClusterMember): Markup {
  const list = [...member.ties].sort((left, right) => right.bits - left.bits);
  if (list.length === 0) return NOTHING;
  const short = list.map(({ title, bits }) => markup`<span class="tie">${title} ${wordSignedBits(bits)}</span> `);
  return markup`<details class="ties"><summary>${short}</summary><ul>${list.map(({ statement }) => markup`<li>${statement}</li>`)}</ul></details>`;
}
