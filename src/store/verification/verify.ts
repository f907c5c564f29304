import type { Certificate } from 'pkijs';
import type { Report } from '../../report/report.js';
import { type Check, countDifferences, VERIFICATION_SCHEMA_VERSION, type Verification } from '../../report/verification.js';
import { SIGNED_BY } from '../production/layout.js';
import { realFolder } from '../production/locate-log.js';
import type { PublicKey } from '../signature.js';
import { stampTarget } from '../timestamp/stamp-files.js';
import { readVersion } from '../tool-version.js';
import { checkAttachedSignature, checkAttachedStamp } from './attachments.js';
import { checkBagCustody, checkExhibitPlaces, checkExhibits, checkOfCase } from './bag-exhibits.js';
import { checkPayload, checkTagFiles } from './bag-manifests.js';
import { checkAgreement, checkCaseCustody, checkCaseFiles, checkManifest, parseReport } from './case-documents.js';
import { checked, notPossible } from './check.js';
import type { BesideOptions } from './find-beside.js';
import { type Inventory, readListedText, takeInventory } from './inventory.js';
import { checkLogs } from './logs.js';
import { checkReportQuotes, readingOf } from './quotes.js';
import { checkRepeat, type RepeatRequest } from './repeat-analysis.js';

export interface VerifyRequest {
  readonly dir: string;
  readonly logsDir: string | null;
  /** Case that a production was made of, or null. */
  readonly caseDir: string | null;
  readonly beside: BesideOptions;
  readonly publicKey: PublicKey | null;
  readonly roots: readonly Certificate[];
  readonly threads: number;
  readonly abort: AbortSignal;
  readonly onProgress: RepeatRequest['onProgress'];
}

/**
 * Checks a case or a production: every hash, chain, place and signature in it, and with the logs the analysis itself. Reads only; nothing
 * of the case is run, and its paths are looked up in it or below the folder of the logs.
 * @throws {InputError} E_CASE_MISSING, E_INPUT_MISSING, E_INPUT_UNREADABLE: what differs is no error but stands in the result
 */
export async function verify(request: VerifyRequest): Promise<Verification> {
  const target = stampTarget(request.dir);
  const root = request.logsDir === null ? null : realFolder(request.logsDir);
  const inventory = takeInventory(request.dir);
  const checks = target.kind === 'case' ? await verifyCase(inventory, root, request) : await verifyBag(inventory, root, request);
  return {
    schemaVersion: VERIFICATION_SCHEMA_VERSION,
    tool: { name: 'hydrometer', version: readVersion() },
    target: target.kind,
    outcome: countDifferences({ checks }) > 0 ? 'differs' : 'ok',
    checks,
  };
}

async function verifyCase(inventory: Inventory, root: string | null, request: VerifyRequest): Promise<readonly Check[]> {
  const { manifest, check } = await checkManifest(inventory);
  const files = await checkCaseFiles(inventory, manifest);
  const custody = await checkCaseCustody(inventory, manifest);
  const { report, differences } = parseReport(request.dir, await readListedText(inventory, 'report.json'));
  const shape = differences.length > 0 ? [checked({ id: 'report', title: 'Report' }, 'cannot be used', differences)] : [];
  const target = stampTarget(request.dir);
  const logs = await checkLogs({
    root,
    logs: report?.sources ?? manifest?.inputs.map(({ path, size, sha256 }) => ({ path, sizeBytes: size, sha256 })) ?? [],
    paths: manifest?.paths ?? null,
    supplied: [...(manifest?.supplied ?? []), ...joinedFiles(report)],
    ...watchOf(request, report),
  });
  return [
    check,
    files,
    ...shape,
    custody.check,
    checkAgreement(report, manifest, custody.entries),
    await checkAttachedSignature(inventory, {
      file: target.file,
      signedBy: manifest?.signedBy ?? null,
      trusted: request.publicKey,
    }),
    await checkAttachedStamp(inventory, target, request.roots, custody.entries ?? []),
    logs.check,
    await checkReportQuotes(
      report,
      logs.locations,
      await readingOf({ ...request, manifest, report, root, locations: logs.locations }),
    ),
    await checkRepeat({ ...request, inventory, manifest, report, logs, root }),
  ];
}

function joinedFiles(report: Report | null): readonly { readonly path: string }[] {
  return (report?.joins as Partial<Report['joins']> | undefined)?.files ?? [];
}

async function verifyBag(inventory: Inventory, root: string | null, request: VerifyRequest): Promise<readonly Check[]> {
  const target = stampTarget(request.dir);
  const custody = await checkBagCustody(inventory);
  const { check, exhibits, logs: listed } = await checkExhibits(inventory);
  const logs = await checkLogs({ root, logs: listed ?? [], paths: null, supplied: [], ...watchOf(request, null) });
  return [
    await checkTagFiles(inventory),
    await checkPayload(inventory),
    check,
    custody.check,
    ...(request.caseDir === null ? [] : [await checkOfCase(inventory, request.caseDir, custody.entries)]),
    await checkAttachedSignature(inventory, {
      file: target.file,
      signedBy: await signerOf(inventory),
      trusted: request.publicKey,
    }),
    // Its own log tells of stamps of the case; one of the bag came after it was closed.
    await checkAttachedStamp(inventory, target, request.roots, []),
    logs.check,
    await checkExhibitPlaces(exhibits, logs.locations),
    notPossible(
      { id: 'analysis', title: 'Analysis again' },
      'a production holds the report with labels and removals: verify the case for it. Pages and tables were compared by hash, not made again',
    ),
  ];
}

async function signerOf(inventory: Inventory): Promise<string | null> {
  const info = (await readListedText(inventory, 'bag-info.txt')) ?? '';
  const line = info.split('\n').find((each) => each.startsWith(`${SIGNED_BY}: `));
  return line === undefined ? null : line.slice(SIGNED_BY.length + 2);
}

function watchOf({ abort, onProgress }: VerifyRequest, report: Report | null) {
  const totalBytes = report?.sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) ?? 0;
  let bytes = 0;
  return {
    abort,
    onBytes(more: number): void {
      bytes += more;
      onProgress({ stage: 'hashing logs', bytes, totalBytes: Math.max(totalBytes, bytes), calls: 0 });
    },
  };
}
