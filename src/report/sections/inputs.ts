import { type Markup, markup } from '../renderers/markup.js';
import type { Report, ReportSource } from '../report.js';
import { wordBytes, wordCount, wordNumberOf } from '../words.js';
import type { Section } from './section.js';
import { table } from './table.js';
import { timeSpan } from './time-span.js';

/** Files whose row is always open; a folder of hourly dumps has thousands. */
const OPEN_FILES = 24;

export const inputs: Section = {
  id: 'inputs',
  title: 'Inputs',
  render: ({ report }) => {
    const files = fileTable(report.sources);
    return markup`<p>The hash is that of the file as stored; for a compressed file that of its content stands below it. rows = rows with calls + rejected + duplicates + skipped.</p>
${report.sources.length <= OPEN_FILES ? files : markup`<details><summary>${wordNumberOf(report.sources.length, 'file')}</summary>${files}</details>`}
${joins(report)}`;
  },
};

function fileTable(sources: readonly ReportSource[]): Markup {
  return table(
    'Files in the order in which they were read',
    [
      { title: 'File' },
      { title: 'Size' },
      { title: 'SHA-256' },
      { title: 'Format' },
      { title: 'Rows', isNumber: true },
      { title: 'Calls', isNumber: true },
      { title: 'Not taken', isNumber: true },
      { title: 'First to last call, UTC' },
    ],
    sources.map((source) => [
      markup`<bdi class="id">${source.path}</bdi>`,
      wordBytes(source.sizeBytes),
      markup`<code class="hash">${source.sha256}</code>${source.streamSha256 === source.sha256 ? '' : markup`<br>${source.compression} content, ${wordBytes(source.streamBytes)}: <code class="hash">${source.streamSha256}</code>`}`,
      markup`<ul class="plain">${source.formats.map(({ title, rule, rows }) => markup`<li>${title}: ${wordCount(rows)} rows<br><span class="why">${rule}</span></li>`)}</ul>`,
      wordCount(source.rows),
      wordCount(source.records),
      markup`${wordCount(source.rejects)} rejected<br>${wordCount(source.duplicates)} duplicate<br>${wordCount(source.skipped)} skipped`,
      timeSpan(source),
    ]),
  );
}

function joins({ joins: { accounts, facts } }: Report): Markup {
  return markup`<h3>What was joined</h3><ul>
${accounts === null ? markup`<li>No registration data was given: nothing is said about creation times, plans, countries or payment.</li>` : markup`<li><bdi>${accounts.path}</bdi>: ${wordNumberOf(accounts.rows, 'row')}, ${wordCount(accounts.joined)} joined, ${wordCount(accounts.rowsWithoutCalls)} without a call in the log, ${wordNumberOf(accounts.accountsWithoutRow, 'account')} of the log without a row, ${wordNumberOf(accounts.invalidRows, 'invalid row')}${accounts.missingColumns.length === 0 ? '' : markup`; missing columns: ${accounts.missingColumns.join(', ')}`}.</li>`}
${facts === null ? markup`<li>No facts file was given: nothing is said about bans or model releases.</li>` : markup`<li><bdi>${facts.path}</bdi>: ${wordNumberOf(facts.bans, 'ban')}, ${wordCount(facts.bansJoined)} of accounts in the log; ${wordNumberOf(facts.modelReleases, 'model release')}.</li>`}</ul>`;
}
