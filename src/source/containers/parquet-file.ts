import { closeSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Compressors, type DecodedArray, type FileMetaData, parquetMetadataAsync, type SchemaElement } from 'hyparquet';
import { openForReading } from '../open-for-reading.js';
import type { Row } from '../source.js';
import { MAX_GROUP_ROWS, readColumns, type Slice } from './parquet-columns.js';
import { parsersFor, toRow } from './parquet-values.js';

/** Chosen: a row group is held in memory as a whole; writers make groups of 128 MB to 1 GB. */
const MAX_GROUP_BYTES = 2 * 1024 * 1024 * 1024;
export interface ParquetFile {
  readonly names: readonly string[];
  readonly groups: readonly number[];
  /** Rows of a group in order, null for one that is no UTF-8. @throws {Error} when the group is damaged */
  readGroup(group: number, mostRows: number): Promise<Iterable<Row | null>>;
  close(): void;
}

/** @throws {Error} when the footer is damaged; {InputError} E_INPUT_UNREADABLE */
export async function openParquet(path: string, location: string, sizeBytes: number): Promise<ParquetFile> {
  const descriptor = openForReading({ path, location });
  try {
    const file = toBuffer(descriptor, sizeBytes);
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const names = columnNames(metadata);
    const local = localColumns(metadata);
    const parsersOf = (column: string) => parsersFor(!local.has(column));
    return {
      names,
      groups: metadata.row_groups.map(({ num_rows: rows }) => Number(rows)),
      readGroup: async (group, mostRows) => {
        assertSmall(metadata, group);
        const rows = Math.min(mostRows, Number(metadata.row_groups[group]?.num_rows));
        const compressors = await loadCompressors();
        const columns = await readColumns({ slice: file.slice, metadata, group, rows, compressors, parsersOf });
        return rowsOf(names, columns, rows);
      },
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

type Column = (row: number) => unknown;

/** Rows are asked for in order, so the page at hand only moves forward. @throws {Error} for a row that the column does not reach */
function columnOf(name: string, pages: readonly DecodedArray[]): Column {
  let page = 0;
  let firstRow = 0;
  return (row) => {
    for (; page < pages.length; page++) {
      const { length } = pages[page] as DecodedArray;
      if (row - firstRow < length) return (pages[page] as DecodedArray)[row - firstRow];
      firstRow += length;
    }
    throw new Error(`column ${name} ends before row ${row + 1} of the group`);
  };
}

function* rowsOf(
  names: readonly string[],
  columns: ReadonlyMap<string, readonly DecodedArray[]>,
  rows: number,
): Generator<Row | null> {
  const readers = names.map((name) => columnOf(name, columns.get(name) ?? []));
  for (let row = 0; row < rows; row++)
    yield toRow(
      names,
      readers.map((read) => read(row)),
    );
}

function columnNames({ schema }: FileMetaData): string[] {
  return topLevel(schema).map(({ element }) => element.name);
}

/** Top-level columns that hold a time without a zone, at any depth. */
function localColumns({ schema }: FileMetaData): ReadonlySet<string> {
  const isLocal = ({ logical_type: type }: SchemaElement): boolean => type?.type === 'TIMESTAMP' && !type.isAdjustedToUTC;
  return new Set(
    topLevel(schema)
      .filter(({ below }) => below.some(isLocal))
      .map(({ element }) => element.name),
  );
}

/** The schema is a tree written in the order of a walk: each element says how many children follow it. */
function topLevel(
  schema: readonly SchemaElement[],
): { readonly element: SchemaElement; readonly below: readonly SchemaElement[] }[] {
  const columns: { element: SchemaElement; below: SchemaElement[] }[] = [];
  let open = 0;
  for (const element of schema.slice(1)) {
    if (open === 0) columns.push({ element, below: [] });
    (columns[columns.length - 1] as { below: SchemaElement[] }).below.push(element);
    open = Math.max(0, open - 1) + (element.num_children ?? 0);
  }
  return columns;
}

function assertSmall({ row_groups: groups }: FileMetaData, group: number): void {
  const { num_rows: rows = 0n, columns = [] } = groups[group] ?? {};
  const bytes = columns.reduce((sum, column) => sum + Number(column.meta_data?.total_uncompressed_size ?? 0), 0);
  if (Number(rows) < 0 || Number(rows) > MAX_GROUP_ROWS)
    throw new Error(
      `row group ${group + 1} says it has ${rows} rows, more than ${MAX_GROUP_ROWS}; write it with smaller row groups`,
    );
  if (bytes > MAX_GROUP_BYTES)
    throw new Error(
      `row group ${group + 1} holds ${bytes} bytes, more than ${MAX_GROUP_BYTES}; write it with smaller row groups`,
    );
}

/** Loaded when a Parquet file is read: it starts a WebAssembly module. Node's own gunzip is several times faster than the package's. */
async function loadCompressors(): Promise<Compressors> {
  const { compressors } = await import('hyparquet-compressors');
  return { ...compressors, GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) }) };
}

function toBuffer(descriptor: number, byteLength: number): { readonly byteLength: number; readonly slice: Slice } {
  return {
    byteLength,
    slice(from: number, to = byteLength) {
      if (!(from >= 0 && from <= to && to <= byteLength)) throw new Error(`bytes ${from} to ${to} of a file of ${byteLength}`);
      const bytes = new Uint8Array(to - from);
      for (let at = 0; at < bytes.length; ) {
        const size = readSync(descriptor, bytes, at, bytes.length - at, from + at);
        if (size === 0) throw new Error(`the end of the file at byte ${from + at}`);
        at += size;
      }
      return bytes.buffer;
    },
  };
}
