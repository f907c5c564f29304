import { certificateText } from '../../report/exhibits/certificate.js';
import type { ExhibitEntry } from '../../report/exhibits/exhibit.js';
import { indexBlocks } from '../../report/exhibits/finding-pages.js';
import type { InputCheck } from '../../report/exhibits/input-check.js';
import { equalWords } from '../../report/exhibits/input-check.js';
import { countReasons, type RedactionRecord } from '../../report/exhibits/redaction-log.js';
import { renderPages } from '../../report/exhibits/render-pages.js';
import { REDACTIONS } from '../../report/redactions/index.js';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { jsonText } from '../../report/renderers/json-text.js';
import type { Report } from '../../report/report.js';
import type { CustodyEntry } from '../custody.js';
import type { ChosenNames } from './choose-names.js';
import { PRODUCTION_SCHEMA_VERSION } from './layout.js';
import type { ProductionRequest } from './production.js';

/** What the documents about a production are made from. */
export interface Made {
  readonly request: ProductionRequest;
  readonly report: Report;
  readonly names: ChosenNames;
  readonly entries: readonly ExhibitEntry[];
  readonly records: readonly RedactionRecord[];
  readonly inputs: readonly InputCheck[];
  readonly rejects: readonly unknown[];
  readonly nodeVersion: string | null;
  /** Files by which the case could have been checked, and that it does not have. */
  readonly gaps: readonly string[];
}

/** As `sha256sum` writes and reads it. */
export function inputHashesText(inputs: readonly InputCheck[]): string {
  return inputs.map(({ path, sha256 }) => `${sha256}  ${escapeTerminal(path)}\n`).join('');
}

export function labelsText({ keyId, labels }: ChosenNames): string {
  return jsonText({
    schemaVersion: PRODUCTION_SCHEMA_VERSION,
    keyId,
    labels: labels.map(({ label, token }) => ({ label, token })),
  });
}

/** The only file that says who is who; it is written outside the bag, on request. */
export function identityMapText({ keyId, labels }: ChosenNames): string {
  return jsonText({ schemaVersion: PRODUCTION_SCHEMA_VERSION, keyId, accounts: labels });
}

export function indexText({ report, entries, request }: Made): string {
  return jsonText({
    schemaVersion: PRODUCTION_SCHEMA_VERSION,
    tool: report.tool,
    caseName: request.caseName,
    redacted: request.isRedacting,
    exhibits: entries,
  });
}

export function indexPage(made: Made): string {
  const { entries, request } = made;
  return renderPages({
    number: request.prefix,
    title: 'Index of the production',
    caseName: request.caseName,
    standing: 'For reading. exhibits/index.json holds the same for programs, with the hash of each line of the log.',
    blocks: indexBlocks(entries, standingNotes(made)),
  }).text;
}

export function validationText(made: Made): string {
  const { request, report, names, entries, records, inputs } = made;
  const counts = (key: 'kind' | 'standing'): Readonly<Record<string, number>> => countBy(entries.map((entry) => entry[key]));
  const { first, last } = rangeOf(entries);
  return jsonText({
    schemaVersion: PRODUCTION_SCHEMA_VERSION,
    tool: report.tool,
    exhibits: { first, last, count: entries.length, byKind: counts('kind'), byStanding: counts('standing') },
    inputs: inputs.map((input) => ({ ...input, compared: equalWords(input) })),
    redaction: {
      applied: request.isRedacting,
      removalsByReason: countReasons(records),
      rules: REDACTIONS.map(({ id, title, reasonCode, about }) => ({ id, title, reasonCode, ...about })),
    },
    labels: { keyId: names.keyId, accounts: names.hidden, accusedToo: request.pseudonymiseAll },
    fullVersions: records
      .filter(({ fullSha256 }) => fullSha256 !== null)
      .map(({ document, fullSha256, producedSha256 }) => ({ document, fullSha256, producedSha256 })),
    analysis: { totals: report.totals, validation: report.validation, losses: report.losses, limits: report.limits },
  });
}

export function certificateOf(made: Made, custody: readonly CustodyEntry[]): string {
  const { request, report, entries, inputs, rejects } = made;
  const { first, last } = rangeOf(entries);
  return certificateText({
    caseName: request.caseName,
    firstNumber: first,
    lastNumber: last,
    report,
    nodeVersion: made.nodeVersion,
    inputs,
    steps: custody.map(({ what, at, operator }) => ({ what, at, operator })),
    rejects: countBy(rejects.filter(isOfLogs(report)).map(codeOf)),
    productionWords: standingNotes(made),
    isStamped: custody.some(
      ({ action, sha256s }) => action === 'timestamped' && sha256s.some(({ name }) => name === 'manifest.json'),
    ),
  });
}

function standingNotes({
  request: { isRedacting, redactTerms, allowMissing },
  names: { hidden, keyId },
  gaps,
}: Made): readonly string[] {
  return [
    isRedacting
      ? `Texts were redacted by rule${redactTerms == null ? '' : ' and by a list of terms that a person supplied'}: what was found was removed, and redaction-log.csv lists each place. Rules miss what they do not know. Names of files, by which places are found, stand as they are.`
      : 'Texts were not redacted, on request.',
    hidden === 0
      ? 'All accounts keep their ids.'
      : keyId === null
        ? `${hidden} accounts stand under one common label, since no key for labels was named.`
        : `${hidden} accounts stand under labels made with the key ${keyId}, which is not part of the production.`,
    'Ids of fewer than six characters, or that are plain words, are replaced where they stand as a value, not inside other text.',
    'Quoted rows were read again from the logs by file, byte and length after the SHA-256 of each file was compared with that of the analysis.',
    ...gaps.map((name) => `The case folder had no ${name}, so what it holds could not be compared with what was written.`),
    ...(allowMissing ? ['Logs were allowed to be missing; their calls have slip sheets.'] : []),
  ];
}

export function rangeOf(entries: readonly ExhibitEntry[]): { readonly first: string | null; readonly last: string | null } {
  return { first: entries[0]?.number ?? null, last: entries.at(-1)?.lastNumber ?? null };
}

/** What was given beside the logs has rejects of its own, which do not count among the rows of the logs. */
function isOfLogs({ sources }: Report): (reject: unknown) => boolean {
  const paths = new Set(sources.map(({ path }) => path));
  return (reject) => {
    const { place } = reject as { readonly place?: { readonly file?: unknown } | null };
    return typeof place?.file !== 'string' || paths.has(place.file);
  };
}

function codeOf(reject: unknown): string {
  const code = typeof reject === 'object' && reject !== null && 'code' in reject ? String(reject.code) : '';
  return /^E_[A-Z0-9_]{1,40}$/.test(code) ? code : 'other';
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)));
}
