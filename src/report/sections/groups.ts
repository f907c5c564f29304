import { type Markup, markup } from '../renderers/markup.js';
import type { Report, ReportCluster } from '../report.js';
import { isSuspicion, wordCount, wordKind, wordShare } from '../words.js';
import { groupBody } from './group-body.js';
import { groupPictures } from './group-pictures.js';
import type { Section } from './section.js';
import { table } from './table.js';
import { timeSpan } from './time-span.js';

/** Groups that are listed; the others stand in report.json. */
const LISTED_GROUPS = 200;

/** Every group that was tested, so that a reader sees what was looked at and not suspected. */
export const groups: Section = {
  id: 'groups',
  title: 'All groups',
  render: ({ report }) => {
    const { clusters } = report;
    if (clusters.length === 0) return markup`<p>No accounts were found that behave alike.</p>`;
    const shown = clusters.slice(0, LISTED_GROUPS);
    const unseen = shown.filter(({ findingIds }) => findingIds.length === 0);
    return markup`<p>A group is a set of accounts that behave alike. Most groups are innocent: an app, a class, a company.</p>
${table(
  `${shown.length < clusters.length ? `The first ${LISTED_GROUPS} of ${wordCount(clusters.length)} groups` : 'Groups'}, suspected or not`,
  [
    { title: 'Group' },
    { title: 'Accounts', isNumber: true },
    { title: 'Calls', isNumber: true },
    { title: 'First to last call, UTC' },
    { title: 'Stability', isNumber: true },
    { title: 'Findings' },
  ],
  shown.map((cluster) => row(cluster, report)),
  { isPaged: true },
)}
${unseen.map((cluster) => markup`<details class="group" id="${cluster.id}"><summary>${cluster.id}: activity and members</summary>${groupPictures(cluster)}${groupBody(cluster, report)}</details>`)}`;
  },
};

function row(cluster: ReportCluster, { findings }: Report): readonly (string | Markup)[] {
  const own = findings.filter(({ clusterId }) => clusterId === cluster.id);
  return [
    own.length === 0 ? markup`<a href="#${cluster.id}">${cluster.id}</a>` : cluster.id,
    wordCount(cluster.accounts.length),
    wordCount(cluster.calls),
    timeSpan(cluster),
    cluster.stability === null ? 'not known' : wordShare(cluster.stability),
    own.length === 0
      ? 'none'
      : markup`<ul class="plain">${own.map((finding) => markup`<li><a href="#${finding.id}">${finding.id}</a> ${wordKind(finding.kind)}${isSuspicion(finding) ? '' : markup` <span class="tag">a fact, no suspicion</span>`}</li>`)}</ul>`,
  ];
}
