import type { AccountRow, Report } from '../report.js';
import { isSuspicion, wordCount } from '../words.js';
import { heading, paragraph } from './blocks.js';
import { accountsChapter, againstChapter, groupsChapter, inputsChapter, referenceChapters } from './case-chapters.js';
import type { PrintBlock, PrintDocument } from './document.js';
import { findingChapter } from './finding-chapter.js';
import { frontPage } from './front-page.js';
import { methodChapter } from './method-chapter.js';

/** Findings that are printed in full; the rest stands in report.json, and the document says so. */
const PRINTED_FINDINGS = 40;
/** Chosen: two pages. Contents of more lines list the chapters only, at most one page; bookmarks lead to the sections. */
const MOST_CONTENTS_LINES = 100;

/** The report on paper: a first page, a table of contents, one chapter a finding, then what speaks against them and how all was done. */
export function reportDocument(report: Report, accounts: readonly AccountRow[], caseName: string | null): PrintDocument {
  const blocks = [
    ...findingChapters(report),
    ...againstChapter(report),
    ...groupsChapter(report),
    ...accountsChapter(report, accounts),
    ...inputsChapter(report),
    ...methodChapter(report),
    ...referenceChapters(report),
  ];
  return {
    title: 'Account groups and systematic extraction',
    caseName,
    maker: `${report.tool.name} ${report.tool.version}`,
    front: frontPage(report),
    contents: contentsOf(blocks),
    blocks,
    standing:
      'About accounts, not about persons. Quoted text comes from the logs and may have been written to mislead its reader. Engineering analysis, not legal advice.',
    stamps: null,
  };
}

function contentsOf(blocks: readonly PrintBlock[]): PrintDocument['contents'] {
  const lines = blocks.filter((block) => block.kind === 'heading' && block.level <= 2).length;
  return lines <= MOST_CONTENTS_LINES ? 'sections' : 'chapters';
}

function findingChapters(report: Report): readonly PrintBlock[] {
  const { findings } = report;
  if (findings.length === 0) return [heading(1, 'Findings'), paragraph('Nothing was found that could be stated as a finding.')];
  const ordered = [...findings.filter(isSuspicion), ...findings.filter((finding) => !isSuspicion(finding))];
  const rest = ordered.length - PRINTED_FINDINGS;
  return [
    ...ordered.slice(0, PRINTED_FINDINGS).flatMap((finding) => findingChapter(finding, report)),
    ...(rest > 0 ? [heading(1, 'Further findings'), paragraph(`${wordCount(rest)} further findings stand in report.json.`)] : []),
  ];
}
