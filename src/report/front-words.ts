import type { Finding } from '../finding/finding.js';
import { wordUnread } from './compose-unread.js';
import type { Report } from './report.js';
import { wordBytes, wordCount, wordNumberOf, wordPeriod, wordShare } from './words.js';

/** The first page in words, the same on the page and on paper. */

interface FrontPart {
  readonly text: string;
  readonly isStrong: boolean;
}

export const NOTHING_WEIGHED =
  'Nothing to weigh. That no group is suspected does not mean that there is none: accounts with few calls, or with calls that were never compared, stay unseen.';

export const HOW_TO_CHECK =
  'Each quoted call names its file, line and byte: compare the SHA-256 of the file with the one listed under Inputs, then look up the line. “hydrometer verify <case> --logs <folder>” does so for every file and quote, and repeats the analysis.';

export function wordExamined(report: Report): string {
  const { totals, sources, validation } = report;
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const rows =
    totals.rejects === 0
      ? 'Every row could be read.'
      : `${wordNumberOf(totals.rejects, 'row')} could not be read and ${totals.rejects === 1 ? 'is' : 'are'} listed in rejects.ndjson.`;
  return [
    `${wordNumberOf(totals.calls, 'call')} of ${wordNumberOf(totals.accounts, 'account')} in ${wordNumberOf(sources.length, 'file')} (${wordBytes(bytes)}), ${totals.firstUtc === null ? 'without times' : `from ${wordPeriod(totals)}`}.`,
    `${wordCount(totals.accountsCompared)} of the accounts had enough calls to be compared; ${wordNumberOf(validation.pairsCompared, 'pair')} of them were.`,
    wordUnread(report),
    rows,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

export function wordFound(
  { clusters, accountsSummary, validation }: Report,
  suspected: readonly Finding[],
): readonly FrontPart[] {
  if (validation.logSize?.kind === 'too-small') return [{ text: validation.statement, isStrong: true }];
  const groups =
    clusters.length === 0
      ? 'No group of accounts stood out as behaving alike. '
      : `${wordNumberOf(clusters.length, 'group')} of accounts ${clusters.length === 1 ? 'behaves' : 'behave'} alike, ${wordNumberOf(accountsSummary.inGroups, 'account')} in all. `;
  const count = new Set(suspected.map(({ clusterId }) => clusterId)).size;
  const accused = `${wordNumberOf(count, 'group')}, with ${wordNumberOf(accountsSummary.accused, 'account')}, ${count === 1 ? 'is' : 'are'} suspected of systematic extraction:`;
  return [
    { text: groups, isStrong: false },
    { text: count === 0 ? 'No group is suspected of systematic extraction.' : accused, isStrong: true },
    ...(count === 0
      ? []
      : [
          {
            text: ' what was seen is more probable if one operation drove them than if they have nothing to do with each other. None of the innocent explanations that were tested explains it; which ones stay open is said with each finding.',
            isStrong: false,
          },
        ]),
  ];
}

/** Which innocent explanations of a suspicion the log could not make unlikely. */
export function wordOpen({ explanations }: Finding): string {
  const open = explanations.filter(({ verdict }) => verdict !== 'unlikely').map(({ title }) => title);
  return `${wordCount(explanations.length)} tested; ${open.length === 0 ? 'none of them remains open' : `still open: ${open.join(', ')}`}`;
}

/** Upper bound of the rate at which groups of ordinary accounts were suspected; null where none was tried. */
export function wordDecoyBound({ validation: { falseAccusation } }: Report): string | null {
  const { upperBound } = falseAccusation;
  return upperBound === null ? null : `at most ${wordShare(upperBound)} of the groups tried (95 %)`;
}
