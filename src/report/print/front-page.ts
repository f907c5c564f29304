import type { Finding } from '../../finding/finding.js';
import { wordUnread } from '../compose-unread.js';
import { strengthScale } from '../figures/strength-scale.js';
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
  wordSupport,
  wordTime,
} from '../words.js';
import { heading, paragraph, plain, strong } from './blocks.js';
import type { PrintBlock, PrintSpan } from './document.js';
import { printFigure } from './figure.js';

const FIGURE_PX = 440;
/** Limits on the first page; all have their own chapter. */
const FIRST_LIMITS = 4;

/** The first page, for a reader who reads no further: what was examined, what was found, how strong it is, what it cannot show. */
export function frontPage(report: Report): readonly PrintBlock[] {
  const suspected = report.findings.filter(isSuspicion);
  const [strongest] = suspected;
  return [
    heading(3, 'What was examined'),
    paragraph(examined(report)),
    heading(3, 'What was found'),
    paragraph(found(report, suspected)),
    heading(3, 'How strong it is'),
    ...(strongest === undefined ? [paragraph(NOTHING_WEIGHED)] : strength(strongest, suspected, report)),
    heading(3, 'What it cannot show'),
    { kind: 'list', items: report.limits.slice(0, FIRST_LIMITS) },
    paragraph('All limits stand in the chapter Limits.', 'note'),
  ];
}

const NOTHING_WEIGHED =
  'Nothing to weigh. That no group is suspected does not mean that there is none: accounts with few calls, or with calls that were never compared, stay unseen.';

function examined(report: Report): string {
  const { totals, sources, validation } = report;
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const unread =
    totals.rejects === 0
      ? 'Every row could be read.'
      : `${wordNumberOf(totals.rejects, 'row')} could not be read; rejects.ndjson lists them.`;
  const unreadFiles = wordUnread(report);
  const files = unreadFiles === null ? '' : `${unreadFiles} `;
  return `${wordNumberOf(totals.calls, 'call')} of ${wordNumberOf(totals.accounts, 'account')} in ${wordNumberOf(sources.length, 'file')} (${wordBytes(bytes)}), from ${wordTime(totals.firstUtc)} to ${wordTime(totals.lastUtc)}. ${wordCount(totals.accountsCompared)} of the accounts had enough calls to be compared; ${wordNumberOf(validation.pairsCompared, 'pair')} of them were. ${files}${unread}`;
}

function found({ clusters, accountsSummary, validation }: Report, suspected: readonly Finding[]): readonly PrintSpan[] {
  if (validation.logSize?.kind === 'too-small') return [strong(validation.statement)];
  const groups =
    clusters.length === 0
      ? 'No group of accounts stood out as behaving alike. '
      : `${wordNumberOf(clusters.length, 'group')} of accounts ${clusters.length === 1 ? 'behaves' : 'behave'} alike, ${wordNumberOf(accountsSummary.inGroups, 'account')} in all. `;
  const count = new Set(suspected.map(({ clusterId }) => clusterId)).size;
  if (count === 0) return [plain(groups), strong('No group is suspected of systematic extraction.')];
  return [
    plain(groups),
    strong(
      `${wordNumberOf(count, 'group')}, with ${wordNumberOf(accountsSummary.accused, 'account')}, ${count === 1 ? 'is' : 'are'} suspected of systematic extraction: `,
    ),
    plain('the traffic is more probable under that explanation than under the innocent ones.'),
  ];
}

function strongestWords(finding: Finding, suspected: readonly Finding[]): string {
  const { id, kind, strength: weighed } = finding;
  const alike = suspected.filter((each) => isCut(each.strength) && isCut(weighed));
  if (alike.length < 2) return `The strongest finding, ${id} (${wordKind(kind)}), reaches ${wordBits(weighed.bits)} bits: `;
  return `${wordCount(alike.length)} findings, ${id} to ${alike.at(-1)?.id ?? ''}, reach ${wordBits(weighed.bits)} bits, the most that this log can carry: `;
}

function strength(finding: Finding, suspected: readonly Finding[], { scale }: Report): readonly PrintBlock[] {
  const { strength: weighed, propositions } = finding;
  const [likelier, other] = weighed.bits < 0 ? [propositions.h2, propositions.h1] : [propositions.h1, propositions.h2];
  return [
    paragraph([
      plain(strongestWords(finding, suspected)),
      strong(`${wordSupport(weighed.words)}. `),
      plain(
        `What was seen is ${wordRatio(weighed.bits)} more probable if this is so: “${withoutStop(likelier)}”, than if this is: “${withoutStop(other)}”.`,
      ),
    ]),
    {
      kind: 'figure',
      figure: printFigure(strengthScale(weighed.bits, weighed.words, scale), FIGURE_PX),
      caption: `${capitalised(wordSupport(weighed.words))}, ${wordBits(weighed.bits)} bits. Farther right is stronger; numbers are the bits at which the words change.`,
    },
  ];
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
