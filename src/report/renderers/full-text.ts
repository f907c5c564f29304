import type { Report } from '../report.js';
import { isSuspicion } from '../words.js';
import { renderFinding } from './explain-finding.js';
import { renderSummary, type TextLook } from './summary.js';

/** The whole report for a terminal or a pager: the summary, then every finding, suspicions first. */
export function renderText(report: Report, look: TextLook & { readonly caseDir: string }): string {
  const ordered = [...report.findings.filter(isSuspicion), ...report.findings.filter((finding) => !isSuspicion(finding))];
  return [renderSummary(report, look), ...ordered.map((finding) => renderFinding(finding, look))].join('\n');
}
