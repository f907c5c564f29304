import { createHash } from 'node:crypto';
import { InputError } from '../../errors.js';
import { isPlain, readWhole } from '../byte-stream.js';
import type { Damage, Row, Source } from '../source.js';
import { removeSpool, spoolSource } from '../spool.js';
import type { StreamTally } from '../stream-tally.js';
import { MAX_GROUP_ROWS } from './parquet-columns.js';
import { openParquet, type ParquetFile } from './parquet-file.js';

/** A row, or why there is none; in the stream such a row stands as an empty line. */
type Read = { readonly row: Row; readonly fault: null } | { readonly row: null; readonly fault: Damage };
export type TakeRow = (read: Read & { readonly byte: number; readonly length: number; readonly text: string }) => boolean;

/** Hands on each row with its place among the rows as text. */
export async function readRows(source: Source, take: TakeRow, mostRows: number): Promise<StreamTally> {
  const stream = createHash('sha256');
  let bytes = 0;
  let left = mostRows;
  const takeRead = (read: Read): boolean => {
    const text = read.row === null ? '\n' : `${JSON.stringify(read.row)}\n`;
    const length = Buffer.byteLength(text) - 1;
    const byte = bytes;
    stream.update(text);
    bytes += length + 1;
    left--;
    return take({ ...read, byte, length, text });
  };
  return withFile(source, mostRows === Infinity, async (file, storedSha256) => {
    const damage = await readGroups(file, takeRead, () => left);
    if (damage === 'stopped') return { bytes, streamSha256: null, storedSha256: null };
    return { bytes, streamSha256: stream.digest('hex'), storedSha256, ...(damage && { damage }) };
  });
}

const NOT_UTF8: Damage = { code: 'E_ROW_UTF8', reason: 'expected text columns in UTF-8, got other bytes in this row' };

/** Each group is decoded by itself: a damaged one costs its own rows, which are rejected one by one. */
async function readGroups(
  file: ParquetFile,
  take: (read: Read) => boolean,
  left: () => number,
): Promise<Damage | 'stopped' | null> {
  let damage: Damage | null = null;
  for (const [group, count] of file.groups.entries()) {
    let read = 0;
    try {
      for (const row of await file.readGroup(group, left())) {
        read++;
        if (!take(row === null ? { row, fault: NOT_UTF8 } : { row, fault: null })) return 'stopped';
      }
    } catch (error) {
      if (error instanceof InputError) throw error;
      const words = error instanceof Error ? error.message : String(error);
      const reason = `expected whole Parquet data, got damage in row group ${group + 1} (${words}); fetch the file again`;
      damage ??= { code: 'E_INPUT_TRUNCATED', reason };
      const lost = Math.min(count, MAX_GROUP_ROWS);
      for (; read < lost; read++) if (!take({ row: null, fault: { code: 'E_INPUT_TRUNCATED', reason } })) return 'stopped';
    }
  }
  return damage;
}

/** Columns are read from anywhere in the file, so one inside an archive or a compressed file is copied out first. */
async function withFile(
  source: Source,
  isHashed: boolean,
  read: (file: ParquetFile, storedSha256: string | null) => Promise<StreamTally>,
): Promise<StreamTally> {
  const copy = isPlain(source) ? null : await spoolSource(source);
  try {
    if (copy?.damage !== undefined)
      return { bytes: 0, streamSha256: EMPTY_SHA256, storedSha256: copy.storedSha256, damage: copy.damage };
    const storedSha256 = copy?.storedSha256 ?? (isHashed ? (await readWhole(source, () => true)).storedSha256 : null);
    const file = await openFooter(source, copy?.location ?? source.location, copy?.bytes ?? source.sizeBytes);
    if ('code' in file) return { bytes: 0, streamSha256: EMPTY_SHA256, storedSha256, damage: file };
    try {
      return await read(file, storedSha256);
    } finally {
      file.close();
    }
  } finally {
    if (copy !== null) removeSpool(copy.location);
  }
}

const EMPTY_SHA256 = createHash('sha256').digest('hex');

/** Without its footer nothing of a Parquet file can be read: a file that is cut has lost all its rows. */
async function openFooter(source: Source, location: string, sizeBytes: number): Promise<ParquetFile | Damage> {
  try {
    return await openParquet(source.path, location, sizeBytes);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    return {
      code: 'E_INPUT_TRUNCATED',
      reason: `expected a Parquet file with its footer, got one that is cut or damaged (${words}); fetch the file again`,
    };
  }
}
