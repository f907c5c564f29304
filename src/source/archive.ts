import { closeSync, fstatSync, readSync } from 'node:fs';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader, type ZipFile } from 'yauzl';
import { InputError } from '../errors.js';
import { openForReading } from './open-for-reading.js';
import type { ArchiveMember, UnreadInput } from './source.js';

/** Chosen: ten times the largest folder of logs that was tried (20,000 files); the list of members is held in memory. */
const MAX_MEMBERS = 200_000;
/** Chosen: logs of repeated prompts deflate up to about 100-fold, a bomb about 1,030-fold. */
const MAX_RATIO = 300;
/** Small members may have any ratio: they cannot hurt. */
const RATIO_FREE_BYTES = 64 * 1024 * 1024;

const STORED = 0;
const DEFLATED = 8;
const UNIX_TYPE = 0xf000;
const UNIX_LINK = 0xa000;

/** One odd member must not refuse the archive as a whole: names and sizes are checked here, member by member. */
const LENIENT = { autoClose: false, decodeStrings: false, validateEntrySizes: false };

/** A regular file in an archive. */
export interface ListedMember extends ArchiveMember {
  readonly name: string;
  readonly storedBytes: number;
  readonly isDeflated: boolean;
}

export interface Listing {
  readonly members: readonly ListedMember[];
  readonly unread: readonly UnreadInput[];
}

/**
 * Lists the members of a zip archive by its central directory; nothing is extracted, so no name can lead anywhere.
 * @throws {InputError} E_ARCHIVE_DAMAGED, E_ARCHIVE_BOMB, E_INPUT_UNREADABLE
 */
export async function listMembers(path: string, location: string): Promise<Listing> {
  const file = openForReading({ path, location });
  try {
    const { size } = fstatSync(file);
    const archive = await fromRandomAccessReaderPromise(readerOf(file, size), size, LENIENT);
    if (archive.entryCount > MAX_MEMBERS) throw bomb(path, `at most ${MAX_MEMBERS} members`, `${archive.entryCount}`);
    const members: ListedMember[] = [];
    const unread: UnreadInput[] = [];
    const names = new Map<string, number>();
    for await (const entry of archive.eachEntry()) {
      const name = uniqueName(names, entry);
      if (name.endsWith('/')) continue;
      const refusal = refusalOf(path, name, entry);
      if (refusal !== null) unread.push({ path: `${path}!${name}`, ...refusal });
      else members.push(await locate(archive, name, entry));
    }
    assertNoBomb(path, archive.fileSize, members);
    return { members, unread };
  } catch (cause) {
    throw cause instanceof InputError ? cause : damaged(path, cause);
  } finally {
    closeSync(file);
  }
}

/** Reads by place, and says so when an offset leads out of the file: the package's own reader ends the process then. */
function readerOf(file: number, sizeBytes: number): RandomAccessReader {
  const reader = new (RandomAccessReader as unknown as new () => RandomAccessReader)();
  reader.read = (buffer, offset, length, position, callback) => {
    if (!(position >= 0 && position + length <= sizeBytes))
      return callback(new Error(`byte ${position} of a file of ${sizeBytes}`));
    try {
      for (let at = 0; at < length; ) {
        const size = readSync(file, buffer, offset + at, length - at, position + at);
        if (size === 0) throw new Error('unexpected end of file');
        at += size;
      }
    } catch (error) {
      return callback(error as Error);
    }
    callback(null);
  };
  reader.close = (callback) => callback(null);
  return reader;
}

async function locate(archive: ZipFile, name: string, entry: Entry): Promise<ListedMember> {
  const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
  if (fileDataStart + entry.compressedSize > archive.fileSize) throw new Error(`${name} reaches beyond the end of the file`);
  return {
    name,
    startByte: fileDataStart,
    storedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    crc32: entry.crc32,
    isDeflated: entry.compressionMethod === DEFLATED,
  };
}

/** Two members may have one name; the later ones get a number, so that a place names one of them. */
function uniqueName(names: Map<string, number>, entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name}#${count}`;
}

/** @throws {InputError} E_ARCHIVE_BOMB */
function refusalOf(path: string, name: string, entry: Entry): Omit<UnreadInput, 'path'> | null {
  if (((entry.externalFileAttributes >>> 16) & UNIX_TYPE) === UNIX_LINK) return { code: 'E_INPUT_IGNORED', reason: 'is a link' };
  if (entry.isEncrypted())
    return {
      code: 'E_ARCHIVE_ENCRYPTED',
      reason:
        'expected a member without encryption, got an encrypted one; unpack the archive with its password and give the folder',
    };
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const reason = `expected a member that is stored or deflated, got compression method ${entry.compressionMethod}; unpack the archive and give the folder`;
    return { code: 'E_ARCHIVE_METHOD', reason };
  }
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > RATIO_FREE_BYTES && uncompressedSize > compressedSize * MAX_RATIO)
    throw bomb(
      path,
      `members that deflate at most ${MAX_RATIO}-fold`,
      `${compressedSize} bytes for ${uncompressedSize} in ${name}`,
    );
  return null;
}

/** Members may share their bytes: harmless one by one, a bomb together. */
function assertNoBomb(path: string, archiveBytes: number, members: readonly ListedMember[]): void {
  const sizeBytes = members.reduce((sum, member) => sum + member.sizeBytes, 0);
  if (sizeBytes > RATIO_FREE_BYTES && sizeBytes > archiveBytes * MAX_RATIO)
    throw bomb(path, `an archive that inflates at most ${MAX_RATIO}-fold`, `${archiveBytes} bytes for ${sizeBytes}`);
}

function bomb(path: string, expected: string, got: string): InputError {
  const message = `${path}: expected ${expected}, got ${got}: it looks like a zip bomb; unpack what you trust and give the folder`;
  return new InputError('E_ARCHIVE_BOMB', message, { place: { file: path } });
}

function damaged(path: string, cause: unknown): InputError {
  const words = cause instanceof Error ? cause.message : String(cause);
  const message = `${path}: expected a whole zip archive, got one that is cut or damaged (${words}); fetch the file again`;
  return new InputError('E_ARCHIVE_DAMAGED', message, { place: { file: path }, cause });
}
