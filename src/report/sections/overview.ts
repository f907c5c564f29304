import type { Finding } from '../../finding/finding.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report } from '../report.js';
import {
  capitalised,
  isSuspicion,
  wordBits,
  wordBytes,
  wordCount,
  wordKind,
  wordNumberOf,
  wordRatio,
  wordSupport,
  wordTime,
} from '../words.js';
import type { Section } from './section.js';

/** The first page: plain words, for a reader who reads no further. */
export const overview: Section = {
  id: 'overview',
  title: 'In short',
  render: ({ report }) => {
    const suspected = report.findings.filter(isSuspicion);
    return markup`<div class="answers">
<div><h3>What was examined</h3><p>${examined(report)}</p></div>
<div><h3>What was found</h3><p>${found(report, suspected)}</p></div>
<div><h3>How strong it is</h3><p>${strong(suspected)}</p></div>
<div><h3>What it cannot show</h3>${cannotShow(report)}</div>
</div>
${suspected.length === 0 ? NOTHING : markup`<ol class="cards">${suspected.map((finding) => card(finding, report))}</ol>`}`;
  },
};

function examined({ totals, sources, validation }: Report): Markup {
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return markup`${wordNumberOf(totals.calls, 'call')} of ${wordNumberOf(totals.accounts, 'account')} in ${wordNumberOf(sources.length, 'file')} (${wordBytes(bytes)}), from ${wordTime(totals.firstUtc)} to ${wordTime(totals.lastUtc)}. ${wordCount(totals.accountsCompared)} of the accounts had enough calls to be compared; ${wordNumberOf(validation.pairsCompared, 'pair')} of them were. ${totals.rejects === 0 ? 'Every row could be read.' : markup`${wordNumberOf(totals.rejects, 'row')} could not be read and ${totals.rejects === 1 ? 'is' : 'are'} listed in rejects.ndjson.`}`;
}

function found({ clusters, accountsSummary }: Report, suspected: readonly Finding[]): Markup {
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

function card(finding: Finding, { clusters }: Report): Markup {
  const cluster = clusters.find(({ id }) => id === finding.clusterId);
  const open = finding.explanations.filter(({ verdict }) => verdict === 'remains-possible' || verdict === 'cannot-say').length;
  return markup`<li class="card"><p class="kicker"><a href="#${finding.id}">${finding.id}</a> ${wordKind(finding.kind)}</p>
<p class="summary">${finding.summary}</p>
<dl><div><dt>Strength</dt><dd>${capitalised(wordSupport(finding.strength.words))}, ${wordBits(finding.strength.bits)} bits</dd></div>
<div><dt>Group</dt><dd>${finding.clusterId}${cluster === undefined ? '' : `, ${wordNumberOf(cluster.accounts.length, 'account')}, ${wordNumberOf(cluster.calls, 'call')}`}</dd></div>
<div><dt>Innocent explanations</dt><dd>${finding.explanations.length} tested, ${open} still open</dd></div></dl></li>`;
}
