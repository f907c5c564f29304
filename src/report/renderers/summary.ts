import type { Report } from '../report.js';
import { type GroupSummary, type ReportSummary, summariseReport } from '../summarise.js';
import { wordBits, wordBytes, wordCount, wordKind, wordNumberOf, wordPeriod, wordSupport } from '../words.js';
import { escapeTerminal } from './escape.js';
import { namedLine } from './named-line.js';
import { type ColorLevel, createPaint, type Paint } from './paint.js';
import { textTable } from './text-table.js';
import { wrapText } from './wrap.js';

export interface TextLook {
  readonly color: ColorLevel;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Groups that are listed; the report has all. */
const LISTED_GROUPS = 12;
/** Below this a finding is named by its id alone. */
const NARROW = 96;
/** Below it the words of strength have no room beside the bits, which say the same. */
const WORDS_FIT = 64;
const NAME_WIDTH = 10;

/** The end of a run in the terminal: inputs, counts, groups, and where the report is. */
export function renderSummary(report: Report, { color, width, caseDir }: TextLook & { readonly caseDir: string }): string {
  const paint = createPaint(color);
  const summary = summariseReport(report, caseDir);
  const folder = escapeTerminal(caseDir);
  const line = (name: string, text: string): string => namedLine(name, text, { paint, width, nameWidth: NAME_WIDTH });
  const suspected = summary.groups.find(({ isSuspected }) => isSuspected);
  return `${[
    ...facts(summary).map(([name, text]) => line(name, text)),
    '',
    ...(report.validation.logSize?.kind === 'too-small'
      ? []
      : wrapText(verdict(summary), width).map((each) => (suspected === undefined ? each : paint.alert(each)))),
    ...(summary.calibration === null ? [] : wrapText(summary.calibration, width)),
    ...(summary.groups.length === 0 ? [] : ['', groupTable(summary.groups, width, paint)]),
    '',
    line('Report', `${folder}/report.html`),
    ...(suspected?.finding == null ? [] : [line('Explain', `hydrometer explain ${folder} ${suspected.finding}`)]),
  ].join('\n')}\n`;
}

function facts({
  files,
  bytes,
  formats,
  firstUtc,
  lastUtc,
  calls,
  accountKeysUnmet,
  accounts,
  accountsCompared,
  unattributedCalls,
  callsWithText,
  rejects,
  rejectsBeside,
  filesUnread,
  rows,
  registration,
  bansUnknown,
}: ReportSummary): readonly (readonly [string, string])[] {
  const keys = accountKeysUnmet.map((key) => `\`${escapeTerminal(key)}\``).join(', ');
  const advice = accounts > 0 ? '' : `: none holds ${keys}; name what holds the account with --account-key`;
  const without = unattributedCalls === 0 ? '' : `, ${wordCount(unattributedCalls)} without an account${advice}`;
  return [
    ['Inputs', `${wordNumberOf(files, 'file')}, ${wordBytes(bytes)}, ${formats.join(', ')}`],
    ['Time', wordPeriod({ firstUtc, lastUtc })],
    ['Calls', `${wordCount(calls)}${without}`],
    ['Accounts', `${wordCount(accounts)}, ${wordCount(accountsCompared)} with enough calls to compare`],
    ...(accounts > 0 && callsWithText === 0
      ? [['Text', 'none: no call holds a prompt, so accounts were not compared by content'] as const]
      : []),
    ...(registration === null ? [] : [['Known', wordRegistration(registration)] as const]),
    ...(bansUnknown === null
      ? []
      : [['Bans', `${wordNumberOf(bansUnknown, 'ban')} in --facts, none of an account in the log`] as const]),
    ...(filesUnread === 0
      ? []
      : [['Not read', `${wordNumberOf(filesUnread, 'file')}; the report names ${filesUnread === 1 ? 'it' : 'them'}`] as const]),
    [
      'Rejects',
      `${rejects === 0 ? 'none' : `${wordCount(rejects)} of ${wordNumberOf(rows, 'row')}`}${rejectsBeside === 0 ? '' : `, and ${wordNumberOf(rejectsBeside, 'row')} of the files beside the logs; see rejects.ndjson`}`,
    ],
  ];
}

function wordRegistration({ rows, joined, unreadColumns }: NonNullable<ReportSummary['registration']>): string {
  const unread = unreadColumns.length === 0 ? '' : `; columns not read: ${escapeTerminal(unreadColumns.join(', '))}`;
  return `of ${wordNumberOf(joined, 'account')} by ${wordNumberOf(rows, 'row')} of --accounts${unread}`;
}

function verdict({ groups, accountsSuspected }: ReportSummary): string {
  const suspected = groups.filter(({ isSuspected }) => isSuspected).length;
  const found =
    groups.length === 0
      ? 'No group of accounts behaves alike'
      : `${wordNumberOf(groups.length, 'group')} of accounts ${groups.length === 1 ? 'behaves' : 'behave'} alike`;
  if (suspected === 0) return `${found}; none is suspected of systematic extraction`;
  return `${found}; ${wordCount(suspected)} ${suspected === 1 ? 'is' : 'are'} suspected of systematic extraction (${wordNumberOf(accountsSuspected, 'account')})`;
}

function groupTable(groups: readonly GroupSummary[], width: number, paint: Paint): string {
  const isNarrow = width < NARROW;
  const shown = groups.slice(0, LISTED_GROUPS);
  const hasWords = width >= WORDS_FIT;
  const columns = ['Group', 'Accounts', 'Calls', 'Bits', ...(hasWords ? ['Strength'] : []), 'Finding'];
  const text = textTable({
    head: columns.map(paint.soft),
    numbers: [1, 2, 3],
    rows: shown.map((group) => groupRow(group, { isNarrow, hasWords }, paint)),
  });
  return groups.length <= shown.length
    ? text
    : `${text}\n${paint.soft(`and ${wordNumberOf(groups.length - shown.length, 'group')} more in the report`)}`;
}

function groupRow(
  { id, accounts, calls, isSuspected, finding, kind, bits, words }: GroupSummary,
  { isNarrow, hasWords }: { readonly isNarrow: boolean; readonly hasWords: boolean },
  paint: Paint,
): readonly string[] {
  const mark = isSuspected ? paint.strong : (text: string): string => text;
  const name = kind === null || isNarrow ? (finding ?? '') : `${finding ?? ''} ${wordKind(kind)}`;
  return [
    mark(escapeTerminal(id)),
    wordCount(accounts),
    wordCount(calls),
    bits === null ? '' : wordBits(bits),
    ...(hasWords ? [words === null ? '' : mark(escapeTerminal(wordSupport(words)))] : []),
    finding === null ? paint.soft('none') : escapeTerminal(name),
  ];
}
