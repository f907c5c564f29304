import { SAMPLE_CALLS } from '../account/account.js';
import { COMPARED_IN_GROUPS } from '../link/calibrate.js';
import type { Report } from './report.js';
import { wordCount, wordNumberOf, wordShare } from './words.js';

/** What the analysis would have used and did not have, each with what follows from it. */
export function whatIsMissing(report: Report): readonly string[] {
  const { joins, losses, totals, validation } = report;
  return [
    ...(joins.accounts === null
      ? [
          'No registration data: nothing is known of creation times, plans, countries, organisations or payment, which could explain a group or tie it closer.',
        ]
      : joins.accounts.missingColumns.length > 0
        ? [`Registration data without ${joins.accounts.missingColumns.join(', ')}.`]
        : []),
    ...(joins.facts === null ? ['No facts file: bans and releases of models could not be set beside the activity.'] : []),
    ...losses
      .filter(({ consequence }) => !consequence.startsWith('None'))
      .map(
        ({ statement, count, of, consequence }) =>
          `${statement}: ${wordCount(count)}${of > 0 ? ` (${wordShare(count / of)})` : ''}. ${consequence}.`,
      ),
    ...(totals.callsWithText < totals.calls - totals.unattributedCalls
      ? [
          `Text of ${wordNumberOf(totals.calls - totals.unattributedCalls - totals.callsWithText, 'call')}: without it content could not be compared.`,
        ]
      : []),
    ...validation.signals
      .filter(({ reason }) => reason !== null && reason !== COMPARED_IN_GROUPS)
      .map(({ title, reason }) => `${title} weighs nothing here: ${reason}.`),
  ];
}

/** What was seen and does not stand in the report, with the reason and the place where it is. */
export function leftOut({ totals, clusters, validation, findings }: Report): readonly string[] {
  const tooThin = totals.accounts - totals.accountsCompared;
  const below = validation.groupsTested - clusters.length;
  const withoutFinding = clusters.filter(({ findingIds }) => findingIds.length === 0).length;
  return [
    ...(tooThin > 0
      ? [`${wordNumberOf(tooThin, 'account')} with too few calls to be compared; they are in accounts.ndjson with the reason.`]
      : []),
    ...(totals.unattributedCalls > 0
      ? [`${wordNumberOf(totals.unattributedCalls, 'call')} without an account: they belong to nobody who could be compared.`]
      : []),
    ...(totals.rejects > 0
      ? [`${wordNumberOf(totals.rejects, 'row')} that could not be read; each is in rejects.ndjson with its place and reason.`]
      : []),
    ...(totals.duplicates > 0 ? [`${wordNumberOf(totals.duplicates, 'duplicate row')}: a call counts once.`] : []),
    ...(totals.skipped > 0
      ? [`${wordNumberOf(totals.skipped, 'row')} that ${totals.skipped === 1 ? 'is' : 'are'} no model call.`]
      : []),
    ...(below > 0 ? [`${wordNumberOf(below, 'group')} whose members agree hardly more than choosing them explains.`] : []),
    ...(withoutFinding > 0
      ? [
          `Findings on ${wordNumberOf(withoutFinding, 'group')}: nothing could be said of ${withoutFinding === 1 ? 'it' : 'them'} beyond likeness.`,
        ]
      : []),
    ...(findings.length > 0
      ? [
          `Calls beyond the quoted ones: the accounts’ other calls stand in the log, at most ${SAMPLE_CALLS} of an account were compared.`,
        ]
      : []),
    'Names of operators, persons, companies or states: a log of calls cannot carry them.',
  ];
}
