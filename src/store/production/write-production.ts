import { rm } from 'node:fs/promises';
import type { CountedAids } from '../../engine/row-aids.js';
import { InputError, IntegrityError, UsageError } from '../../errors.js';
import type { Finding } from '../../finding/finding.js';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../options.js';
import { CHOSEN_KEY } from '../../report/compose-sources.js';
import { distinctQuotes } from '../../report/distinct-quotes.js';
import { createCleaner } from '../../report/exhibits/clean.js';
import { type FindingPlan, LAST_NUMBER, planExhibits } from '../../report/exhibits/exhibit.js';
import type { ProductionSummary } from '../../report/exhibits/production-summary.js';
import { countReasons } from '../../report/exhibits/redaction-log.js';
import { findTermsOf, namesWithTerms } from '../../report/redact-terms.js';
import type { Report } from '../../report/report.js';
import { appendCustody, assertCustodyWritable } from '../custody.js';
import type { Manifest } from '../manifest.js';
import { readCase, readLinks, readManifest, readRejects } from '../read-case.js';
import { loadTypesetter } from '../typesetting/typesetter.js';
import { type FolderPlan, writeWholeFolder } from '../whole-folder.js';
import { type Bag, createBag } from './bag.js';
import { assertBagPath, SOFTWARE_AGENT } from './bag-paths.js';
import { assertCaseShape } from './case-shape.js';
import { type CheckedLog, checkLogs } from './check-logs.js';
import { chooseNames } from './choose-names.js';
import { countPages } from './count-pages.js';
import { closingDraft, readCaseCustody } from './export-custody.js';
import { type Filled, type Filling, fillBag, isCompleted } from './fill-bag.js';
import { type FoundJoined, findJoined } from './find-joined.js';
import { writeIdentityMap } from './identity-map.js';
import { realFolder } from './locate-log.js';
import { type AidsRequest, openAids } from './open-aids.js';
import type { ProductionRequest } from './production.js';
import { assertProductionPaths } from './production-paths.js';
import { readTerms } from './read-terms.js';
import { rangeOf } from './summary-documents.js';

/**
 * Makes a production of a case: reads it, checks the logs, writes the bag under a temporary name, renames it, and writes what was done into
 * the case's custody log. See layout.ts for what comes out.
 * @throws {UsageError} for paths, ids and numbers that cannot be used
 * @throws {InputError} E_CASE_…, E_LOG_MISSING
 * @throws {IntegrityError} E_LOG_CHANGED, E_QUOTE_DIFFERS, E_PLACE_OUTSIDE, E_CUSTODY_…
 */
export async function writeProduction(request: ProductionRequest): Promise<ProductionSummary> {
  const { caseDir, out, abort } = request;
  const root = realFolder(request.logsDir);
  assertProductionPaths(request);
  const { report, accounts } = await readCase(caseDir);
  assertCustodyWritable(caseDir);
  assertCaseShape(caseDir, report, accounts);
  const manifest = await readManifest(caseDir);
  const { entries: custody, gaps } = await readCaseCustody(caseDir);
  const rejects = await readRejects(caseDir);
  const links = await readLinks(caseDir);
  const findings = chosenFindings(caseDir, report, request.findings);
  const plans = planOf(request, findings);
  const logs = await checkAll(request, root, report);
  assertAvailable(request, logs, plans);
  const joined = await findJoined(report, root, request.beside);
  const names = chooseNames({ report, accounts, keyFile: request.pseudonymKey, pseudonymiseAll: request.pseudonymiseAll });
  const { pseudonyms } = names;
  const terms = request.redactTerms == null ? [] : readTerms(request.redactTerms);
  const findTerms = findTermsOf(terms);
  const cleaner = createCleaner(pseudonyms, request.isRedacting, findTerms);
  const nodeVersion = typeof manifest?.node === 'string' ? manifest.node : null;
  const settings = settingsOf(report, manifest);
  const aids = await aidsOf(joined, { report, settings, logs, abort });
  const typesetter = request.pages === 'pdf' ? await loadTypesetter() : null;
  const read = { request, report, accounts, rejects, links, custody, gaps, logs, settings, aids, nodeVersion };
  const provisional: Filling = { ...read, plans, names, cleaner, typesetter };
  const filling =
    typesetter === null ? provisional : { ...provisional, plans: planOf(request, findings, await countPages(provisional)) };
  const filled = await writeWholeFolder(
    planFolder(request, out, '--out'),
    async (folder) => {
      const made = await fillBags(createBag(folder), filling);
      await closeExport(request, made, filling);
      return made;
    },
    abort,
  );
  return summarise(request, filled, logs, plans, {
    ...names,
    lacking: joined.lacking,
    namesWithTerms: namesWithTerms(report, (account) => !pseudonyms.isHidden(account), findTerms),
  });
}

