import { callBlocks, placeFacts } from '../../report/exhibits/call-page.js';
import type { FieldRemoval } from '../../report/exhibits/clean.js';
import type { Block } from '../../report/exhibits/document.js';
import {
  type ExhibitSource,
  type FindingPlan,
  type PlannedExhibit,
  STANDING_WORDS,
  type TableId,
} from '../../report/exhibits/exhibit.js';
import { indexBlocks, slipSheet, summaryBlocks } from '../../report/exhibits/finding-pages.js';
import { recordsText, tableRecords, tableText } from '../../report/exhibits/finding-tables.js';
import { renderPages } from '../../report/exhibits/render-pages.js';
import { exhibitDocument } from '../../report/print/exhibit-document.js';
import type { AccountRow, Report } from '../../report/report.js';
import { sha256Of } from '../sha256-of.js';
import type { Typesetter } from '../typesetting/typesetter.js';
import type { Bag } from './bag.js';
import { type CheckedLog, openLog } from './check-logs.js';
import type { ExhibitContent, ExhibitWriter } from './exhibit-writer.js';
import { DATA } from './layout.js';
import type { ProductionRequest } from './production.js';
import { type QuotedRow, type RowReading, readQuotes } from './read-quotes.js';
import { type ShowContext, showCall } from './show-call.js';

export interface ExhibitJob extends ShowContext, RowReading {
  readonly caseName: string | null;
  readonly report: Report;
  readonly accounts: ReadonlyMap<string, AccountRow>;
  readonly plans: readonly FindingPlan[];
  readonly logs: readonly CheckedLog[];
  readonly writer: ExhibitWriter;
  /** Takes the full versions; null when nobody asked for them. */
  readonly originals: Bag | null;
  readonly abort: AbortSignal;
  readonly onProgress: ProductionRequest['onProgress'];
  readonly typesetter: Typesetter | null;
}

/** Writes all exhibits: quoted calls log by log, then the pages and tables of each finding. */
export async function writeExhibits(job: ExhibitJob): Promise<void> {
  const calls = job.plans.flatMap(({ exhibits }) => exhibits.filter(({ quote }) => quote !== null));
  const originals = new Map(calls.filter(({ kind }) => kind === 'original').map((each) => [each.quote, each]));
  for (const log of job.logs) {
    const own = calls.filter(({ kind, quote }) => kind === 'call' && quote?.place.file === log.source.path);
    const pairs = own.map((call) => ({ call, original: originals.get(call.quote) as PlannedExhibit }));
    const source = own.length === 0 ? null : await openLog(log);
    if (source === null) for (const { call, original } of pairs) await writeMissing(job, log, call, original);
    else {
      for await (const row of readQuotes(log, source, own, job)) {
        job.abort.throwIfAborted();
        job.onProgress({ stage: 'reading quoted calls', bytes: 0, totalBytes: 0, calls: 0 });
        await writeCall(job, log, row, originals.get(row.exhibit.quote) as PlannedExhibit);
      }
    }
  }
  for (const plan of job.plans) await writeFinding(job, plan);
}

/** Of the bytes of a row, by container; every other row is JSON. */
const ENDINGS: Readonly<Record<string, string>> = { csv: 'original.csv', 'text-lines': 'original.txt' };

async function writeCall(
  job: ExhibitJob,
  log: CheckedLog,
  { exhibit, container, ...again }: QuotedRow,
  original: PlannedExhibit,
): Promise<void> {
  const quote = exhibit.quote!;
  const { bytes } = again;
  const lineSha256 = sha256Of(bytes);
  const source: ExhibitSource = { ...quote.place, fileSha256: log.source.sha256, lineSha256 };
  const { call, removals, replaced, withheldBecause } = showCall(quote, again, job);
  const ending = ENDINGS[container] ?? 'original.json';
  await job.originals?.add(`${DATA}/${original.number}-${ending}`, bytes);
  await job.writer.write({
    exhibit,
    ...page('call', job, exhibit, callBlocks(call, source, original.number)),
    standing: 'for-reading',
    source,
    fullSha256: lineSha256,
    removals,
    replaced,
  });
  if (withheldBecause === null) {
    await job.writer.write({
      exhibit: original,
      ending,
      content: bytes,
      standing: 'evidentiary',
      source,
      fullSha256: lineSha256,
    });
    return;
  }
  await writeSlip(job, original, source, withheldBecause);
}

