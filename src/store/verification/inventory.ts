import { constants, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../errors.js';
import type { Difference } from '../../report/verification.js';
import { unreadable } from '../../source/input-errors.js';

/** What lies in a folder, told without following any link. Only what is listed here as a file is ever opened. */
export interface Inventory {
  readonly root: string;
  /** Path below the root with forward slashes → size in bytes, in code-unit order. */
  readonly files: ReadonlyMap<string, number>;
  readonly folders: readonly string[];
  /** Links, pipes, devices: none of them belongs to a case or a bag. */
  readonly others: readonly { readonly path: string; readonly kind: 'a link' | 'no regular file' }[];
}

/** Chosen: twenty times the files of a production with all the quotes that a case may have. */
const MAX_ENTRIES = 2_000_000;
/** Below the longest string of V8. */
const MAX_FILE_BYTES = 500 * 1024 * 1024;

/** @throws {InputError} E_INPUT_UNREADABLE, E_CASE_SHAPE */
export function takeInventory(dir: string): Inventory {
  const root = realpathSync(dir);
  const files = new Map<string, number>();
  const folders: string[] = [];
  const others: { path: string; kind: 'a link' | 'no regular file' }[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const { path, stats } of listFolder(root, folder)) {
      if (stats.isFile()) files.set(path, stats.size);
      else if (stats.isDirectory()) {
        folders.push(path);
        open.push(path);
      } else others.push({ path, kind: stats.isSymbolicLink() ? 'a link' : 'no regular file' });
    }
    if (files.size + folders.length + others.length > MAX_ENTRIES)
      throw new InputError('E_CASE_SHAPE', `${dir}: expected at most ${MAX_ENTRIES} files, got more; give a case or a bag`);
  }
  return { root, files: new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1))), folders: folders.sort(), others };
}

function listFolder(root: string, folder: string) {
  try {
    return readdirSync(join(root, folder)).map((name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      return { path, stats: lstatSync(join(root, path)) };
    });
  } catch (cause) {
    throw unreadable(join(root, folder), cause);
  }
}

/** What is there and should not be. */
export function strangers(
  { files, folders, others }: Inventory,
  knows: (path: string) => boolean,
  folderBelongs: (path: string) => boolean,
): readonly Difference[] {
  const stranger = (file: string, found: string): Difference => ({ file, expected: 'nothing of this name', found });
  return [
    ...[...files.keys()].filter((path) => !knows(path)).map((path) => stranger(path, 'a file that no manifest names')),
    ...folders.filter((path) => !folderBelongs(path)).map((path) => stranger(path, 'a folder that no manifest names')),
    ...others.map(({ path, kind }) => ({ file: path, expected: 'files and folders only', found: kind })),
  ];
}

/**
 * Bytes of a file of the inventory.
 * @returns null when the inventory has no such file
 * @throws {InputError} E_INPUT_UNREADABLE, E_CASE_SHAPE for a file that is too long
 */
export async function readListed({ root, files }: Inventory, path: string): Promise<Buffer | null> {
  const sizeBytes = files.get(path);
  if (sizeBytes === undefined) return null;
  if (sizeBytes > MAX_FILE_BYTES)
    throw new InputError('E_CASE_SHAPE', `${path}: expected at most ${MAX_FILE_BYTES} bytes, got ${sizeBytes} bytes`, {
      place: { file: path },
    });
  try {
    const file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** The same as UTF-8. */
export async function readListedText(inventory: Inventory, path: string): Promise<string | null> {
  return (await readListed(inventory, path))?.toString('utf8') ?? null;
}