function planFolder({ caseDir, logsDir, force }: ProductionRequest, dir: string, option: string): FolderPlan {
  return { dir, assertFree: () => assertBagPath({ dir, option, inputs: [caseDir, logsDir], force }) };
}

async function fillBags(bag: Bag, filling: Filling): Promise<Filled> {
  const { request, report } = filling;
  if (request.originals === null) return fillBag(bag, null, filling);
  const plan = planFolder(request, request.originals, '--originals');
  return writeWholeFolder(plan, (folder) => fillBoth(bag, createBag(folder), filling, report), request.abort);
}

/** The log is written before the bag takes its name: an entry without a bag is a loss, a bag without an entry would be a doubt. */
async function closeExport(
  request: ProductionRequest,
  { draft, tagManifest }: Filled,
  { names, custody }: Filling,
): Promise<void> {
  request.abort.throwIfAborted();
  try {
    if (request.identityMap !== null) await writeIdentityMap(request.identityMap, names);
    await appendCustody(request.caseDir, custody, [draft, closingDraft(tagManifest)], request.custody);
  } catch (error) {
    if (request.originals !== null) await rm(request.originals, { recursive: true, force: true });
    throw error;
  }
}

async function fillBoth(bag: Bag, second: Bag, filling: Filling, { tool }: Report): Promise<Filled> {
  const filled = await fillBag(bag, second, filling);
  await second.close(
    [
      ['External-Description', 'Full versions of what a production shows in part: confidential'],
      [SOFTWARE_AGENT, `hydrometer ${tool.version}`],
    ],
    filling.request.signer,
  );
  return filled;
}

function chosenFindings(dir: string, { findings }: Report, ids: readonly string[] | null): readonly Finding[] {
  const unknown = ids?.find((id) => !findings.some((finding) => finding.id === id));
  if (unknown !== undefined)
    throw new UsageError(
      'E_ID_UNKNOWN',
      `--finding: expected findings of ${dir}, got "${unknown}"; it has ${findings.length === 0 ? 'none' : findings.map(({ id }) => id).join(', ')}`,
    );
  return ids === null ? findings : findings.filter(({ id }) => ids.includes(id));
}

function planOf(
  { prefix, firstNumber }: ProductionRequest,
  findings: readonly Finding[],
  pages: readonly number[] = [],
): readonly FindingPlan[] {
  const plans = planExhibits(findings, { prefix, first: firstNumber, pages });
  const count = plans.flatMap(({ exhibits }) => exhibits.flatMap(({ numbers }) => numbers)).length;
  if (firstNumber + count - 1 <= LAST_NUMBER) return plans;
  throw new UsageError(
    'E_NUMBERS_USED',
    `--first-number: expected room for ${count} numbers up to ${LAST_NUMBER}, got ${firstNumber}; choose another --prefix`,
  );
}

async function checkAll(
  { abort, onProgress }: ProductionRequest,
  root: string,
  { sources }: Report,
): Promise<readonly CheckedLog[]> {
  const totalBytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let bytes = 0;
  return checkLogs({
    root,
    sources,
    abort,
    onBytes: (more) => {
      bytes += more;
      onProgress({ stage: 'hashing logs', bytes, totalBytes, calls: 0 });
    },
  });
}

/**
 * Without all that completed the calls, rows are shown as they stand and pages say so.
 * @throws {IntegrityError} E_BODIES_CHANGED, E_JOIN_CHANGED
 */
