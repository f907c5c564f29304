import { InputError } from '../../errors.js';
import type { Cleaned, Cleaner } from '../../report/exhibits/clean.js';
import { recordsText } from '../../report/exhibits/finding-tables.js';
import type { Pseudonyms } from '../../report/pseudonyms.js';
import { renderHtml } from '../../report/renderers/html.js';
import { jsonText } from '../../report/renderers/json-text.js';
import type { AccountRow, LinkRow, Report } from '../../report/report.js';
import { sha256Of } from '../sha256-of.js';
import type { Bag, BagFile } from './bag.js';
import type { ExhibitWriter } from './exhibit-writer.js';
import { DATA } from './layout.js';

interface CaseDocuments {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
  readonly rejects: readonly unknown[];
  readonly links: readonly LinkRow[] | null;
}

/** The case's own files with labels and removals, and the hash of each full version in the redaction log. @returns report.json as produced */
export async function addCaseDocuments(
  { report, accounts, rejects, links }: CaseDocuments,
  {
    bag,
    originals,
    cleaner,
    pseudonyms,
    writer,
  }: {
    readonly bag: Bag;
    readonly originals: Bag | null;
    readonly cleaner: Cleaner;
    readonly pseudonyms: Pseudonyms;
    readonly writer: ExhibitWriter;
  },
): Promise<BagFile> {
  const add = async (name: string, full: string, shown: string, cleaned: Cleaned<unknown>): Promise<BagFile> => {
    await originals?.add(`${DATA}/${name}`, full);
    const file = await bag.add(`${DATA}/${name}`, shown);
    const { removals, replaced } = cleaned;
    writer.record({ document: name, place: null, removals, replaced, fullSha256: sha256Of(full), producedSha256: file.sha256 });
    return file;
  };
  const cleanReport = cleaner.json(report);
  const cleanAccounts = withoutOrder(cleaner.json(accounts), accounts, pseudonyms);
  const cleanRejects = cleaner.json(rejects);
  const produced = await add('report.json', jsonText(report), jsonText(cleanReport.value), cleanReport);
  await add('accounts.ndjson', recordsText(accounts), recordsText(cleanAccounts.value), cleanAccounts);
  await add('rejects.ndjson', recordsText(rejects), recordsText(cleanRejects.value), cleanRejects);
  if (links !== null) {
    const cleanLinks = cleanPairs(cleaner, links);
    await add('links.ndjson', recordsText(links), recordsText(cleanLinks.value), cleanLinks);
  }
  await bag.add(`${DATA}/report.html`, renderChecked(cleanReport.value, cleanAccounts.value));
  return produced;
}

/** Both ends of a link are accounts. Two labels stand in their own order: which of two hidden ids comes first would tell of them. */
function cleanPairs(cleaner: Cleaner, links: readonly LinkRow[]): Cleaned<readonly LinkRow[]> {
  let replaced = 0;
  const name = (account: string): string => {
    const cleaned = cleaner.json({ account });
    replaced += cleaned.replaced;
    return cleaned.value.account;
  };
  const rows = links.map((link) => {
    const [left = '', right = ''] = [name(link.left), name(link.right)].sort();
    return { ...link, left, right };
  });
  const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  const ordered = rows.sort(
    (one, other) =>
      compare(one.group, other.group) ||
      other.bits - one.bits ||
      compare(one.left, other.left) ||
      compare(one.right, other.right),
  );
  return { value: ordered, removals: [], replaced };
}

/** Parts of a report that only the page reads are not checked field by field: what it cannot render is no report of ours. */
function renderChecked(report: Report, accounts: readonly AccountRow[]): string {
  try {
    return renderHtml(report, accounts);
  } catch (cause) {
    throw new InputError(
      'E_CASE_SHAPE',
      'report.json: expected the fields that hydrometer writes, got a report that cannot be rendered',
      {
        cause,
      },
    );
  }
}

/** Rows of equal rank stand in the order of their ids, which would tell something of hidden ones: those are put in the order of labels. */
function withoutOrder(
  cleaned: Cleaned<readonly AccountRow[]>,
  accounts: readonly AccountRow[],
  pseudonyms: Pseudonyms,
): Cleaned<readonly AccountRow[]> {
  const isHidden = (i: number): boolean => pseudonyms.isHidden((accounts[i] as AccountRow).account);
  const shown = cleaned.value.filter((_, i) => !isHidden(i));
  const hidden = cleaned.value
    .filter((_, i) => isHidden(i))
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((left, right) => right.row.suspicionBits - left.row.suspicionBits || (left.text < right.text ? -1 : 1));
  return { ...cleaned, value: [...shown, ...hidden.map(({ row }) => row)] };
}
