import type { Finding } from '../../finding/finding.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report, ReportCluster } from '../report.js';
import {
  capitalised,
  isSuspicion,
  wordBits,
  wordCount,
  wordKind,
  wordScore,
  wordStrength,
  wordSupport,
  wordVerdict,
} from '../words.js';
import { groupBody } from './group-body.js';
import { groupCurves, groupPictures } from './group-pictures.js';
import { memberCards } from './member-cards.js';
import type { Section } from './section.js';
import { coverageRows, testRows } from './test-rows.js';
import { waterfallFigure } from './waterfall-figure.js';

/** Findings that are written out in full; the rest stands in report.json, and the page says so. */
const WRITTEN_OUT = 60;

export const findings: Section = {
  id: 'findings',
  title: 'Findings',
  render: ({ report }) => {
    if (report.findings.length === 0) return null;
    const ordered = [...report.findings.filter(isSuspicion), ...report.findings.filter((finding) => !isSuspicion(finding))];
    const left = ordered.length - WRITTEN_OUT;
    const shown = ordered.slice(0, WRITTEN_OUT);
    const facts = shown.filter((finding) => !isSuspicion(finding));
    return markup`${shown.filter(isSuspicion).map((finding) => findingBody(finding, ordered, report))}
${facts.length === 0 ? '' : markup`<h3>Facts about groups that are no suspicion by themselves</h3>${facts.map((finding) => folded(finding, findingBody(finding, ordered, report)))}`}
${left > 0 ? markup`<p>${wordCount(left)} further findings stand in report.json.</p>` : ''}`;
  },
};

function folded({ id, kind, clusterId, strength, evidence }: Finding, body: Markup): Markup {
  return markup`<details class="fact"><summary>${id} ${wordKind(kind)}, group ${clusterId}${evidence.length === 0 ? '' : `: ${wordSupport(strength.words)}`}</summary>${body}</details>`;
}

function findingBody(finding: Finding, ordered: readonly Finding[], report: Report): Markup {
  const first = ordered.find(({ clusterId }) => clusterId === finding.clusterId);
  const cluster = report.clusters.find(({ id }) => id === finding.clusterId);
  const { propositions } = finding;
  const score = wordScore(finding);
  return markup`<article class="finding" id="${finding.id}" aria-labelledby="${finding.id}-title">
<header><p class="kicker">${finding.id} · group ${finding.clusterId}</p><h3 id="${finding.id}-title">${wordKind(finding.kind)}</h3>
<p class="lead">${finding.summary}</p></header>
<p class="verdict">${finding.evidence.length === 0 ? '' : markup`<strong>${capitalised(wordSupport(finding.strength.words))}</strong>, ${wordBits(finding.strength.bits)} bits. `}${wordStrength(finding)}</p>
${score === null ? NOTHING : markup`<p>${score}</p>`}
<h4>The two propositions</h4>
<dl class="propositions"><div><dt>H1</dt><dd>${propositions.h1}</dd></div><div><dt>H2</dt><dd>${propositions.h2}</dd></div><div><dt>Context</dt><dd>${propositions.conditioning}</dd></div></dl>
${finding.evidence.length === 0 ? NOTHING : waterfallFigure(finding, report.scale)}
${cluster !== undefined && first === finding ? groupPictures(cluster) : NOTHING}
${finding.tests.length === 0 ? NOTHING : testRows(finding.tests)}
${finding.coverage.length === 0 ? NOTHING : coverage(finding, first === finding ? cluster : undefined)}
${finding.explanations.length === 0 ? NOTHING : explanations(finding)}
<div class="pair"><div><h4>Limits of this finding</h4><ul>${finding.limits.map((limit) => markup`<li>${limit}</li>`)}</ul></div>
${finding.wouldChange.length === 0 ? NOTHING : markup`<div><h4>What would change the conclusion</h4><ul>${finding.wouldChange.map((change) => markup`<li>${change}</li>`)}</ul></div>`}</div>
${cluster === undefined ? NOTHING : first === finding ? markup`${memberCards(finding, cluster, report)}${groupBody(cluster, report)}` : markup`<p>Activity and members of ${cluster.id}: see <a href="#${first?.id ?? ''}">${first?.id ?? ''}</a>.</p>`}
</article>`;
}

function coverage(finding: Finding, cluster: ReportCluster | undefined): Markup {
  return markup`<h4>Coverage against ordinary accounts</h4><p>High coverage is no sign by itself: both ends of the ordinary range are unusual, and ordinary accounts reach them too.</p>
${cluster === undefined ? NOTHING : groupCurves(cluster)}${coverageRows(finding.coverage)}`;
}

function explanations({ explanations: tested }: Finding): Markup {
  return markup`<h4>Innocent explanations</h4><div class="rows explanations">${tested.map(
    ({ id, title, predicts, seen, verdict }) => markup`<div class="row" data-id="${id}"><div><h5>${title}</h5></div>
<div><p><span class="tag">would show</span> ${capitalised(predicts)}</p><p><span class="tag">seen</span> ${capitalised(seen)}</p></div><div><p class="outcome ${verdict}">${wordVerdict(verdict)}</p></div></div>`,
  )}</div>`;
}
