import { join } from 'node:path';
import { reportDocument } from '../report/print/report-document.js';
import type { AccountRow, Report } from '../report/report.js';
import { type Manifest, manifestText } from './manifest.js';
import { readCase, readManifest } from './read-case.js';
import { sha256Of } from './sha256-of.js';
import { loadTypesetter, type Typesetter } from './typesetting/typesetter.js';
import { writeAllWhole } from './write-whole.js';

const NAME = 'report.pdf';

export function reportPdf(typesetter: Typesetter, report: Report, accounts: readonly AccountRow[]): Uint8Array {
  return typesetter.typeset(reportDocument(report, accounts, null)).bytes;
}

/**
 * Writes the saved report as PDF: into the case folder, with its hash in the manifest, or elsewhere.
 * @returns the path of the file
 * @throws {UsageError} E_TYPESETTER_MISSING
 */
export async function renderCasePdf(dir: string, output: string | null): Promise<string> {
  const typesetter = await loadTypesetter();
  const { report, accounts } = await readCase(dir);
  const pdf = reportPdf(typesetter, report, accounts);
  const path = output ?? join(dir, NAME);
  const manifest = output === null ? await readManifest(dir) : null;
  await writeAllWhole([
    { path, parts: [pdf] },
    ...(manifest === null
      ? []
      : [{ path: join(dir, 'manifest.json'), parts: [Buffer.from(manifestText(withPdf(manifest, pdf)))] }]),
  ]);
  return path;
}

function withPdf(manifest: Manifest, pdf: Uint8Array): Manifest {
  const others = manifest.outputs.filter(({ name }) => name !== NAME);
  return { ...manifest, outputs: [...others, { name: NAME, size: pdf.length, sha256: sha256Of(pdf) }] };
}
