import type { AccountRow, ClusterMember, Report, ReportCluster } from '../report.js';
import { speaksAgainst } from '../speaks-against.js';
import {
  capitalised,
  wordAddresses,
  wordBits,
  wordCount,
  wordKind,
  wordMemberShare,
  wordNumberOf,
  wordPeriod,
  wordPlace,
  wordShare,
  wordSignedBits,
  wordSupport,
  wordTokens,
} from '../words.js';
import { cutText, escapeTerminal } from './escape.js';
import { type NamedLineLook, namedLine } from './named-line.js';
import { createPaint } from './paint.js';
import type { TextLook } from './summary.js';
import { wrapBehind, wrapText } from './wrap.js';

const TITLE_WIDTH = 32;
/** Longest bar of a tie. */
const TIE_WIDTH = 24;

/** One account: its row, every group it is in with what ties it there, and what that does not say. */
export function renderAccount(row: AccountRow, report: Report, { color, width }: TextLook): string {
  const look: NamedLineLook = { paint: createPaint(color), width, nameWidth: 12 };
  const groups = report.clusters.flatMap((cluster) =>
    cluster.accounts
      .filter(({ account }) => account === row.account)
      .flatMap((member) => [
        ...membership(cluster, member, look),
        ...against(cluster, member, report, look),
        ...findingsOf(cluster, report, width),
      ]),
  );
  return `${[
    ...wrapText(`Account ${escapeTerminal(row.account)}`, width).map(look.paint.strong),
    ...facts(row).map(([name, text]) => namedLine(name, escapeTerminal(text), look)),
    '',
    ...(groups.length === 0
      ? wrapText(row.near === undefined ? 'In no group: nothing ties this account to others.' : 'In no group.', width)
      : groups),
  ].join('\n')}\n`;
}

function facts(row: AccountRow): readonly (readonly [string, string])[] {
  const { example, loggedAs, near } = row;
  return [
    ...(loggedAs === undefined ? [] : [['In the log', loggedAs] as const]),
    ['Calls', `${wordCount(row.calls)}, ${wordNumberOf(row.errors, 'error')}, ${wordPeriod(row)}`],
    ['Tokens', wordTokens(row)],
    ['Models', row.models.length === 0 ? 'not stated' : row.models.join(', ')],
    ['Addresses', wordAddresses(row.addresses)],
    ['Compared', row.compared ? `yes, ${wordBits(row.suspicionBits)} bits` : `no: ${row.reason ?? 'no reason was given'}`],
    ...(near === undefined
      ? []
      : [['Near', `${near}: agrees with it, but not surely enough to be named; not suspected`] as const]),
    ...(example === null ? [] : [['A call', wordPlace(example)] as const]),
  ];
}

function membership(cluster: ReportCluster, member: ClusterMember, { paint, width }: NamedLineLook): readonly string[] {
  const { share, shareInterval, bits, ties } = member;
  const interval =
    shareInterval === undefined || shareInterval.high <= share
      ? ''
      : ` (95 % interval ${wordShare(shareInterval.low)} to ${wordShare(shareInterval.high)})`;
  const heading = `In group ${cluster.id} (${wordNumberOf(cluster.accounts.length, 'account')}) with ${wordMemberShare(member)} of its calls${interval}, tied by ${wordBits(bits)} bits`;
  const most = Math.max(1, ...ties.map((tie) => Math.abs(tie.bits)));
  const barWidth = Math.max(3, Math.min(TIE_WIDTH, width - TITLE_WIDTH - 10));
  const rows = ties.map((tie) => {
    const length = Math.round((Math.abs(tie.bits) / most) * barWidth);
    // What reads as 0 has no bar; what is more has one, however short.
    const bar = (tie.bits < 0 ? '▒' : '█').repeat(Math.round(tie.bits * 10) === 0 ? 0 : Math.max(1, length));
    const title = cutText(escapeTerminal(tie.title), TITLE_WIDTH - 4).padEnd(TITLE_WIDTH - 2);
    const tint = tie.bits < 0 ? paint.against : paint.support;
    return `  ${title}${tint(bar)} ${wordSignedBits(tie.bits)}\n${wrapBehind('    ', escapeTerminal(capitalised(tie.statement)), width)}`;
  });
  return [...wrapText(escapeTerminal(heading), width).map(paint.strong), ...rows, ''];
}

/** What its card in the page says too; quotes stand there and in report.json. */
function against(
  cluster: ReportCluster,
  member: ClusterMember,
  { findings }: Report,
  { paint, width }: NamedLineLook,
): readonly string[] {
  const finding = findings.find(({ clusterId }) => clusterId === cluster.id);
  if (finding === undefined) return [];
  const lines = speaksAgainst(member, cluster, finding).map((line) => wrapBehind('  ', escapeTerminal(line), width));
  return [paint.strong('What speaks against its membership'), ...lines, ''];
}

function findingsOf({ id }: ReportCluster, { findings }: Report, width: number): readonly string[] {
  const own = findings.filter(({ clusterId }) => clusterId === id);
  if (own.length === 0) return ['No finding was made on this group.'];
  const lines = own.flatMap(({ id: name, kind, strength, explanations }) => {
    const open = explanations.filter(({ verdict }) => verdict !== 'unlikely').map(({ title }) => title);
    const heading = `${name}  ${wordKind(kind)}: ${wordSupport(strength.words)}, ${wordBits(strength.bits)} bits`;
    const excluded = open.length === 0 ? [] : [wrapBehind('  ', escapeTerminal(`Not excluded: ${open.join(', ')}`), width)];
    return [...wrapText(escapeTerminal(heading), width), ...excluded];
  });
  return [...lines, ...wrapText('These are findings about the group; a single member may be in it by chance.', width)];
}
