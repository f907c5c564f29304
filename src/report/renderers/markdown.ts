import { wordMostBits, wordSilence } from '../calibration-words.js';
import { type ReportUnread, wordUnlisted } from '../compose-unread.js';
import { wordDocumented } from '../documented-words.js';
import { HOW_TO_CHECK } from '../front-words.js';
import { GLOSSARY } from '../glossary.js';
import { wordJoins } from '../join-words.js';
import type { Report } from '../report.js';
import { leftOut, whatIsMissing } from '../what-is-missing.js';
import { wordRows } from '../word-rows.js';
import {
  capitalised,
  isSuspicion,
  wordBits,
  wordBytes,
  wordCount,
  wordKind,
  wordNumberOf,
  wordPeriod,
  wordShare,
  wordSupport,
  wordTime,
} from '../words.js';
import { markdownFinding } from './markdown-finding.js';
import { blocks, bullets, codeSpan, type MarkdownText, markdownTable, md, numberColumn } from './markdown-text.js';

/** Findings that are written out; report.json has all. */
const WRITTEN_OUT = 30;

/** The report as Markdown, for a ticket or a review: the same words and numbers as the page, without its pictures. */
export function renderMarkdown(report: Report): string {
  const ordered = [...report.findings.filter(isSuspicion), ...report.findings.filter((finding) => !isSuspicion(finding))];
  const rest = ordered.length - WRITTEN_OUT;
  return `${
    blocks([
      md`# Account groups and systematic extraction`,
      inShort(report),
      ordered.length === 0 ? null : md`## Findings`,
      ...ordered.slice(0, WRITTEN_OUT).map((finding) => markdownFinding(finding, report)),
      rest > 0 ? md`${wordCount(rest)} further findings stand in report.json.` : null,
      md`## What was missing`,
      bullets(whatIsMissing(report)),
      md`## What was left out of this report, and why`,
      bullets(leftOut(report)),
      groups(report),
      md`## Limits`,
      bullets(report.limits),
      inputs(report),
      joined(report),
      calibration(report),
      scale(report),
      glossary(),
      thresholds(report),
      md`Made by ${report.tool.name} ${report.tool.version}; the same files and settings give the same bytes. The report is about accounts, not about persons.`,
    ]).text
  }\n`;
}

function inShort({ totals, sources, clusters, findings, accountsSummary, validation }: Report): MarkdownText {
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const suspected = findings.filter(isSuspicion);
  const [strongest] = suspected;
  return bullets([
    md`**Examined:** ${wordNumberOf(totals.calls, 'call')} of ${wordNumberOf(totals.accounts, 'account')} in ${wordNumberOf(sources.length, 'file')} (${wordBytes(bytes)}), ${wordPeriod(totals)}; ${wordCount(totals.accountsCompared)} accounts compared, ${wordNumberOf(totals.rejects, 'row')} unreadable.`,
    validation.logSize?.kind === 'too-small'
      ? md`**Found:** ${validation.statement}`
      : md`**Found:** ${wordNumberOf(clusters.length, 'group')} of accounts that behave alike; ${suspected.length === 0 ? 'none is suspected of systematic extraction' : `${wordCount(new Set(suspected.map(({ clusterId }) => clusterId)).size)} suspected of systematic extraction, ${wordNumberOf(accountsSummary.accused, 'account')}`}.`,
    strongest === undefined
      ? md`**Strength:** nothing to weigh; that no group is suspected does not mean that there is none.`
      : md`**Strength:** at most ${wordBits(strongest.strength.bits)} bits, ${wordSupport(strongest.strength.words)} (${strongest.id} ${wordKind(strongest.kind)}).`,
    md`**Error rate:** ${validation.falseAccusation.statement}`,
    md`**To check:** ${HOW_TO_CHECK}`,
  ]);
}

function groups({ clusters, findings }: Report): MarkdownText | null {
  if (clusters.length === 0) return null;
  const rows = clusters.map(({ id, accounts, calls, firstUtc, lastUtc }) => [
    id,
    wordCount(accounts.length),
    wordCount(calls),
    wordTime(firstUtc),
    wordTime(lastUtc),
    findings
      .filter(({ clusterId }) => clusterId === id)
      .map((finding) => `${finding.id} ${wordKind(finding.kind)}`)
      .join(', '),
  ]);
  return md`## All groups

