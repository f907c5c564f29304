import type { AccountRow, Report } from '../report.js';
import { SECTIONS } from '../sections/index.js';
import { wordBytes, wordCount, wordPeriod, wordTime } from '../words.js';
import { SCRIPT, SCRIPT_HASH } from './html-script.js';
import { STYLE, STYLE_HASH } from './html-style.js';
import { type Markup, markup } from './markup.js';

/**
 * The report as one page without image, font or link to elsewhere, and with one script, which pages tables. The policy forbids all
 * else, so text that slipped through an escape could still do nothing.
 */
export function renderHtml(report: Report, accounts: readonly AccountRow[]): string {
  const sections = SECTIONS.map((section) => ({ ...section, body: section.render({ report, accounts }) })).filter(
    ({ body }) => body !== null,
  );
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH_MARKUP}'; script-src '${SCRIPT_HASH_MARKUP}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>hydrometer report, ${wordPeriod(report.totals)}</title>
<style>${STYLE_MARKUP}</style>
</head>
<body>
<a class="skip" href="#overview">To the report</a>
${masthead(report)}
<div class="page">
<nav aria-label="Contents"><ol>${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<main>${sections.map(
    ({ id, title, body }) => markup`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2>
${body}
</section>
`,
  )}</main>
</div>
<footer><p>Made by ${report.tool.name} ${report.tool.version} from the files listed under Inputs; the same files and settings give the same bytes. Quoted text comes from the logs: it is shown as written there, with unseen characters made visible, and may have been written to mislead its reader. The report is about accounts, not about persons.</p></footer>
<script>${SCRIPT_MARKUP}</script>
</body>
</html>
`;
  return page.text;
}

/** Constants of ours, not text from a log. */
const STYLE_MARKUP: Markup = { kind: 'markup', text: STYLE };
const STYLE_HASH_MARKUP: Markup = { kind: 'markup', text: STYLE_HASH };
const SCRIPT_MARKUP: Markup = { kind: 'markup', text: SCRIPT };
const SCRIPT_HASH_MARKUP: Markup = { kind: 'markup', text: SCRIPT_HASH };

function masthead({ totals, sources }: Report): Markup {
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const facts: readonly (readonly [string, string])[] = [
    ['Calls', wordCount(totals.calls)],
    ['Accounts', wordCount(totals.accounts)],
    ['Files', `${wordCount(sources.length)}, ${wordBytes(bytes)}`],
    ['From', wordTime(totals.firstUtc)],
    ['To', wordTime(totals.lastUtc)],
  ];
  return markup`<header class="masthead"><div><p class="maker">hydrometer</p><h1>Account groups and systematic extraction</h1>
<dl>${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></div></header>`;
}
