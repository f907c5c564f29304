import type { RuleResult } from '../../finding/finding.js';
import type { AccountRow, ClusterMember, ReportCluster } from '../report.js';
import { capitalised, wordBits, wordCount, wordMemberShare, wordNumberOf, wordPeriod, wordRule, wordShare } from '../words.js';
import { cutText, escapeTerminal } from './escape.js';
import { createPaint, type Paint } from './paint.js';
import type { TextLook } from './summary.js';
import { textTable } from './text-table.js';
import { wrapBehind, wrapText } from './wrap.js';

const LISTED_MEMBERS = 40;
const LISTED_NEAR = 10;
/** Below it the heads of the columns do not fit beside each other. */
const NARROW = 50;

/**
 * One group: its members with what ties each, and who comes near it; its findings are printed by the caller.
 * @param accounts the rows of the case
 */
export function renderGroup(cluster: ReportCluster, accounts: readonly AccountRow[], { color, width }: TextLook): string {
  const paint = createPaint(color);
  const shown = cluster.accounts.slice(0, LISTED_MEMBERS);
  const rest = cluster.accounts.length - shown.length;
  const heading = `Group ${cluster.id}: ${wordNumberOf(cluster.accounts.length, 'account')}, ${wordNumberOf(cluster.calls, 'call')}`;
  return `${[
    paint.strong(escapeTerminal(heading)),
    ...wrapText(`${wordPeriod(cluster)}; ${stability(cluster)}`, width),
    '',
    textTable({
      head: ['Account', 'Calls', 'Share', 'Bits', width < NARROW ? 'Tie' : 'Strongest tie'].map(paint.soft),
      numbers: [1, 2, 3],
      rows: shown.map((member) => memberRow(member, Math.max(9, Math.floor((width - 30) / 2)))),
    }),
    ...(rest > 0 ? [paint.soft(`and ${wordNumberOf(rest, 'account')} more in report.json`)] : []),
    ...nearOf(cluster, accounts, width),
    ...publishedSigns(cluster, width, paint),
  ].join('\n')}\n`;
}

function nearOf({ id }: ReportCluster, accounts: readonly AccountRow[], width: number): readonly string[] {
  const near = accounts.filter((row) => row.near === id).sort((left, right) => right.suspicionBits - left.suspicionBits);
  if (near.length === 0) return [];
  const shown = near.slice(0, LISTED_NEAR).map((row) => `${row.account} (${wordBits(row.suspicionBits)})`);
  const rest = near.length - shown.length;
  const text = `Near, not surely enough to be named: ${shown.join(', ')}${rest > 0 ? ` and ${wordCount(rest)} more in accounts.ndjson` : ''}`;
  return ['', ...wrapText(escapeTerminal(text), width)];
}

/** What was seen, in full; what was looked for and not seen, by name; what the log cannot tell of, as a number. */
function publishedSigns({ rules = [] }: ReportCluster, width: number, paint: Paint): readonly string[] {
  if (rules.length === 0) return [];
  const of = (verdict: RuleResult['verdict']): readonly RuleResult[] => rules.filter((rule) => rule.verdict === verdict);
  const unseen = of('not-seen').map(({ title }) => title);
  const untold = of('cannot-say').length;
  return [
    '',
    ...wrapText('Published signs (never part of a decision)', width).map(paint.strong),
    ...of('seen').map(({ title, verdict, statement }) =>
      wrapBehind('  ', escapeTerminal(`${wordRule(verdict)}: ${title}. ${capitalised(statement)}`), width),
    ),
    ...(unseen.length > 0 ? [wrapBehind('  ', escapeTerminal(`${wordRule('not-seen')}: ${unseen.join('; ')}`), width)] : []),
    ...(untold > 0 ? [paint.soft(`  ${wordNumberOf(untold, 'sign')} cannot be told from this log`)] : []),
  ];
}

function memberRow(member: ClusterMember, textWidth: number): readonly string[] {
  const { account, calls, bits, ties } = member;
  const strongest = [...ties].sort((left, right) => right.bits - left.bits)[0];
  return [
    cutText(escapeTerminal(account), textWidth),
    wordCount(calls),
    wordMemberShare(member),
    wordBits(bits),
    cutText(escapeTerminal(strongest?.title ?? ''), textWidth),
  ];
}

function stability({ stability: share }: ReportCluster): string {
  if (share === 0) return 'came out within a crowd of such content alone';
  return share === null ? 'stability not known' : `came out in ${wordShare(share)} of the runs at other thresholds`;
}
