import type { Finding } from '../../finding/finding.js';
import { captioned } from '../figures/drawing.js';
import { strengthScale } from '../figures/strength-scale.js';
import { HOW_TO_CHECK, NOTHING_WEIGHED, wordDecoyBound, wordExamined, wordFound, wordOpen } from '../front-words.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report } from '../report.js';
import {
  capitalised,
  isCut,
  isSuspicion,
  wordBits,
  wordCount,
  wordKind,
  wordNumberOf,
  wordPeriod,
  wordRatio,
  wordSupport,
} from '../words.js';
import type { Section } from './section.js';

/** Facts that are listed on the first page. */
const LISTED_FACTS = 12;

/** The first page: plain words, for a reader who reads no further. */
export const overview: Section = {
  id: 'overview',
  title: 'In short',
  render: ({ report }) => {
    const suspected = report.findings.filter(isSuspicion);
    return markup`<div class="answers">
<div><h3>What was examined</h3><p>${wordExamined(report)}</p></div>
<div><h3>What was found</h3><p>${found(report, suspected)}</p></div>
<div class="wide"><h3>How strong it is</h3><p>${strong(suspected)}</p></div>
<div class="wide"><h3>What it cannot show</h3>${cannotShow(report)}</div>
<div class="wide"><h3>How to check it</h3><p>${HOW_TO_CHECK}</p></div>
</div>
${suspected.length === 0 ? NOTHING : markup`<ol class="cards">${suspected.map((finding) => card(finding, report))}</ol>`}
${facts(
  report.findings.filter((finding) => !isSuspicion(finding)),
  report,
)}`;
  },
};

function found(report: Report, suspected: readonly Finding[]): Markup {
  return markup`${wordFound(report, suspected).map(({ text, isStrong }) => (isStrong ? markup`<strong>${text}</strong>` : text))}`;
}

function strong(suspected: readonly Finding[]): Markup {
  const strongest = suspected[0];
  if (strongest === undefined) return markup`${NOTHING_WEIGHED}`;
  const alike = suspected.filter(({ strength }) => isCut(strength) && isCut(strongest.strength));
  if (alike.length > 1)
    return markup`${wordCount(alike.length)} findings, <a href="#${strongest.id}">${strongest.id}</a> to <a href="#${alike.at(-1)?.id ?? ''}">${alike.at(-1)?.id ?? ''}</a>, reach ${wordBits(strongest.strength.bits)} bits, the most that this log can carry: <strong>${wordSupport(strongest.strength.words)}</strong>; what each was before that cut stands in its card. For each: ${ratio(strongest)}`;
  return markup`The strongest finding, <a href="#${strongest.id}">${strongest.id}</a>, reaches ${wordBits(strongest.strength.bits)} bits: <strong>${wordSupport(strongest.strength.words)}</strong>. ${ratio(strongest)}`;
}

/** The strength in words that stand alone: the propositions themselves in place of H1 and H2. */
function ratio({ strength: { bits }, propositions: { h1, h2 } }: Finding): Markup {
  const quoted = (text: string): Markup => markup`<q>${text.replace(/\.$/, '')}</q>`;
  const [likelier, other] = bits < 0 ? [h2, h1] : [h1, h2];
  return markup`What was seen is ${wordRatio(bits)} more probable if this is so: ${quoted(likelier)}, than if this is: ${quoted(other)}.`;
}

function cannotShow({ limits }: Report): Markup {
  return markup`<ul>${limits.slice(0, 4).map((limit) => markup`<li>${limit}</li>`)}</ul><p><a href="#limits">All limits</a></p>`;
}

function card(finding: Finding, report: Report): Markup {
  const { clusters, scale } = report;
  const cluster = clusters.find(({ id }) => id === finding.clusterId);
  const bound = wordDecoyBound(report);
  const { score, unsuspected } = finding.strength;
  return markup`<li class="card"><p class="kicker"><a href="#${finding.id}">${finding.id}</a> ${wordKind(finding.kind)}</p>
<p class="summary">${finding.summary}</p>
${captioned(strengthScale(finding.strength.bits, finding.strength.words, scale), markup`<strong>${capitalised(wordSupport(finding.strength.words))}</strong>, ${wordBits(finding.strength.bits)} bits. Farther right is stronger; numbers are the bits at which the words change.`)}
<dl><div><dt>Group</dt><dd>${finding.clusterId}${cluster === undefined ? '' : `, ${wordNumberOf(cluster.accounts.length, 'account')}, ${wordNumberOf(cluster.calls, 'call')}`}</dd></div>
<div><dt>Active</dt><dd>${cluster === undefined ? 'not known' : wordPeriod(cluster)}</dd></div>
<div><dt>Innocent explanations</dt><dd>${wordOpen(finding)}</dd></div>
${score === undefined || !isCut(finding.strength) ? NOTHING : markup`<div><dt>Score before the cut, not calibrated</dt><dd>${wordBits(score)}${unsuspected?.most == null ? '' : markup`; groups that are not suspected at most ${wordBits(unsuspected.most)}`}</dd></div>`}
${bound === null ? NOTHING : markup`<div><dt>False accusations on decoys of this log</dt><dd>${bound}</dd></div>`}</dl></li>`;
}

/** One line each, behind the suspicions: what else was found, and that it is no suspicion. */
function facts(others: readonly Finding[], { clusters }: Report): Markup {
  if (others.length === 0) return NOTHING;
  const rest = others.length - LISTED_FACTS;
  return markup`<h3>Also found, no suspicion by itself</h3><ul class="facts-list">${others
    .slice(0, LISTED_FACTS)
    .map((finding) => {
      const cluster = clusters.find(({ id }) => id === finding.clusterId);
      return markup`<li><a href="#${finding.id}">${finding.id}</a> <strong>${wordKind(finding.kind)}</strong>, group ${finding.clusterId}${cluster === undefined ? '' : ` (${wordNumberOf(cluster.accounts.length, 'account')})`}: ${finding.summary}</li>`;
    })}</ul>${rest > 0 ? markup`<p>${wordCount(rest)} more stand under <a href="#findings">Findings</a>.</p>` : ''}`;
}
