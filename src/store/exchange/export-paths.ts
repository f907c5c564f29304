import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import type { ExportFile, ExportFormat } from '../../report/exports/export.js';
import { isWithin, realPath } from '../real-path.js';

/** One format and where it goes; null is standard output. */
export interface ExportOrder {
  readonly format: ExportFormat;
  readonly path: string | null;
}

/** A path is a file, or the folder of a format with several files. */
export function pathOf({ format, path }: ExportOrder & { readonly path: string }, { name }: ExportFile): string {
  return format.hasManyFiles ? join(path, name) : path;
}

/**
 * Nothing is written into the case or the production, and nothing that is there is replaced without being asked.
 * @throws {UsageError} E_OUTPUT_IN_INPUT, E_OUTPUT_EXISTS
 */
export function assertExportPaths(
  orders: readonly ExportOrder[],
  { inputs, force }: { readonly inputs: readonly string[]; readonly force: boolean },
): void {
  const taken = new Set<string>();
  for (const { format, path } of orders) {
    if (path === null) continue;
    const target = realPath(path);
    const input = inputs.find((each) => isWithin(realPath(each), target));
    if (input !== undefined)
      throw new UsageError(
        'E_OUTPUT_IN_INPUT',
        `--format: expected a place outside what is read, but ${path} lies in ${input}; choose a place elsewhere`,
      );
    if (taken.has(target))
      throw new UsageError('E_OUTPUT_EXISTS', `--format: expected a place for each format, but two go to ${path}; name another`);
    taken.add(target);
    if (!existsSync(path)) continue;
    if (statSync(path).isDirectory() !== format.hasManyFiles)
      throw new UsageError(
        'E_OUTPUT_EXISTS',
        `--format: expected ${format.hasManyFiles ? 'a folder' : 'a file'} for ${format.id}, but ${path} is ${format.hasManyFiles ? 'a file' : 'a folder'}; choose another name`,
      );
    if (!force)
      throw new UsageError(
        'E_OUTPUT_EXISTS',
        `--format: ${path} is there already; choose another name, or replace it with --force`,
      );
  }
}