${markdownTable(['Group', numberColumn('Accounts'), numberColumn('Calls'), 'First call', 'Last call', 'Findings'], rows)}`;
}

function inputs({ sources, totals, unread, formats = [] }: Report): MarkdownText {
  const rows = sources.map(({ path, sizeBytes, sha256, rows: count, records, rejects }) => [
    codeSpan(path),
    wordBytes(sizeBytes),
    codeSpan(sha256),
    wordCount(count),
    wordCount(records),
    wordCount(rejects),
  ]);
  return blocks([
    md`## Inputs`,
    markdownTable(
      ['File', numberColumn('Size'), 'SHA-256', numberColumn('Rows'), numberColumn('Calls'), numberColumn('Rejects')],
      rows,
    ),
    md`Rows: ${wordRows(totals)}.`,
    notWhole(sources),
    unread === undefined || unread.files === 0 ? null : unreadList(unread),
    ...(formats.length === 0 ? [] : [md`### Known of these exports, whatever a log shows`]),
    ...formats.flatMap((format) => [md`${format.title}:`, bullets(wordDocumented(format))]),
  ]);
}

function notWhole(sources: Report['sources']): MarkdownText | null {
  const damaged = sources.flatMap(({ path, damage }) => (damage === undefined ? [] : [md`${codeSpan(path)}: ${damage}`]));
  return damaged.length === 0
    ? null
    : md`### Files that are not whole

${bullets(damaged)}`;
}

function joined(report: Report): MarkdownText {
  return md`### What was joined

${bullets(
  wordJoins(report).map(
    ({ name, text, sha256 }) =>
      md`${name === null ? null : md`${codeSpan(name)}: `}${text}.${sha256 === null ? null : md` ${codeSpan(sha256)}`}`,
  ),
)}`;
}

function unreadList(unread: ReportUnread): MarkdownText {
  const rest = wordUnlisted(unread);
  return md`### Found and not read

${bullets([...unread.listed.map(({ path, reason }) => md`${codeSpan(path)}: ${reason}`), ...(rest === null ? [] : [rest])])}`;
}

function calibration({ validation: { statement, signals } }: Report): MarkdownText {
  const rows = signals.map(({ title, pairsSame, pairsDifferent, cllrBits, equalErrorRate, capBits, reason }) => [
    reason === null ? title : `${title} (${wordSilence(reason)})`,
    wordCount(pairsSame),
    wordCount(pairsDifferent),
    cllrBits === null ? '' : cllrBits.toFixed(2),
    equalErrorRate === null ? '' : wordShare(equalErrorRate),
    wordMostBits({ capBits, reason }),
  ]);
  return md`## Calibration

${statement} Lower cost and lower error rate are better.

${markdownTable(['Signal', numberColumn('Pairs of one account'), numberColumn('Pairs of two'), numberColumn('Cllr, bits'), numberColumn('Equal error rate'), numberColumn('Carries at most, bits')], rows)}`;
}

function scale({ scale: steps, scaleOrigin }: Report): MarkdownText {
  return md`## Words of strength

Origin: ${scaleOrigin}.

${markdownTable(
  ['Words', numberColumn('From bits')],
  steps.map(({ words, fromBits }) => [wordSupport(words), wordBits(fromBits)]),
)}`;
}

function glossary(): MarkdownText {
  return md`## Glossary

${markdownTable(
  ['Term', 'Meaning', 'Direction'],
  GLOSSARY.map(({ term, means, direction }) => [term, capitalised(means), direction]),
)}`;
}

function thresholds({ thresholds: list = [] }: Report): MarkdownText | null {
  if (list.length === 0) return null;
  return md`## Thresholds and their origin

${markdownTable(
  ['Constant', numberColumn('Value'), 'Basis', 'Origin'],
  list.map(({ id, file, value, basis, origin }) => [`${id} (${file})`, value, basis, origin]),
)}`;
}
