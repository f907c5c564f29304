import type { Cleaner } from '../../report/exhibits/clean.js';
import type { ExhibitEntry, FindingPlan } from '../../report/exhibits/exhibit.js';
import { type RedactionRecord, redactionLogText } from '../../report/exhibits/redaction-log.js';
import type { AccountRow, LinkRow, Report } from '../../report/report.js';
import { CUSTODY_FILE, type CustodyDraft, type CustodyEntry, custodyText, extendCustody } from '../custody.js';
import type { Typesetter } from '../typesetting/typesetter.js';
import type { Bag, BagFile, BagInfo } from './bag.js';
import { SOFTWARE_AGENT } from './bag-paths.js';
import { addCaseDocuments } from './case-documents.js';
import type { CheckedLog } from './check-logs.js';
import type { ChosenNames } from './choose-names.js';
import { createExhibitWriter, type ExhibitWriter } from './exhibit-writer.js';
import { assertNumbersFree, exportDraft } from './export-custody.js';
import {
  ACCOUNT_LABELS,
  CERTIFICATE,
  DATA,
  EXHIBIT_INDEX,
  EXHIBIT_INDEX_PAGE,
  IMAGE_LOAD_FILE,
  INPUT_HASHES,
  LOAD_FILE,
  REDACTION_LOG,
  VALIDATION,
} from './layout.js';
import { makeImageLoadFile, makeLoadFile, pagesOf } from './load-file.js';
import type { ProductionRequest } from './production.js';
import type { RowReading } from './read-quotes.js';
import {
  certificateOf,
  indexPage,
  indexText,
  inputHashesText,
  labelsText,
  type Made,
  validationText,
} from './summary-documents.js';
import { type ExhibitJob, writeExhibits } from './write-exhibits.js';

export interface Filling extends RowReading {
  readonly request: ProductionRequest;
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
  readonly rejects: readonly unknown[];
  /** null for a case that was written before links were listed. */
  readonly links: readonly LinkRow[] | null;
  readonly custody: readonly CustodyEntry[];
  readonly plans: readonly FindingPlan[];
  readonly logs: readonly CheckedLog[];
  readonly names: ChosenNames;
  readonly cleaner: Cleaner;
  readonly nodeVersion: string | null;
  readonly gaps: readonly string[];
  /** Makes pages of PDF; null for pages of HTML. */
  readonly typesetter: Typesetter | null;
}

export interface Filled {
  readonly entries: readonly ExhibitEntry[];
  readonly records: readonly RedactionRecord[];
  readonly draft: CustodyDraft;
  readonly tagManifest: BagFile;
}

/** Everything that goes into the bag, in an order in which each document knows what it speaks of. */
export async function fillBag(bag: Bag, originals: Bag | null, filling: Filling): Promise<Filled> {
  const { request, report, accounts, rejects, links, custody, names, logs, cleaner } = filling;
  const writer = createExhibitWriter(bag);
  await writeExhibits(exhibitJob(filling, writer, originals));
  request.onProgress({ stage: 'writing the case', bytes: 0, totalBytes: 0, calls: 0 });
  const shown = await addCaseDocuments(
    { report, accounts, rejects, links },
    { bag, originals, cleaner, pseudonyms: names.pseudonyms, writer },
  );
  request.abort.throwIfAborted();
  const made: Made = {
    request,
    report: cleaner.json(report).value,
    names,
    entries: writer.entries(),
    records: writer.records(),
    inputs: logs.map(({ check }) => check),
    rejects,
    nodeVersion: filling.nodeVersion,
    gaps: filling.gaps,
  };
  const draft = await addSummaries(bag, made, shown, filling);
  const entries = extendCustody(custody, [draft], request.custody);
  await bag.add(CERTIFICATE, certificateOf(made, entries));
  await bag.add(`${DATA}/${CUSTODY_FILE}`, custodyText(entries));
  const tagManifest = await bag.close(bagInfo(made), request.signer);
  request.abort.throwIfAborted();
  return { entries: made.entries, records: made.records, draft, tagManifest };
}

export function exhibitJob(filling: Filling, writer: ExhibitWriter, originals: Bag | null): ExhibitJob {
  const { request, report, accounts, names } = filling;
  return {
    ...filling,
    ...request,
    accounts: new Map(accounts.map((row) => [row.account, row])),
    pseudonyms: names.pseudonyms,
    isLacking: isCompleted(report) && filling.aids === null,
    writer,
    originals,
  };
}

/** Reports that were written before rows could be completed say nothing of it. */
export function isCompleted({ joins }: Report): boolean {
  const { calls = [], files = [], bodies = null, unsealed = null } = (joins ?? {}) as Partial<Report['joins']>;
  return calls.length > 0 || files.length > 0 || bodies !== null || unsealed !== null;
}

async function addSummaries(bag: Bag, made: Made, report: BagFile, { custody, plans }: Filling): Promise<CustodyDraft> {
  const { request, entries, records, names } = made;
  const { at, operator } = request.custody;
  const load = makeLoadFile(entries, { custodian: operator, at, encoding: request.datEncoding });
  const loadFile = await bag.add(LOAD_FILE, load.bytes);
  const images = makeImageLoadFile(entries, request.prefix);
  if (images !== null) await bag.add(IMAGE_LOAD_FILE, images);
  const index = await bag.add(EXHIBIT_INDEX, indexText(made));
  await bag.add(EXHIBIT_INDEX_PAGE, indexPage(made));
  const redactionLog = await bag.add(REDACTION_LOG, redactionLogText(records, load.replacements));
  await bag.add(INPUT_HASHES, inputHashesText(made.inputs));
  await bag.add(ACCOUNT_LABELS, labelsText(names));
  await bag.add(VALIDATION, validationText(made));
  const draft = exportDraft(
    {
      prefix: request.prefix,
      first: request.firstNumber,
      exhibits: entries.length,
      numbers: entries.reduce((sum, entry) => sum + pagesOf(entry), 0),
      findings: plans.map(({ finding }) => finding.id),
      isRedacting: request.isRedacting,
      isByTerms: request.redactTerms != null,
      hidden: names.hidden,
      keyId: names.keyId,
      withheld: entries.filter(({ standing }) => standing === 'slip-sheet').length,
    },
    [loadFile, index, redactionLog, report],
  );
  assertNumbersFree(custody, draft, request);
  return draft;
}

function bagInfo({ request, report, entries }: Made): readonly BagInfo[] {
  const { caseName, custody } = request;
  return [
    ...(custody.operator === null ? [] : [['Contact-Name', custody.operator] as const]),
    ['External-Description', `Exhibits of an analysis of API logs, ${entries.length} numbered files`],
    ...(caseName === null ? [] : [['External-Identifier', caseName] as const]),
    ...(custody.at === null ? [] : [['Bagging-Date', custody.at.slice(0, 10)] as const]),
    [SOFTWARE_AGENT, `hydrometer ${report.tool.version}`],
  ];
}