/** The log was not to be had, and the person allowed that: both numbers get a slip sheet. */
async function writeMissing(job: ExhibitJob, log: CheckedLog, call: PlannedExhibit, original: PlannedExhibit): Promise<void> {
  const source: ExhibitSource = { ...call.quote!.place, fileSha256: log.source.sha256, lineSha256: null };
  for (const exhibit of [call, original])
    await writeSlip(job, exhibit, source, 'the log was not available when the production was made');
}

async function writeSlip({ writer }: ExhibitJob, exhibit: PlannedExhibit, source: ExhibitSource, because: string): Promise<void> {
  await writer.write({
    exhibit,
    ending: 'slip.txt',
    content: slipSheet(exhibit.number, exhibit.title, because, placeFacts(source)),
    standing: 'slip-sheet',
    source,
    fullSha256: source.lineSha256,
    withheldBecause: because,
  });
}

async function writeFinding(job: ExhibitJob, plan: FindingPlan): Promise<void> {
  const { writer, cleaner, report } = job;
  const cluster = report.clusters.find(({ id }) => id === plan.finding.clusterId);
  const finding = cleaner.json(plan.finding);
  const group = cleaner.json(cluster);
  for (const exhibit of plan.exhibits) {
    job.abort.throwIfAborted();
    if (exhibit.kind === 'summary')
      await writer.write({
        exhibit,
        ...page('summary', job, exhibit, summaryBlocks(finding.value, group.value)),
        standing: 'for-reading',
        removals: shownRemovals(finding.removals),
      });
    else if (exhibit.kind === 'table')
      await writer.write({
        exhibit,
        ending: `${exhibit.table}.csv`,
        content: tableText(exhibit.table as TableId, finding.value, group.value),
        standing: 'for-reading',
        removals: shownRemovals(exhibit.table === 'members' ? group.removals : finding.removals.filter(isOfEvidence)),
        replaced: exhibit.table === 'members' ? group.replaced : finding.replaced,
      });
    else if (exhibit.kind === 'records') await writeRecords(job, exhibit, plan);
  }
  await writeIndex(job, plan);
}

/** Excerpts of calls stand on the pages of the calls, not on those of the finding. */
function shownRemovals(removals: readonly FieldRemoval[]): readonly FieldRemoval[] {
  return removals.filter(({ field }) => !field.includes('.quotes['));
}

function isOfEvidence({ field }: FieldRemoval): boolean {
  return field.startsWith('.evidence[');
}

/** Rows as they stand in the case. They are evidentiary when nothing had to be taken out of them. */
async function writeRecords(job: ExhibitJob, exhibit: PlannedExhibit, { finding }: FindingPlan): Promise<void> {
  const cluster = job.report.clusters.find(({ id }) => id === finding.clusterId);
  const records = tableRecords(exhibit.table as TableId, finding, cluster, job.accounts);
  const full = recordsText(records);
  const cleaned = job.cleaner.json(records);
  const shown = recordsText(cleaned.value);
  const ending = `${exhibit.table}.ndjson`;
  await job.originals?.add(`${DATA}/${exhibit.number}-${ending}`, full);
  await job.writer.write({
    exhibit,
    ending,
    content: shown,
    standing: shown === full ? 'evidentiary' : 'altered',
    fullSha256: sha256Of(full),
    removals: cleaned.removals,
    replaced: cleaned.replaced,
  });
}

async function writeIndex(job: ExhibitJob, { finding, exhibits, shownBefore }: FindingPlan): Promise<void> {
  const index = exhibits.find(({ kind }) => kind === 'index') as PlannedExhibit;
  const own = job.writer.entries().filter((entry) => entry.finding === finding.id);
  const notes = shownBefore.map(({ number, findingId }) => `A call quoted here too: ${number}, under ${findingId}`);
  await job.writer.write({
    exhibit: index,
    ...page('index', job, index, indexBlocks(own, notes)),
    standing: 'for-reading',
  });
}

/** A page of HTML has no length, so it is one page with one number; a PDF has a number on each of its pages. */
function page(
  name: string,
  { caseName, typesetter, report }: ExhibitJob,
  { number, numbers, title }: PlannedExhibit,
  blocks: readonly Block[],
): Pick<ExhibitContent, 'ending' | 'content' | 'pages'> {
  const document = { number, title, caseName, standing: STANDING_WORDS['for-reading'], blocks };
  if (typesetter === null) return { ending: `${name}.html`, content: renderPages(document).text, pages: 1 };
  const { bytes, pages } = typesetter.typeset(exhibitDocument(document, numbers, `hydrometer ${report.tool.version}`));
  return { ending: `${name}.pdf`, content: bytes, pages };
}
