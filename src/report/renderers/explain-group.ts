import type { ReportCluster } from '../report.js';
import { wordBits, wordCount, wordNumberOf, wordShare, wordTime } from '../words.js';
import { cutText, escapeTerminal } from './escape.js';
import { createPaint } from './paint.js';
import type { TextLook } from './summary.js';
import { textTable } from './text-table.js';
import { wrapText } from './wrap.js';

const LISTED_MEMBERS = 40;

/** One group: its members with what ties each; its findings are printed by the caller. */
export function renderGroup(cluster: ReportCluster, { color, width }: TextLook): string {
  const paint = createPaint(color);
  const shown = cluster.accounts.slice(0, LISTED_MEMBERS);
  const rest = cluster.accounts.length - shown.length;
  const heading = `Group ${cluster.id}: ${wordNumberOf(cluster.accounts.length, 'account')}, ${wordNumberOf(cluster.calls, 'call')}`;
  return `${[
    paint.strong(escapeTerminal(heading)),
    ...wrapText(`${wordTime(cluster.firstUtc)} to ${wordTime(cluster.lastUtc)}; ${stability(cluster)}`, width),
    '',
    textTable({
      head: ['Account', 'Calls', 'Share', 'Bits', 'Strongest tie'].map(paint.soft),
      numbers: [1, 2, 3],
      rows: shown.map((member) => memberRow(member, Math.max(10, Math.floor((width - 30) / 2)))),
    }),
    ...(rest > 0 ? [paint.soft(`and ${wordNumberOf(rest, 'account')} more in report.json`)] : []),
  ].join('\n')}\n`;
}

function memberRow(
  { account, calls, share, bits, ties }: ReportCluster['accounts'][number],
  textWidth: number,
): readonly string[] {
  const strongest = [...ties].sort((left, right) => right.bits - left.bits)[0];
  return [
    cutText(escapeTerminal(account), textWidth),
    wordCount(calls),
    wordShare(share),
    wordBits(bits),
    cutText(escapeTerminal(strongest?.title ?? ''), textWidth),
  ];
}

function stability({ stability: share }: ReportCluster): string {
  return share === null ? 'stability not known' : `came out in ${wordShare(share)} of the runs at other thresholds`;
}
