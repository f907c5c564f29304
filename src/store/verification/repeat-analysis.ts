import { type AnalyzeProgress, type AnalyzeResult, analyze } from '../../analyze.js';
import { KnownError } from '../../errors.js';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../options.js';
import type { Report } from '../../report/report.js';
import type { Check, Difference } from '../../report/verification.js';
import type { Locations } from '../../source/open.js';
import { caseDocuments } from '../case-folder.js';
import type { Manifest } from '../manifest.js';
import { wholeFiles } from '../production/whole-files.js';
import { readFacts, readRegistration } from '../registration-files.js';
import { reportPdf } from '../report-pdf.js';
import { sha256Of } from '../sha256-of.js';
import { readVersion } from '../tool-version.js';
import { canTypeset, loadTypesetter } from '../typesetting/typesetter.js';
import { checked, differenceOf, notPossible, sha256Words } from './check.js';
import { type BesideOptions, type FoundBeside, findBeside } from './find-beside.js';
import type { Inventory } from './inventory.js';
import { readListed } from './inventory.js';
import type { CheckedLogs } from './logs.js';

const REPEAT_CHECK = { id: 'analysis', title: 'Analysis again' };
/** Longer lines of a report are cut in a message. */
const SHOWN_CHARACTERS = 120;

export interface RepeatRequest {
  readonly inventory: Inventory;
  readonly manifest: Manifest | null;
  readonly report: Report | null;
  readonly logs: CheckedLogs;
  /** Real path of the folder of the logs, or null. */
  readonly root: string | null;
  readonly beside: BesideOptions;
  readonly threads: number;
  readonly abort: AbortSignal;
  onProgress(progress: AnalyzeProgress): void;
}

/** Runs the analysis with the settings that the case records, and compares what comes out byte for byte. Nothing is written. */
export async function checkRepeat(request: RepeatRequest): Promise<Check> {
  const { manifest, report, logs, root } = request;
  if (manifest === null || report === null) return notPossible(REPEAT_CHECK, 'manifest or report cannot be used');
  if (root === null) return notPossible(REPEAT_CHECK, 'name the folder of the logs with --logs');
  if (report.sources.some(({ path }) => path === '-'))
    return notPossible(REPEAT_CHECK, 'the case was read from standard input, which cannot be read again');
  try {
    const beside = await findBeside(manifest, report, root, request.beside);
    if (beside.digests === null && !logs.areSame) return notPossible(REPEAT_CHECK, 'the logs are not those that were analysed');
    if (beside.lacking.length > 0) return checkedOrNot(beside.differences, `the analysis also read ${beside.lacking.join('; ')}`);
    if (beside.differences.length > 0) return checked(REPEAT_CHECK, 'what it read beside the logs differs', beside.differences);
    return await compareResult(request, manifest, await runAgain(request, manifest, report, beside));
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return checked(REPEAT_CHECK, 'it ended with an error', [differenceOf('report.json', error)]);
  }
}

function checkedOrNot(differences: readonly Difference[], why: string): Check {
  return differences.length > 0 ? checked(REPEAT_CHECK, why, differences) : notPossible(REPEAT_CHECK, why);
}

async function runAgain(
  { logs, threads, abort, onProgress }: RepeatRequest,
  manifest: Manifest,
  { sources, unread }: Report,
  { accounts, facts, digests, request }: FoundBeside,
): Promise<AnalyzeResult> {
  const registration = accounts === null ? null : await readRegistration(accounts.path, accounts.location);
  const known = facts === null ? null : { ...(await readFacts(facts.location)), path: facts.path };
  const files = wholeFiles(sources);
  const inputs: { readonly paths: readonly string[]; readonly locations?: Locations } =
    digests === null ? { paths: files.map(({ path }) => path), locations: logs.locations } : { paths: digests };
  return analyze({
    ...inputs,
    ...(unread !== undefined && { unread }),
    settings: settingsOf(manifest),
    threads,
    beside: request,
    registration,
    facts: known,
    abort,
    onProgress: (progress) => onProgress({ ...progress, stage: `again: ${progress.stage}` }),
  });
}

export function settingsOf({ settings }: Manifest): AnalysisSettings {
  const { seed, timeZone, accountKey, inputFormat, assumeTimeZone, sampling = null, map, maxRecordBytes, maxRejects } = settings;
  const checkKeys = settings.checkKeys ?? DEFAULT_SETTINGS.checkKeys;
  return { seed, timeZone, accountKey, inputFormat, assumeTimeZone, sampling, map, maxRecordBytes, maxRejects, checkKeys };
}

async function compareResult({ inventory }: RepeatRequest, manifest: Manifest, result: AnalyzeResult): Promise<Check> {
  const { pdf, words: paper } = await pdfAgain(inventory, result);
  const differences: Difference[] = [];
  for (const { name, parts } of caseDocuments({ ...result, pdf })) {
    const again = Buffer.concat([...parts()].map((part) => Buffer.from(part)));
    const recorded = await readListed(inventory, name);
    if (recorded?.equals(again) !== true) differences.push(documentDifference(name, again, recorded));
  }
  const version = readVersion();
  if (version === manifest.version)
    return checked(REPEAT_CHECK, `report, accounts, links, page${paper} and rejects compared byte for byte`, differences);
  const words = `the case was written by hydrometer ${manifest.version}, this is ${version}: an analysis by another version may differ`;
  if (differences.length === 0)
    return checked(REPEAT_CHECK, `report, accounts, links, page${paper} and rejects are the same byte for byte (${words})`, []);
  return notPossible(
    REPEAT_CHECK,
    `${words}; it gives another ${differences.map(({ file }) => file).join(', ')}; repeat it with that version`,
  );
}

/** The same report gives the same PDF, as long as the packages that set it are there. */
async function pdfAgain(
  inventory: Inventory,
  { report, accounts }: AnalyzeResult,
): Promise<{ readonly pdf: Uint8Array | null; readonly words: string }> {
  if (!inventory.files.has('report.pdf')) return { pdf: null, words: '' };
  if (!canTypeset()) return { pdf: null, words: ' (not the PDF: the optional packages that set it are not installed)' };
  return { pdf: reportPdf(await loadTypesetter(), report, accounts), words: ', PDF' };
}

function documentDifference(name: string, again: Buffer, recorded: Buffer | null): Difference {
  const isPaper = name.endsWith('.pdf');
  const hash = `${sha256Words(sha256Of(again))}, as the analysis gives it again${isPaper ? ' with the fonts that are installed here' : ''}`;
  if (isPaper || recorded === null)
    return { file: name, expected: hash, found: recorded === null ? 'no file' : sha256Words(sha256Of(recorded)) };
  const { line, expected, found } = firstDifference(again.toString('utf8'), recorded.toString('utf8'));
  return { file: `${name}:${line}`, expected: `${expected} (${hash})`, found };
}

function firstDifference(
  again: string,
  recorded: string,
): { readonly line: number; readonly expected: string; readonly found: string } {
  const [ours, theirs] = [again.split('\n'), recorded.split('\n')];
  const at = ours.findIndex((line, i) => line !== theirs[i]);
  const line = at < 0 ? ours.length : at;
  return { line: line + 1, expected: shown(ours[line]), found: shown(theirs[line]) };
}

function shown(line: string | undefined): string {
  if (line === undefined) return 'the end';
  const text = line.trim();
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