async function aidsOf(
  { request, lacking, changed }: FoundJoined,
  { report, settings, logs, abort }: Omit<AidsRequest, 'request' | 'locations'> & { readonly logs: readonly CheckedLog[] },
): Promise<CountedAids | null> {
  const [first] = changed;
  if (first !== undefined) {
    const { path, kind, expected, found } = first;
    const what = kind === 'bodies' ? 'the folder of the analysis (SHA-256 of its list' : 'the file of the analysis (SHA-256';
    throw new IntegrityError(
      kind === 'bodies' ? 'E_BODIES_CHANGED' : 'E_JOIN_CHANGED',
      `--${kind}: expected ${what} ${expected.slice(0, 16)}…), got another at ${path} (${found.slice(0, 16)}…)`,
      { place: { file: path } },
    );
  }
  if (!isCompleted(report) || lacking.length > 0) return null;
  const locations = new Map(logs.flatMap(({ source, location }) => (location === null ? [] : [[source.path, location]])));
  return openAids({ report, settings, request, locations, ...(abort && { abort }) });
}

/** A production that is silently thinner than its case would mislead. */
function assertAvailable(
  { allowMissing, logsDir }: ProductionRequest,
  logs: readonly CheckedLog[],
  plans: readonly FindingPlan[],
): void {
  const quoted = new Map<string, number>();
  for (const { file } of plans.flatMap(({ finding }) => distinctQuotes(finding).map(({ place }) => place)))
    quoted.set(file, (quoted.get(file) ?? 0) + 1);
  const missing = logs.filter(({ location, source }) => location === null && quoted.has(source.path));
  if (allowMissing || missing.length === 0) return;
  const [first] = missing;
  const { path } = (first as CheckedLog).source;
  const more = missing.length === 1 ? '' : ` and ${missing.length - 1} more of its files`;
  const from = path === '-' ? ' (the case was read from standard input)' : '';
  throw new InputError(
    'E_LOG_MISSING',
    `${path}: expected this file${more} of the case below ${logsDir}, found none${from}; it holds ${quoted.get(path)} quoted calls. Name the folder with the logs, or use --allow-missing to put slip sheets in their place`,
    { place: { file: path } },
  );
}

/** How rows became calls, as the case says; the manifest knows more than the report. */
function settingsOf({ settings }: Report, manifest: Manifest | null): AnalysisSettings {
  const chosen = settings.accountKeys.find(({ trust }) => trust === CHOSEN_KEY);
  const format = manifest?.settings?.inputFormat;
  const most = manifest?.settings?.maxRecordBytes;
  return {
    ...DEFAULT_SETTINGS,
    accountKey: chosen?.expression ?? null,
    assumeTimeZone: settings.assumeTimeZone,
    map: settings.map,
    inputFormat: typeof format === 'string' ? format : null,
    maxRecordBytes: typeof most === 'number' ? most : DEFAULT_SETTINGS.maxRecordBytes,
  };
}

function summarise(
  { isRedacting }: ProductionRequest,
  { entries, records, tagManifest }: Filled,
  logs: readonly CheckedLog[],
  plans: readonly FindingPlan[],
  { hidden, keyId, ...told }: ReturnType<typeof chooseNames> & Pick<ProductionSummary, 'lacking' | 'namesWithTerms'>,
): ProductionSummary {
  const { first, last } = rangeOf(entries);
  const originals = entries.filter(({ kind }) => kind === 'original');
  const withheld = originals.filter(({ standing }) => standing === 'slip-sheet').length;
  return {
    firstNumber: first,
    lastNumber: last,
    exhibits: entries.length,
    findings: plans.length,
    calls: originals.length,
    files: logs.filter(({ location }) => location !== null).length,
    missingFiles: logs.filter(({ location }) => location === null).map(({ source }) => source.path),
    lacking: told.lacking,
    namesWithTerms: told.namesWithTerms,
    originalsProduced: originals.length - withheld,
    originalsWithheld: withheld,
    isRedacting,
    removalsByReason: countReasons(records),
    hiddenAccounts: hidden,
    keyId,
    tagManifestSha256: tagManifest.sha256,
  };
}
