import type { Finding } from '../../finding/finding.js';
import { wordUnread } from '../compose-unread.js';
import { captioned } from '../figures/drawing.js';
import { strengthScale } from '../figures/strength-scale.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report } from '../report.js';
import {
  capitalised,
  isCut,
  isSuspicion,
  wordBits,
  wordBytes,
  wordCount,
  wordKind,
  wordNumberOf,
  wordRatio,
  wordShare,
  wordSupport,
  wordTime,
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
<div><h3>What was examined</h3><p>${examined(report)}</p></div>
<div><h3>What was found</h3><p>${found(report, suspected)}</p></div>
<div class="wide"><h3>How strong it is</h3><p>${strong(suspected)}</p></div>
<div class="wide"><h3>What it cannot show</h3>${cannotShow(report)}</div>
</div>
${suspected.length === 0 ? NOTHING : markup`<ol class="cards">${suspected.map((finding) => card(finding, report))}</ol>`}
${facts(
  report.findings.filter((finding) => !isSuspicion(finding)),
  report,
)}`;
  },
};

function examined(report: Report): Markup {
  const { totals, sources, validation } = report;
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return markup`${wordNumberOf(totals.calls, 'call')} of ${wordNumberOf(totals.accounts, 'account')} in ${wordNumberOf(sources.length, 'file')} (${wordBytes(bytes)}), from ${wordTime(totals.firstUtc)} to ${wordTime(totals.lastUtc)}. ${wordCount(totals.accountsCompared)} of the accounts had enough calls to be compared; ${wordNumberOf(validation.pairsCompared, 'pair')} of them were. ${wordUnread(report) ?? ''} ${totals.rejects === 0 ? 'Every row could be read.' : markup`${wordNumberOf(totals.rejects, 'row')} could not be read and ${totals.rejects === 1 ? 'is' : 'are'} listed in rejects.ndjson.`}`;
}

function found({ clusters, accountsSummary, validation }: Report, suspected: readonly Finding[]): Markup {
  if (validation.logSize?.kind === 'too-small') return markup`<strong>${validation.statement}</strong>`;
  const groups =
    clusters.length === 0
      ? 'No group of accounts stood out as behaving alike.'
      : `${wordNumberOf(clusters.length, 'group')} of accounts ${clusters.length === 1 ? 'behaves' : 'behave'} alike, ${wordNumberOf(accountsSummary.inGroups, 'account')} in all.`;
  const count = new Set(suspected.map(({ clusterId }) => clusterId)).size;
  if (count === 0) return markup`${groups} <strong>No group is suspected of systematic extraction.</strong>`;
  return markup`${groups} <strong>${wordNumberOf(count, 'group')}, with ${wordNumberOf(accountsSummary.accused, 'account')}, ${count === 1 ? 'is' : 'are'} suspected of systematic extraction:</strong> the traffic is more probable under that explanation than under the innocent ones.`;
}

function strong(suspected: readonly Finding[]): Markup {
  const strongest = suspected[0];
  if (strongest === undefined) {
    return markup`Nothing to weigh. That no group is suspected does not mean that there is none: accounts with few calls, or with calls that were never compared, stay unseen.`;
  }
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

function card(finding: Finding, { clusters, scale, validation }: Report): Markup {
  const cluster = clusters.find(({ id }) => id === finding.clusterId);
  const open = finding.explanations.filter(({ verdict }) => verdict !== 'unlikely').map(({ title }) => title);
  const { upperBound } = validation.falseAccusation;
  const { score, unsuspected } = finding.strength;
  return markup`<li class="card"><p class="kicker"><a href="#${finding.id}">${finding.id}</a> ${wordKind(finding.kind)}</p>
<p class="summary">${finding.summary}</p>
${captioned(strengthScale(finding.strength.bits, finding.strength.words, scale), markup`<strong>${capitalised(wordSupport(finding.strength.words))}</strong>, ${wordBits(finding.strength.bits)} bits. Farther right is stronger; numbers are the bits at which the words change.`)}
<dl><div><dt>Group</dt><dd>${finding.clusterId}${cluster === undefined ? '' : `, ${wordNumberOf(cluster.accounts.length, 'account')}, ${wordNumberOf(cluster.calls, 'call')}`}</dd></div>
<div><dt>Active</dt><dd>${cluster === undefined ? 'not known' : `${wordTime(cluster.firstUtc)} to ${wordTime(cluster.lastUtc)}`}</dd></div>
<div><dt>Innocent explanations</dt><dd>${finding.explanations.length} tested; ${open.length === 0 ? 'none of them remains open' : markup`still open: ${open.join(', ')}`}</dd></div>
${score === undefined || !isCut(finding.strength) ? NOTHING : markup`<div><dt>Score before the cut, not calibrated</dt><dd>${wordBits(score)}${unsuspected?.most == null ? '' : markup`; groups that are not suspected at most ${wordBits(unsuspected.most)}`}</dd></div>`}
${upperBound === null ? NOTHING : markup`<div><dt>False accusations on decoys of this log</dt><dd>at most ${wordShare(upperBound)} of the groups tried (95 %)</dd></div>`}</dl></li>`;
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
