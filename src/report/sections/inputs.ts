import { wordUnlisted } from '../compose-unread.js';
import { wordJoins } from '../join-words.js';
import { type Markup, markup, NOTHING } from '../renderers/markup.js';
import type { Report, ReportSource } from '../report.js';
import { rowsWithCalls, wordRows } from '../word-rows.js';
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
    return markup`<p>The hash is that of the file as stored; for a compressed file that of its content stands below it. Rows of all files: ${wordRows(report.totals)}. A row may hold several calls.</p>
${report.sources.length <= OPEN_FILES ? files : markup`<details><summary>${wordNumberOf(report.sources.length, 'file')}</summary>${files}</details>`}
${unread(report.unread)}
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
      markup`${wordCount(source.rows)}<br><span class="moment">${wordCount(rowsWithCalls(source))} with calls</span>`,
      wordCount(source.records),
      markup`<span class="moment">${wordCount(source.rejects)} rejected</span><br><span class="moment">${wordCount(source.duplicates)} duplicate</span><br><span class="moment">${wordCount(source.skipped)} of other kinds</span>`,
      timeSpan(source),
    ]),
    { isPaged: true },
  );
}

function fileCell({ path, sizeBytes, sha256, streamSha256, streamBytes, compression, damage }: ReportSource): Markup {
  const content =
    streamSha256 === sha256
      ? ''
      : markup`<br>${compression} content, ${wordBytes(streamBytes)}<br><code class="hash">${streamSha256}</code>`;
  return markup`<bdi class="id">${path}</bdi><br>${wordBytes(sizeBytes)}<br><code class="hash">${sha256}</code>${content}${damage === undefined ? '' : markup`<br>Not whole: ${damage}`}`;
}

function unread(inputs: Report['unread']): Markup {
  if (inputs === undefined || inputs.files === 0) return NOTHING;
  const rest = wordUnlisted(inputs);
  return markup`<h3>Found and not read</h3><ul>
${inputs.listed.map(({ path, reason }) => markup`<li><bdi class="id">${path}</bdi>: ${reason}</li>`)}${rest === null ? '' : markup`<li>${rest}</li>`}</ul>`;
}

function joined(report: Report): Markup {
  return markup`<h3>What was joined</h3><ul>
${wordJoins(report).map(
  ({ name, text, sha256 }) =>
    markup`<li>${name === null ? '' : markup`<bdi>${name}</bdi>: `}${text}.${sha256 === null ? '' : markup`<br><code class="hash">${sha256}</code>`}</li>`,
)}</ul>`;
}
