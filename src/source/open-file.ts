import { InputError } from '../errors.js';
import type { ListedMember } from './archive.js';
import { CODECS } from './codecs/index.js';
import type { FoundFile } from './find-files.js';
import { readHead, readStoredHead } from './head.js';
import { toUnread } from './input-errors.js';
import { isZip, recogniseContainer } from './recognise.js';
import type { ArchiveMember, Compression, Source, UnreadInput } from './source.js';
import { spoolPipe } from './spool.js';

/** A source before it has its number. */
export type UnnumberedSource = Omit<Source, 'index'>;

interface OpenedFile {
  readonly sources: readonly UnnumberedSource[];
  readonly unread: readonly UnreadInput[];
}

/**
 * Recognises a file by its first bytes. A zip archive gives a source for each of its members and one for itself, which holds no rows but
 * whose hash is that of the file.
 * @throws {InputError} E_INPUT_UNREADABLE, E_INPUT_TRUNCATED, E_INPUT_WINDOW, E_FORMAT_UNKNOWN, E_ARCHIVE_…
 */
export async function openFile({ path, location: found, isNamed }: FoundFile): Promise<OpenedFile> {
  const location = await spoolPipe(found);
  const { head, sizeBytes } = readStoredHead(path, location);
  if (isZip(head)) return openArchive(path, location, sizeBytes, isNamed);
  return { sources: [await toSource({ path, location, sizeBytes }, compressionOf(path, head), head)], unread: [] };
}

async function openArchive(path: string, location: string, sizeBytes: number, isNamed: boolean): Promise<OpenedFile> {
  // Loaded for the first archive: few runs have one.
  const { listMembers } = await import('./archive.js');
  const { members, unread: refused } = await listMembers(path, location);
  const [locked] = refused.filter(({ code }) => code !== 'E_INPUT_IGNORED');
  if (isNamed && locked !== undefined)
    throw new InputError(`E_${locked.code.slice(2)}`, `${locked.path}: ${locked.reason}`, { place: { file: path } });
  const sources: UnnumberedSource[] = [{ path, location, sizeBytes, compression: 'none', container: 'zip' }];
  const unread = [...refused];
  for (const member of members) {
    try {
      sources.push(await openMember(path, location, member));
    } catch (error) {
      unread.push(toUnread(`${path}!${member.name}`, error));
    }
  }
  if (isNamed && sources.length === 1) throw emptyArchive(path, unread);
  return { sources, unread };
}

async function openMember(path: string, location: string, listed: ListedMember): Promise<UnnumberedSource> {
  const { name, isDeflated, storedBytes, startByte, sizeBytes, crc32 } = listed;
  const member: ArchiveMember = { startByte, sizeBytes, crc32 };
  const file = { path: `${path}!${name}`, location, sizeBytes: storedBytes, member };
  const outer: Compression = isDeflated ? 'deflate' : 'none';
  const head = await readHead({ ...file, index: 0, compression: outer, container: '' });
  const inner = compressionOf(file.path, head);
  if (inner === 'none') return toSource(file, outer, head);
  return toSource(file, isDeflated ? (`deflate+${inner}` as Compression) : inner);
}

/** @param head the first bytes of the stream where they are known */
async function toSource(
  file: Pick<Source, 'path' | 'location' | 'sizeBytes' | 'member'>,
  compression: Compression,
  head?: Buffer,
): Promise<UnnumberedSource> {
  const source = { ...file, compression, container: '' };
  const isKnown = head !== undefined && (compression === 'none' || compression === 'deflate');
  const stream = isKnown ? head : await readHead({ ...source, index: 0 });
  return { ...source, container: recogniseContainer(file.path, stream) };
}

function compressionOf(path: string, head: Buffer): 'none' | 'gzip' | 'zstd' {
  const codec = CODECS.find((each) => each.startsWith(head));
  const refusal = codec?.refuses?.(head) ?? null;
  if (refusal !== null) throw new InputError('E_INPUT_WINDOW', `${path}: ${refusal}`, { place: { file: path } });
  return (codec?.id ?? 'none') as 'none' | 'gzip' | 'zstd';
}

function emptyArchive(path: string, unread: readonly UnreadInput[]): InputError {
  const [first] = unread;
  const seen = first === undefined ? 'an archive without files' : `none among ${unread.length}: ${first.path}: ${first.reason}`;
  return new InputError('E_FORMAT_UNKNOWN', `${path}: expected an archive with logs, got ${seen}`, { place: { file: path } });
}
