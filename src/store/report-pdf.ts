import { basename, join, resolve } from 'node:path';
import { reportDocument } from '../report/print/report-document.js';
import type { AccountRow, Report } from '../report/report.js';
import { assertFilePath, assertFileWritable } from './file-path.js';
import { readCase } from './read-case.js';
import { loadTypesetter, type Typesetter } from './typesetting/typesetter.js';
import { makeFolderOf, writeWhole } from './write-whole.js';

export function reportPdf(typesetter: Typesetter, report: Report, accounts: readonly AccountRow[]): Uint8Array {
  return typesetter.typeset(reportDocument(report, accounts, null)).bytes;
}

/**
 * Writes the saved report as PDF outside the case: a further file in it would not fit its manifest, which may be signed.
 * @param output null: beside the case folder, under its name
 * @returns the path of the file
 * @throws {UsageError} E_TYPESETTER_MISSING, E_OUTPUT_IN_INPUT, E_OUTPUT_EXISTS
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export async function renderCasePdf(dir: string, output: string | null): Promise<string> {
  const path = output ?? join(dir, '..', `${basename(resolve(dir))}.pdf`);
  assertFilePath(path, [dir]);
  assertFileWritable(path);
  const typesetter = await loadTypesetter();
  const { report, accounts } = await readCase(dir);
  await makeFolderOf(path);
  await writeWhole(path, [reportPdf(typesetter, report, accounts)]);
  return path;
}
