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
${joined(report)}`;
  },
};

function fileTable(sources: readonly ReportSource[]): Markup {
  return table(
    'Files in the order in which they were read',
    [
      { title: 'File, size, SHA-256' },
      { title: 'Format' },
      { title: 'Rows', isNumber: true },
      { title: 'Calls', isNumber: true },
      { title: 'Not taken', isNumber: true },
      { title: 'First to last call, UTC' },
    ],
    sources.map((source) => [
      fileCell(source),
      markup`<ul class="plain">${source.formats.map(({ title, rule, rows }) => markup`<li>${title}: ${wordCount(rows)} rows<br><span class="why">${rule}</span></li>`)}</ul>`,
      wordCount(source.rows),
      wordCount(source.records),
      markup`<span class="moment">${wordCount(source.rejects)} rejected</span><br><span class="moment">${wordCount(source.duplicates)} duplicate</span><br><span class="moment">${wordCount(source.skipped)} skipped</span>`,
      timeSpan(source),
    ]),
    { isPaged: true },
  );
}

function fileCell({ path, sizeBytes, sha256, streamSha256, streamBytes, compression }: ReportSource): Markup {
  const content =
    streamSha256 === sha256
      ? ''
      : markup`<br>${compression} content, ${wordBytes(streamBytes)}<br><code class="hash">${streamSha256}</code>`;
  return markup`<bdi class="id">${path}</bdi><br>${wordBytes(sizeBytes)}<br><code class="hash">${sha256}</code>${content}`;
}

function joined({ joins }: Report): Markup {
  const { accounts, facts } = joins;
  return markup`<h3>What was joined</h3><ul>
${accounts === null ? markup`<li>No registration data was given: nothing is said about creation times, plans, countries or payment.</li>` : markup`<li><bdi>${accounts.path}</bdi>: ${wordNumberOf(accounts.rows, 'row')}, ${wordCount(accounts.joined)} joined, ${wordCount(accounts.rowsWithoutCalls)} without a call in the log, ${wordNumberOf(accounts.accountsWithoutRow, 'account')} of the log without a row, ${wordNumberOf(accounts.invalidRows, 'invalid row')}${accounts.missingColumns.length === 0 ? '' : markup`; missing columns: ${accounts.missingColumns.join(', ')}`}.</li>`}
${besideTheLog(joins)}
${facts === null ? markup`<li>No facts file was given: nothing is said about bans or model releases.</li>` : markup`<li><bdi>${facts.path}</bdi>: ${wordNumberOf(facts.bans, 'ban')}, ${wordCount(facts.bansJoined)} of accounts in the log; ${wordNumberOf(facts.modelReleases, 'model release')}.</li>`}</ul>`;
}

/** What completed the calls from beside the log: partner rows, stored bodies, sealed rows. Reports written before have none of it. */
function besideTheLog({ calls = [], files = [], bodies = null, unsealed = null }: Partial<Report['joins']>): Markup {
  return markup`${calls.map(({ format, joinedCalls, unjoinedCalls, kinds }) => markup`<li>${format}: ${wordNumberOf(joinedCalls, 'call')} completed by other rows, ${wordCount(unjoinedCalls)} found no partner; ${kinds.map(({ title, rows, unusedRows }) => `${title}: ${wordNumberOf(rows, 'row')}, ${wordCount(unusedRows)} unused`).join('; ')}.</li>`)}
${files.map(({ path, sha256, rows, partners, others, rejects }) => markup`<li><bdi>${path}</bdi>: ${wordNumberOf(rows, 'row')}, ${wordNumberOf(partners, 'partner')}, ${wordCount(others)} of another kind, ${wordCount(rejects)} unreadable<br><code class="hash">${sha256}</code></li>`)}
${bodies === null ? '' : markup`<li>Stored bodies: ${wordNumberOf(bodies.files, 'file')}, ${wordBytes(bodies.sizeBytes)}; ${wordCount(bodies.read)} read, ${wordCount(bodies.missing)} missing. SHA-256 over the list of their hashes<br><code class="hash">${bodies.listSha256}</code></li>`}
${unsealed === null ? '' : markup`<li>Sealed rows: ${wordCount(unsealed.opened)} opened with the private key given, ${wordCount(unsealed.failed)} could not be opened.</li>`}`;
}
