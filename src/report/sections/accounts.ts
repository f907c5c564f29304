import { suspicionHistogram } from '../figures/suspicion-histogram.js';
import { type Markup, markup } from '../renderers/markup.js';
import type { AccountRow, Report } from '../report.js';
import { wordBits, wordCount, wordNumberOf } from '../words.js';
import { placeOf } from './quotes.js';
import type { Section } from './section.js';
import { table } from './table.js';

/** Accounts that are listed here; accounts.ndjson has all. */
const LISTED_ACCOUNTS = 40;

export const accounts: Section = {
  id: 'accounts',
  title: 'Accounts',
  render: ({ report, accounts: rows }) => {
    const compared = rows.filter((row) => row.compared);
    const shown = [...compared].sort(bySuspicion).slice(0, LISTED_ACCOUNTS);
    return markup`<p>${wordNumberOf(report.totals.accounts, 'account')}, ${wordCount(report.totals.accountsCompared)} compared. ${perAccount(report)}</p>
${report.accountsSummary.suspicion.length === 0 ? '' : histogram(report)}
${shown.length === 0 ? '' : markup`<details><summary>The ${wordCount(shown.length)} accounts with the most bits</summary>${accountTable(shown)}</details>`}`;
  },
};

function perAccount({ accountsSummary: { callsPerAccount } }: Report): string {
  if (callsPerAccount === null) return '';
  const { min, median, p90, max } = callsPerAccount;
  return `Calls per account: median ${wordCount(median)}, nine in ten up to ${wordCount(p90)}, from ${wordCount(min)} to ${wordCount(max)}.`;
}

function histogram({ accountsSummary: { suspicion } }: Report): Markup {
  return markup`<figure>${suspicionHistogram(suspicion)}<figcaption>Compared accounts by bits (height is logarithmic, the count stands above)</figcaption></figure>
<p class="legend"><span class="key bar"></span>all compared accounts <span class="key accused"></span>of these, in suspected groups</p>`;
}

function accountTable(shown: readonly AccountRow[]): Markup {
  return table(
    'Sorted by bits. A high number outside a suspected group is no finding: one account alone is rarely enough to tell',
    [
      { title: 'Account' },
      { title: 'Bits', isNumber: true },
      { title: 'Group' },
      { title: 'Calls', isNumber: true },
      { title: 'Errors', isNumber: true },
      { title: 'Addresses', isNumber: true },
      { title: 'Models' },
      { title: 'A call' },
    ],
    shown.map((row) => [
      markup`<bdi class="id">${row.account}</bdi>`,
      wordBits(row.suspicionBits),
      row.cluster === null ? 'none' : `${row.cluster}${row.accused ? ', suspected' : ''}`,
      wordCount(row.calls),
      wordCount(row.errors),
      wordCount(row.addresses),
      markup`<bdi>${row.models.join(', ')}</bdi>`,
      row.example === null ? 'none kept' : placeOf(row.example),
    ]),
  );
}

function bySuspicion(left: AccountRow, right: AccountRow): number {
  return right.suspicionBits - left.suspicionBits || (left.account < right.account ? -1 : 1);
}
