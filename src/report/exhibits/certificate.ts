import { wordPlaces } from '../loss-words.js';
import { escapeProse } from '../renderers/escape.js';
import type { Report } from '../report.js';
import { wordBytes, wordCount, wordNumberOf } from '../words.js';
import { equalWords, type InputCheck } from './input-check.js';

interface CertificateFacts {
  readonly caseName: string | null;
  readonly firstNumber: string | null;
  readonly lastNumber: string | null;
  readonly report: Report;
  /** Of the analysis; null when the case folder does not say. */
  readonly nodeVersion: string | null;
  readonly inputs: readonly InputCheck[];
  readonly steps: readonly { readonly what: string; readonly at: string | null; readonly operator: string | null }[];
  /** Rejected rows of the logs by code. */
  readonly rejects: Readonly<Record<string, number>>;
  readonly productionWords: readonly string[];
  /** A time stamp of the case was accepted; its facts stand among the steps. */
  readonly isStamped: boolean;
}

const BLANK = '______________________________';

/**
 * Draft of a certification under Federal Rules of Evidence 902(13) and 902(14) in the form of 28 U.S.C. § 1746. Facts are filled in; the
 * person, the qualification, the declaration and the signature are left to the person who certifies. It is never signed here.
 */
export function certificateText(facts: CertificateFacts): string {
  const range = facts.firstNumber === null ? 'no exhibits' : `exhibits ${facts.firstNumber} to ${facts.lastNumber}`;
  return `# DRAFT: certification of records and copies

**DRAFT. Not signed, not a certification. A qualified person has to check every statement, correct it, fill the blanks and sign. This
is engineering guidance and not legal advice.**

Case: ${facts.caseName === null ? BLANK : escapeProse(facts.caseName)}

Subject: ${range}. Output of an electronic process (Fed. R. Evid. 902(13)): the report and its tables. Copies of electronic data
(Fed. R. Evid. 902(14)): the exhibits that are marked evidentiary. Authenticity only; hearsay and relevance stay open.

## 1. Person

Name: ${BLANK}

Title and employer: ${BLANK}

Qualification: ${BLANK}

Basis of knowledge: ${BLANK}

## 2. System

Source of the log, as stated by the operator: ${BLANK}

Tool: hydrometer ${escapeProse(facts.report.tool.version)}, Node.js of the analysis: ${facts.nodeVersion === null ? 'not stated' : escapeProse(facts.nodeVersion)}. Build hash: not recorded.

## 3. Process

${numbered(facts.steps.map(({ what, at, operator }) => `${what} Time: ${at ?? 'not stated'}. By: ${operator ?? 'not stated'}.`))}

${bulleted([...facts.productionWords, timeWords(facts.isStamped)])}

## 4. Basis of accuracy

${bulleted(accuracyWords(facts))}

## 5. Identification

${identification(facts.inputs)}

## 6. True copies

To be stated by the person, if it is so: each exhibit marked evidentiary is a true copy of the bytes at the place that its index entry
names, in the file whose SHA-256 is given above; this was checked by comparing hash values.

## 7. Declaration

I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct.

Executed on: ${BLANK}

Place: ${BLANK}

Signature: ${BLANK}

**DRAFT**
`;
}

/** What nobody vouches for is said: the clock of a machine says nothing to others. */
function timeWords(isStamped: boolean): string {
  return isStamped
    ? 'Time: the case bears a time stamp (RFC 3161), see the steps; other times are asserted by the operator.'
    : 'Time: there is no time stamp (RFC 3161); the time of analysis is asserted by the operator.';
}

function accuracyWords({ report, rejects }: CertificateFacts): readonly string[] {
  const { totals, validation, losses } = report;
  const codes = Object.entries(rejects).map(([code, count]) => `${code} ${wordCount(count)}`);
  return [
    `Rows read ${wordCount(totals.rows)}, calls ${wordCount(totals.calls)}, rejected ${wordCount(totals.rejects)}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}, repeated ${wordCount(totals.duplicates)}, skipped ${wordCount(totals.skipped)}.`,
    validation.statement,
    validation.falseAccusation.statement,
    ...losses.map(
      ({ statement, count, of, consequence, places }) =>
        `${statement}: ${wordCount(count)} of ${wordCount(of)}. ${consequence}${wordPlaces(places)}.`,
    ),
    ...report.limits,
    'Tests of the tool and the result of a later verification: to be stated by the person.',
  ];
}

function identification(inputs: readonly InputCheck[]): string {
  const rows = inputs.map(
    (input) =>
      `| ${escapeProse(input.path)} | ${wordBytes(input.sizeBytes)} | SHA-256 | ${input.sha256} | ${input.sha256AtExport ?? 'file not available'} | ${equalWords(input)} |`,
  );
  const head = `| File | Size | Algorithm | Hash at receipt | Hash at export | Equal |\n|---|---|---|---|---|---|`;
  return `${wordNumberOf(inputs.length, 'file')}.\n\n${[head, ...rows].join('\n')}`;
}

function numbered(items: readonly string[]): string {
  return items.map((item, i) => `${i + 1}. ${escapeProse(item)}`).join('\n');
}

function bulleted(items: readonly string[]): string {
  return items.map((item) => `- ${escapeProse(item)}`).join('\n');
}
