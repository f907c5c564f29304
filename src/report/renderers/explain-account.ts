import type { AccountRow, ClusterMember, Report, ReportCluster } from '../report.js';
import { wordBits, wordCount, wordKind, wordNumberOf, wordShare, wordSignedBits, wordSupport, wordTime } from '../words.js';
import { cutText, escapeTerminal } from './escape.js';
import { createPaint, type Paint } from './paint.js';
import type { TextLook } from './summary.js';
import { textTable } from './text-table.js';
import { wrapBehind } from './wrap.js';

const NAME_WIDTH = 12;
/** Longest bar of a tie. */
const TIE_WIDTH = 24;
const LISTED_MEMBERS = 40;

/** One account: its row, every group it is in with what ties it there, and what that does not say. */
export function renderAccount(row: AccountRow, report: Report, { color, width }: TextLook): string {
  const paint = createPaint(color);
  const line = (name: string, text: string): string => paint.soft(name.padEnd(NAME_WIDTH)) + escapeTerminal(text);
  const memberships = report.clusters.flatMap((cluster) =>
    cluster.accounts.filter(({ account }) => account === row.account).map((member) => ({ cluster, member })),
  );
  return `${[
    paint.strong(`Account ${escapeTerminal(row.account)}`),
    line(
      'Calls',
      `${wordCount(row.calls)}, ${wordNumberOf(row.errors, 'error')}, ${wordTime(row.firstUtc)} to ${wordTime(row.lastUtc)}`,
    ),
    line('Tokens', `${wordCount(row.inputTokens)} in, ${wordCount(row.outputTokens)} out`),
    line('Models', row.models.length === 0 ? 'not stated' : row.models.join(', ')),
    line('Addresses', wordCount(row.addresses)),
    line('Compared', row.compared ? `yes, ${wordBits(row.suspicionBits)} bits` : `no: ${row.reason ?? 'no reason was given'}`),
    ...(row.example === null
      ? []
      : [line('A call', `${row.example.file}:${row.example.line} (byte ${wordCount(row.example.byte)})`)]),
    '',
    ...(memberships.length === 0
      ? ['In no group: nothing ties this account to others.']
      : memberships.flatMap(({ cluster, member }) => membership(cluster, member, report, width, paint))),
  ].join('\n')}\n`;
}

function membership(
  cluster: ReportCluster,
  { share, bits, ties }: ClusterMember,
  report: Report,
  width: number,
  paint: Paint,
): readonly string[] {
  const most = Math.max(1, ...ties.map((tie) => Math.abs(tie.bits)));
  return [
    paint.strong(
      `In group ${escapeTerminal(cluster.id)} (${wordNumberOf(cluster.accounts.length, 'account')}) with ${wordShare(share)} of its calls, tied by ${wordBits(bits)} bits`,
    ),
    ...ties.flatMap((tie) => {
      const bar = (tie.bits < 0 ? '▒' : '█').repeat(Math.max(1, Math.round((Math.abs(tie.bits) / most) * TIE_WIDTH)));
      const name = cutText(escapeTerminal(tie.title), 30).padEnd(32);
      return [
        `  ${name}${(tie.bits < 0 ? paint.against : paint.support)(bar)} ${wordSignedBits(tie.bits)}`,
        wrapBehind('    ', escapeTerminal(tie.statement), width),
      ];
    }),
    '',
    ...findingsOf(cluster, report, width),
  ];
}

function findingsOf({ id }: ReportCluster, { findings }: Report, width: number): readonly string[] {
  const own = findings.filter(({ clusterId }) => clusterId === id);
  if (own.length === 0) return ['No finding was made on this group.'];
  return own.flatMap((finding) => {
    const open = finding.explanations.filter(({ verdict }) => verdict !== 'unlikely').map(({ title }) => title);
    const heading = `${finding.id}  ${wordKind(finding.kind)}: ${wordSupport(finding.strength.words)}, ${wordBits(finding.strength.bits)} bits`;
    return [
      escapeTerminal(heading),
      ...(open.length === 0 ? [] : [wrapBehind('  ', escapeTerminal(`Not excluded: ${open.join(', ')}`), width)]),
      '  This is about the group; a single member may be in it by chance.',
    ];
  });
}

/** One group: its members with what ties each; its findings are printed by the caller. */
export function renderGroup(cluster: ReportCluster, { color, width }: TextLook): string {
  const paint = createPaint(color);
  const shown = cluster.accounts.slice(0, LISTED_MEMBERS);
  const rest = cluster.accounts.length - shown.length;
  const table = textTable({
    head: ['Account', 'Calls', 'Share', 'Bits', 'Strongest tie'].map(paint.soft),
    numbers: [1, 2, 3],
    rows: shown.map(({ account, calls, share, bits, ties }) => [
      cutText(escapeTerminal(account), Math.max(12, Math.floor(width / 3))),
      wordCount(calls),
      wordShare(share),
      wordBits(bits),
      escapeTerminal([...ties].sort((left, right) => right.bits - left.bits)[0]?.title ?? ''),
    ]),
  });
  return `${[
    paint.strong(
      `Group ${escapeTerminal(cluster.id)}: ${wordNumberOf(cluster.accounts.length, 'account')}, ${wordNumberOf(cluster.calls, 'call')}`,
    ),
    `${wordTime(cluster.firstUtc)} to ${wordTime(cluster.lastUtc)}; ${cluster.stability === null ? 'stability not known' : `came out in ${wordShare(cluster.stability)} of the runs at other thresholds`}`,
    '',
    table,
    ...(rest > 0 ? [paint.soft(`and ${wordNumberOf(rest, 'account')} more in report.json`)] : []),
  ].join('\n')}\n`;
}
