import { captioned } from '../figures/drawing.js';
import { suspicionHistogram } from '../figures/suspicion-histogram.js';
import { dataBlock } from '../renderers/data-block.js';
import { type Markup, markup } from '../renderers/markup.js';
import type { AccountRow, Report } from '../report.js';
import { wordStanding } from '../word-standing.js';
import { wordBits, wordCount, wordNumberOf } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';

/** Rows that stand in the page itself, for readers without script; the script reads the others from a block of data. */
const WRITTEN_ROWS = 50;
const DATA_ID = 'account-rows';

export const accounts: Section = {
  id: 'accounts',
  title: 'Accounts',
  render: ({
    report,
    accounts: rows,
  }) => markup`<p>${wordNumberOf(report.totals.accounts, 'account')}, ${wordCount(report.totals.accountsCompared)} compared. ${perAccount(report)}</p>
${report.accountsSummary.suspicion.length === 0 ? '' : histogram(report)}
${rows.length === 0 ? '' : accountTable([...rows].sort(bySuspicion))}`,
};

function perAccount({ accountsSummary: { callsPerAccount } }: Report): string {
  if (callsPerAccount === null) return '';
  const { min, median, p90, max } = callsPerAccount;
  return `Calls per account: median ${wordCount(median)}, nine in ten up to ${wordCount(p90)}, from ${wordCount(min)} to ${wordCount(max)}.`;
}

function histogram({ accountsSummary: { suspicion } }: Report): Markup {
  return markup`<p class="legend"><span class="key bar"></span>all compared accounts <span class="key accused"></span>of these, in suspected groups</p>
${captioned(suspicionHistogram(suspicion), 'How many accounts stand at how many bits. Farther right means tied to a suspected group by more evidence; accounts that come near none stand at 0. Height is logarithmic, so that one account among ten thousand can be seen; the count stands above the bar.')}`;
}

const COLUMNS = [
  { title: 'Account' },
  { title: 'Bits', isNumber: true },
  { title: 'Group' },
  { title: 'Calls', isNumber: true },
  { title: 'Errors', isNumber: true },
  { title: 'Addresses', isNumber: true },
  { title: 'First day' },
  { title: 'Last day' },
  { title: 'Models' },
  { title: 'A call in' },
  { title: 'Line (byte)', isNumber: true },
];

function accountTable(rows: readonly AccountRow[]): Markup {
  const cells = rows.map(cellsOf);
  const written = cells.slice(0, WRITTEN_ROWS);
  const rest =
    cells.length > written.length
      ? ` The first ${wordCount(written.length)} of ${wordCount(cells.length)} stand here; all rows are in accounts.ndjson, and with the page’s script they can be searched and turned here.`
      : '';
  const data = { id: DATA_ID, total: cells.length };
  return markup`${table(
    `All accounts, by bits: what ties an account to a suspected group, not cut to what the log can carry. Bits of one account alone are no finding, and an account that only comes near a group is not suspected.${rest}`,
    COLUMNS,
    written.map(([account = '', ...others]) => [
      markup`<bdi class="id">${account}</bdi>`,
      ...others.map((cell) => markup`<bdi>${cell}</bdi>`),
    ]),
    { isPaged: true, ...(rest !== '' && { data }) },
  )}${rest === '' ? '' : dataBlock(DATA_ID, cells)}`;
}

function cellsOf(row: AccountRow): readonly string[] {
  const day = (utc: string | null): string => utc?.slice(0, 10) ?? '–';
  return [
    row.account,
    row.compared ? wordBits(row.suspicionBits) : '–',
    wordStanding(row),
    wordCount(row.calls),
    wordCount(row.errors),
    wordCount(row.addresses),
    day(row.firstUtc),
    day(row.lastUtc),
    row.models.join(', '),
    row.example === null ? 'none kept' : row.example.file,
    row.example === null ? '' : `${wordCount(row.example.line)} (${wordCount(row.example.byte)})`,
  ];
}

function bySuspicion(left: AccountRow, right: AccountRow): number {
  return right.suspicionBits - left.suspicionBits || (left.account < right.account ? -1 : 1);
}
