import type { CoverageReading } from '../../coverage/coverage.js';
import type { Finding, TestResult } from '../../finding/finding.js';
import { rangePlot } from '../figures/range-plot.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report } from '../report.js';
import {
  capitalised,
  isSuspicion,
  wordBits,
  wordCount,
  wordKind,
  wordProbability,
  wordStrength,
  wordSupport,
  wordValue,
  wordVerdict,
} from '../words.js';
import { groupBody } from './group-body.js';
import type { Section } from './section.js';
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
  return markup`<article class="finding" id="${finding.id}" aria-labelledby="${finding.id}-title">
<header><p class="kicker">${finding.id} · group ${finding.clusterId}</p><h3 id="${finding.id}-title">${wordKind(finding.kind)}</h3>
<p class="lead">${finding.summary}</p></header>
<p class="verdict">${finding.evidence.length === 0 ? '' : markup`<strong>${capitalised(wordSupport(finding.strength.words))}</strong>, ${wordBits(finding.strength.bits)} bits. `}${wordStrength(finding)}</p>
<h4>The two propositions</h4>
<dl class="propositions"><div><dt>H1</dt><dd>${propositions.h1}</dd></div><div><dt>H2</dt><dd>${propositions.h2}</dd></div><div><dt>Context</dt><dd>${propositions.conditioning}</dd></div></dl>
${finding.evidence.length === 0 ? NOTHING : waterfallFigure(finding, report.scale)}
${finding.tests.length === 0 ? NOTHING : markup`<h4>Tests</h4>${legend('expected by chance: middle and central 95 %', 'observed')}<div class="rows">${finding.tests.map(testRow)}</div>`}
${finding.coverage.length === 0 ? NOTHING : markup`<h4>Coverage against ordinary accounts</h4><p>High coverage is no sign by itself: both ends of the ordinary range are unusual, and ordinary accounts reach them too.</p>${legend('ordinary accounts: median and central range', 'this group, with its interval')}<div class="rows">${finding.coverage.map(coverageRow)}</div>`}
${finding.explanations.length === 0 ? NOTHING : explanations(finding)}
<div class="pair"><div><h4>Limits of this finding</h4><ul>${finding.limits.map((limit) => markup`<li>${limit}</li>`)}</ul></div>
<div><h4>What would change the conclusion</h4><ul>${finding.wouldChange.map((change) => markup`<li>${change}</li>`)}</ul></div></div>
${cluster === undefined ? NOTHING : first === finding ? groupBody(cluster, report.settings.timeZone) : markup`<p>Activity and members of ${cluster.id}: see <a href="#${first?.id ?? ''}">${first?.id ?? ''}</a>.</p>`}
</article>`;
}

function legend(band: string, observed: string): Markup {
  return markup`<p class="legend"><span class="key band"></span>${band} <span class="key diamond">◆</span>${observed}</p>`;
}

function testRow({ id, title, measures, observed, expected, pValue, qValue, permutations, reading, reason }: TestResult): Markup {
  const range = expected === null ? null : { low: expected.low, middle: expected.mean, high: expected.high };
  const numbers = [
    observed === null ? 'not measured' : `observed ${wordValue(observed)}`,
    range === null ? '' : `expected ${wordValue(range.middle)} (${wordValue(range.low)} to ${wordValue(range.high)})`,
    pValue === null ? '' : `p ${wordProbability(pValue)}`,
    qValue === null ? '' : `q ${wordProbability(qValue)}`,
    permutations === 0 ? '' : `${wordCount(permutations)} permutations`,
  ].filter((part) => part !== '');
  const label = `${title}: ${numbers.join(', ')}`;
  return markup`<div class="row" data-id="${id}"><div><h5>${title}</h5><p>${capitalised(measures)}</p></div>
<div>${observed === null ? markup`<p class="silent">Cannot say: ${reason ?? 'no reason was given'}</p>` : rangePlot({ label, observed, interval: null, expected: range })}</div>
<div><p>${capitalised(reading)}</p><p class="numbers">${numbers.join(' · ')}</p></div></div>`;
}

function coverageRow({ id, title, unit, observed, interval, ordinary, percentile, calls, reason }: CoverageReading): Markup {
  const range = ordinary === null ? null : { low: ordinary.low, middle: ordinary.median, high: ordinary.high };
  const numbers = [
    observed === null
      ? 'not measured'
      : `observed ${wordValue(observed)}${interval === null ? '' : ` (${wordValue(interval.low)} to ${wordValue(interval.high)})`}`,
    range === null ? '' : `ordinary ${wordValue(range.middle)} (${wordValue(range.low)} to ${wordValue(range.high)})`,
    `at ${wordCount(calls)} calls`,
  ].filter((part) => part !== '');
  const label = `${title}: ${numbers.join(', ')}`;
  return markup`<div class="row" data-id="${id}"><div><h5>${title}</h5><p>${capitalised(unit)}</p></div>
<div>${observed === null ? markup`<p class="silent">Cannot say: ${reason ?? 'no reason was given'}</p>` : rangePlot({ label, observed, interval, expected: range })}</div>
<div><p>${standing(percentile)}</p><p class="numbers">${numbers.join(' · ')}</p></div></div>`;
}

/** Two-sided: both tails are unusual. */
function standing(percentile: number | null): string {
  if (percentile === null) return 'Not compared with ordinary accounts';
  const at = `at percentile ${Math.round(percentile)} of ordinary accounts`;
  if (percentile <= 2.5) return `Unusually low: ${at}`;
  return percentile >= 97.5 ? `Unusually high: ${at}` : `Within the ordinary: ${at}`;
}

function explanations({ explanations: tested }: Finding): Markup {
  return markup`<h4>Innocent explanations</h4><div class="rows explanations">${tested.map(
    ({ id, title, predicts, seen, verdict }) => markup`<div class="row" data-id="${id}"><div><h5>${title}</h5></div>
<div><p><span class="tag">would show</span> ${capitalised(predicts)}</p><p><span class="tag">seen</span> ${capitalised(seen)}</p></div><div><p class="outcome ${verdict}">${wordVerdict(verdict)}</p></div></div>`,
  )}</div>`;
}
