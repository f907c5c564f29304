import type { Place } from '../../finding/finding.js';
import type { FieldRemoval } from './clean.js';
import type { DatReplacement } from './concordance.js';
import { csvText } from './csv-text.js';

/** What was done to one document of a production. */
export interface RedactionRecord {
  /** Number of the exhibit, or path of the document. */
  readonly document: string;
  readonly place: Place | null;
  readonly removals: readonly FieldRemoval[];
  /** Account ids that became labels. */
  readonly replaced: number;
  readonly fullSha256: string | null;
  readonly producedSha256: string | null;
}

const HEADER = [
  'Document',
  'Log file',
  'Line',
  'Byte',
  'Field',
  'From character',
  'Characters removed',
  'Rule',
  'Reason',
  'Count',
  'SHA-256 of the full version',
  'SHA-256 of the produced version',
];

/** `redaction-log.csv`: a row a removed passage, a row a document for account labels, a row a field for delimiters of the load file. */
export function redactionLogText(records: readonly RedactionRecord[], replacements: readonly DatReplacement[]): string {
  return csvText(HEADER, [
    ...records.flatMap(({ document, place, removals, replaced, fullSha256, producedSha256 }) => {
      const where = [document, place?.file ?? null, place?.line ?? null, place?.byte ?? null];
      const hashes = [fullSha256, producedSha256];
      return [
        ...removals.map(({ field, start, length, rule, reasonCode }) => [
          ...where,
          field,
          start,
          length,
          rule,
          reasonCode,
          1,
          ...hashes,
        ]),
        ...(replaced > 0 ? [[...where, null, null, null, 'pseudonym', 'P-ACCOUNT', replaced, ...hashes]] : []),
      ];
    }),
    ...replacements.map(({ begBates, column, count }) => [
      begBates,
      null,
      null,
      null,
      `production.dat ${column}`,
      null,
      null,
      'delimiter',
      'D-DELIMITER',
      count,
      null,
      null,
    ]),
  ]);
}

/** Removed passages by reason, in code-unit order of the reason. */
export function countReasons(records: readonly RedactionRecord[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { removals } of records)
    for (const { reasonCode } of removals) counts.set(reasonCode, (counts.get(reasonCode) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)));
}
