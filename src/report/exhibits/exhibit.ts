import type { Finding, Place, Quote } from '../../finding/finding.js';
import { distinctQuotes, quoteKey } from '../distinct-quotes.js';

/**
 * `index` and `summary` are pages of a finding, `table` a CSV for people, `records` the same rows as they stand in the case, `call` a page
 * for reading, `original` the bytes of the log.
 */
type ExhibitKind = 'index' | 'summary' | 'table' | 'records' | 'call' | 'original';
export type TableId = 'members' | 'evidence';

/** A number that is given to a file before the file is made, so that pages can refer to each other. */
export interface PlannedExhibit {
  readonly number: string;
  /** One for each page; `number` is the first. */
  readonly numbers: readonly string[];
  readonly findingId: string;
  readonly kind: ExhibitKind;
  readonly title: string;
  readonly table: TableId | null;
  readonly quote: Quote | null;
}

export interface FindingPlan {
  readonly finding: Finding;
  readonly exhibits: readonly PlannedExhibit[];
  /** Calls of this finding that already have a number under an earlier finding. */
  readonly shownBefore: readonly PlannedExhibit[];
}

/** What became of a planned exhibit. */
export type Standing = 'evidentiary' | 'for-reading' | 'altered' | 'slip-sheet';

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  evidentiary: 'Evidentiary copy: byte for byte as in its source.',
  'for-reading': 'For reading: escaped, and set for people. It is no evidentiary copy.',
  altered: 'Altered copy: account labels or removals stand in it. It is no evidentiary copy.',
  'slip-sheet': 'Slip sheet: the exhibit has its number and was withheld.',
};

/** Where in the evidence an exhibit comes from. */
export interface ExhibitSource extends Place {
  readonly fileSha256: string;
  readonly lineSha256: string | null;
}

/** One line of `exhibits/index.json`. */
export interface ExhibitEntry {
  readonly number: string;
  /** Number of its last page; since 1.1. */
  readonly lastNumber: string;
  readonly finding: string;
  readonly kind: ExhibitKind;
  readonly title: string;
  readonly standing: Standing;
  /** Below the bag. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly md5: string;
  readonly sha256: string;
  /** Of the full version where this one is altered, cut or withheld. */
  readonly fullSha256: string | null;
  readonly withheldBecause: string | null;
  readonly removals: number;
  readonly replacedIds: number;
  readonly source: ExhibitSource | null;
}

interface Numbering {
  readonly prefix: string;
  readonly first: number;
  /** Pages of each exhibit in the order of the plan; one where nothing is said. */
  readonly pages?: readonly number[];
}

const DIGITS = 6;
export const LAST_NUMBER = 10 ** DIGITS - 1;

/** Numbers in the order of findings, one for each page; a call that several findings quote has its number under the first of them. */
export function planExhibits(findings: readonly Finding[], { prefix, first, pages = [] }: Numbering): readonly FindingPlan[] {
  let next = first;
  let place = 0;
  const known = new Map<string, PlannedExhibit>();
  return findings.map((finding) => {
    const take = (kind: ExhibitKind, title: string, table: TableId | null = null, quote: Quote | null = null): PlannedExhibit => {
      const numbers = Array.from({ length: pages[place++] ?? 1 }, () => exhibitNumber(prefix, next++));
      return { number: numbers[0] as string, numbers, findingId: finding.id, kind, title, table, quote };
    };
    const exhibits = [
      take('index', `Index of ${finding.id}`),
      take('summary', `Summary of ${finding.id}`),
      ...tables(finding).flatMap((id) => [
        take('table', `${TABLE_WORDS[id]}, table for people`, id),
        take('records', `${TABLE_WORDS[id]}, records of the case`, id),
      ]),
    ];
    const shownBefore: PlannedExhibit[] = [];
    for (const quote of distinctQuotes(finding)) {
      const earlier = known.get(quoteKey(quote));
      if (earlier !== undefined) shownBefore.push(earlier);
      else {
        const call = take('call', 'Quoted call, for reading', null, quote);
        known.set(quoteKey(quote), call);
        exhibits.push(call, take('original', 'Quoted call, bytes of the log', null, quote));
      }
    }
    return { finding, exhibits, shownBefore };
  });
}

export function exhibitNumber(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(DIGITS, '0')}`;
}

const TABLE_WORDS: Readonly<Record<TableId, string>> = { members: 'Members of the group', evidence: 'Rows of evidence' };

function tables({ evidence }: Finding): readonly TableId[] {
  return evidence.length > 0 ? ['members', 'evidence'] : ['members'];
}
