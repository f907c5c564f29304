import type { CaseToShare } from '../../report/exports/case-to-share.js';
import type { ExportFile } from '../../report/exports/export.js';
import { shareCase } from '../../report/exports/share-case.js';
import type { Tlp } from '../../report/exports/tlp.js';
import type { Report } from '../../report/report.js';
import { appendCustody, type CustodyBasis, type CustodyDraft, type CustodyEntry } from '../custody.js';
import { assertCaseShape } from '../production/case-shape.js';
import { readCaseCustody } from '../production/export-custody.js';
import { assertSecretPlace } from '../production/production-paths.js';
import { readCase, readLinks, readManifest } from '../read-case.js';
import { sha256Of } from '../sha256-of.js';
import { makeFolderOf, writeAllWhole } from '../write-whole.js';
import { assertExportPaths, type ExportOrder, pathOf } from './export-paths.js';
import { readExhibitIndex } from './read-exhibit-index.js';
import { type Identifiers, shareNames } from './share-names.js';
import { uuid5 } from './uuid5.js';

export interface ExportCaseRequest {
  readonly caseDir: string;
  readonly orders: readonly ExportOrder[];
  readonly identifiers: Identifiers;
  readonly keyFile: string | null;
  /** Folder of a production of the case, or null. */
  readonly exhibits: string | null;
  readonly tlp: Tlp;
  readonly custody: CustodyBasis;
  /** The export goes into the custody log of the case. */
  readonly isRecorded: boolean;
  readonly force: boolean;
  readonly abort: AbortSignal;
  isFailing(report: Report, finding: Report['findings'][number]): boolean;
}

export interface ExportedCase {
  /** What goes to standard output, or null. */
  readonly printed: string | null;
  readonly written: readonly { readonly format: string; readonly path: string; readonly files: number }[];
  readonly isFailing: boolean;
}

/**
 * Reads a case and hands on what may leave it. The case stays as it is, but for the custody log where that is asked for.
 * @throws {UsageError} for paths and keys that cannot be used
 * @throws {InputError} E_CASE_…, E_EXHIBITS_…
 * @throws {IntegrityError} E_CASE_CHANGED, E_CUSTODY_BROKEN, E_EXHIBITS_FOREIGN
 */
export async function exportCase(request: ExportCaseRequest): Promise<ExportedCase> {
  const { caseDir, orders, exhibits, keyFile, custody } = request;
  const inputs = [caseDir, ...(exhibits === null ? [] : [exhibits]), ...(keyFile === null ? [] : [keyFile])];
  const folders = orders.flatMap(({ format, path }) => (format.hasManyFiles && path !== null ? [path] : []));
  const { saved, entries } = await readSaved(request);
  assertExportPaths(orders, { inputs, force: request.force });
  assertSecretPlace('--pseudonym-key', keyFile, [caseDir, ...folders]);
  const { report } = saved;
  const names = shareNames(report, saved.accounts, request);
  const shared = shareCase(saved, names, (finding) => request.isFailing(report, finding));
  const rendered = orders.map((order) => ({
    order,
    files: order.format.render({ shared, at: custody.at, tlp: request.tlp, uuid5 }),
  }));
  request.abort.throwIfAborted();
  // An entry without its files is a loss, files without an entry would be a doubt.
  if (request.isRecorded) await appendCustody(caseDir, entries, [draftOf(request, names.keyId, rendered)], custody);
  const placed = rendered.flatMap(({ order: { format, path }, files }) => (path === null ? [] : [{ format, path, files }]));
  await writeFiles(
    placed.flatMap(({ format, path, files }) => files.map((file) => ({ path: pathOf({ format, path }, file), text: file.text }))),
  );
  const written = placed.map(({ format, path, files }) => ({ format: format.id, path, files: files.length }));
  const printed = rendered.find(({ order }) => order.path === null)?.files.map(({ text }) => text);
  return { printed: printed?.join('') ?? null, written, isFailing: shared.findings.some((finding) => finding.isFailing) };
}

async function readSaved({
  caseDir,
  exhibits,
}: ExportCaseRequest): Promise<{ readonly saved: CaseToShare; readonly entries: readonly CustodyEntry[] }> {
  const { report, accounts } = await readCase(caseDir);
  assertCaseShape(caseDir, report, accounts);
  const links = await readLinks(caseDir);
  const { entries } = await readCaseCustody(caseDir);
  const manifest = await readManifest(caseDir);
  const saved: CaseToShare = {
    report,
    accounts,
    links,
    custody: entries.map(({ sequence, action, at, operator, what, sha256s }) => ({
      sequence,
      action,
      at,
      operator,
      what,
      files: sha256s,
    })),
    outputs: (manifest?.outputs ?? []).map(({ name, size, sha256 }) => ({ name, sizeBytes: size, sha256 })),
    exhibits: exhibits === null ? [] : await readExhibitIndex(exhibits, entries),
  };
  return { saved, entries };
}

/** All or none: a folder with half of its tables would look like a whole one. */
async function writeFiles(files: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  for (const { path } of files) await makeFolderOf(path);
  await writeAllWhole(files.map(({ path, text }) => ({ path, parts: [Buffer.from(text)] })));
}

interface Rendered {
  readonly order: ExportOrder;
  readonly files: readonly ExportFile[];
}

function draftOf({ identifiers, tlp }: ExportCaseRequest, keyId: string | null, rendered: readonly Rendered[]): CustodyDraft {
  const formats = rendered.map(({ order }) => order.format.id).join(' ');
  const named = identifiers === 'raw' ? 'under their own ids' : 'under pseudonyms';
  return {
    action: 'exported',
    what: `The case was handed on as ${formats.replaceAll(' ', ', ')}, with accounts ${named}; no text of calls left it.`,
    facts: { formats, identifiers, keyId, tlp },
    sha256s: rendered.flatMap(({ files }) => files.map(({ name, text }) => ({ name, sha256: sha256Of(text) }))),
  };
}
