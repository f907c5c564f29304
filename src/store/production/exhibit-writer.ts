import type { ExhibitEntry, PlannedExhibit, Standing } from '../../report/exhibits/exhibit.js';
import type { RedactionRecord } from '../../report/exhibits/redaction-log.js';
import type { Bag } from './bag.js';
import { EXHIBITS } from './layout.js';

export interface ExhibitContent {
  readonly exhibit: PlannedExhibit;
  /** Behind the number in the file's name: `call.html`. */
  readonly ending: string;
  readonly content: string | Uint8Array;
  /** Pages that the content takes when it has pages; as many numbers were planned for it. */
  readonly pages?: number;
  readonly standing: Standing;
  readonly source?: ExhibitEntry['source'];
  readonly fullSha256?: string | null;
  readonly withheldBecause?: string | null;
  readonly removals?: RedactionRecord['removals'];
  readonly replaced?: number;
}

/** Puts exhibits into the bag and keeps book of them. */
export interface ExhibitWriter {
  write(content: ExhibitContent): Promise<ExhibitEntry>;
  /** In the order of their numbers. */
  entries(): readonly ExhibitEntry[];
  /** In the order of their documents; other documents than exhibits are added by `record`. */
  records(): readonly RedactionRecord[];
  record(record: RedactionRecord): void;
}

export function createExhibitWriter(bag: Bag): ExhibitWriter {
  const entries: ExhibitEntry[] = [];
  const records: RedactionRecord[] = [];
  return {
    async write({
      exhibit,
      ending,
      content,
      pages = 1,
      standing,
      source = null,
      fullSha256 = null,
      withheldBecause = null,
      removals = [],
      replaced = 0,
    }) {
      if (pages !== exhibit.numbers.length)
        throw new Error(`${exhibit.number}: planned for ${exhibit.numbers.length} pages, got ${pages}`);
      const { number, numbers, findingId, kind, title } = exhibit;
      const { path, sizeBytes, md5, sha256 } = await bag.add(`${EXHIBITS}/${findingId}/${number}-${ending}`, content);
      const entry: ExhibitEntry = {
        number,
        lastNumber: numbers.at(-1) as string,
        finding: findingId,
        kind,
        title,
        standing,
        path,
        sizeBytes,
        md5,
        sha256,
        fullSha256,
        withheldBecause,
        removals: removals.length,
        replacedIds: replaced,
        source,
      };
      entries.push(entry);
      records.push({ document: number, place: source, removals, replaced, fullSha256, producedSha256: sha256 });
      return entry;
    },
    entries: () => [...entries].sort((left, right) => (left.number < right.number ? -1 : 1)),
    records: () => [...records].sort((left, right) => (left.document < right.document ? -1 : 1)),
    record: (record) => void records.push(record),
  };
}
