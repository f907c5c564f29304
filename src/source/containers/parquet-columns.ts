import { runInNewContext } from 'node:vm';
import {
  type ColumnMetaData,
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  type PageHeader,
  type ParquetParsers,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet';
import { parquetHeader, readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { assembleAsync } from 'hyparquet/src/rowgroup.js';
import { getTreePath } from 'hyparquet/src/schema.js';

/** Chosen: some sixteen times the rows that writers put into a row group; a damaged count could claim any number. */
export const MAX_GROUP_ROWS = 1 << 24;
/** Chosen: a column chunk of 100 MB decodes in a few seconds; one that takes this long runs in a circle on damaged bytes. */
const MAX_DECODE_MS = 60_000;

export type Slice = (from: number, to: number) => ArrayBuffer;

interface GroupRequest {
  readonly slice: Slice;
  readonly metadata: FileMetaData;
  readonly group: number;
  readonly rows: number;
  readonly compressors: Compressors;
  /** Parsers of values, by top-level column. */
  readonly parsersOf: (column: string) => Partial<ParquetParsers>;
}

/**
 * Top-level columns of a row group by name, as pages of values. Column by column with the package's own decoder, which has to be kept from
 * damaged bytes: page headers are checked first, and decoding has an end.
 * @throws {Error} for bytes that are damaged
 */
export async function readColumns(request: GroupRequest): Promise<ReadonlyMap<string, readonly DecodedArray[]>> {
  const { metadata, group, rows } = request;
  const tree = parquetSchema(metadata);
  const leaves = (metadata.row_groups[group]?.columns ?? []).map(({ meta_data: column }) => {
    if (column === undefined) throw new Error('a column without metadata');
    return { pathInSchema: column.path_in_schema, data: Promise.resolve({ data: decode(request, tree, column), skipped: 0 }) };
  });
  const columns = new Map<string, readonly DecodedArray[]>();
  for (const child of tree.children) {
    const { name } = child.element;
    const one = { ...tree, children: [child] };
    const assembled = assembleAsync({ groupStart: 0, groupRows: rows, asyncColumns: leaves }, one, request.parsersOf(name));
    for (const { data } of assembled.asyncColumns) columns.set(name, (await data).data);
  }
  return columns;
}

function decode({ slice, rows, compressors, parsersOf }: GroupRequest, tree: SchemaTree, column: ColumnMetaData): DecodedArray[] {
  const schemaPath = getTreePath(tree, column.path_in_schema);
  const startByte = Number(column.dictionary_page_offset || column.data_page_offset);
  const view = new DataView(slice(startByte, startByte + Number(column.total_compressed_size)));
  assertPages(view);
  const select = { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows };
  const decoder = {
    ...column,
    pathInSchema: column.path_in_schema,
    element: (schemaPath[schemaPath.length - 1] as SchemaTree).element,
    schemaPath,
    parsers: { ...DEFAULT_PARSERS, ...parsersOf(column.path_in_schema[0] as string) },
    compressors,
    utf8: false,
  };
  return withinTime(() => readColumn({ view, offset: 0 }, select, decoder).data);
}

/** Sizes and counts of all pages, before any of them is decoded: the decoder trusts them. */
function assertPages(view: DataView): void {
  const reader = { view, offset: 0 };
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const { compressed_page_size: size, uncompressed_page_size: inflated } = header;
    if (!isCount(size, view.byteLength - reader.offset))
      throw new Error(`a page of ${size} bytes in a column of ${view.byteLength}`);
    if (!isCount(inflated, 2 ** 31)) throw new Error(`a page that inflates to ${inflated} bytes`);
    const wrong = countsOf(header).find((count) => !isCount(count, MAX_GROUP_ROWS));
    if (wrong !== undefined) throw new Error(`a page of ${wrong} values`);
    if (!isSplit(header)) throw new Error('a page whose levels do not fit into it');
    reader.offset += size;
  }
}

function countsOf({ data_page_header: v1, data_page_header_v2: v2, dictionary_page_header: dictionary }: PageHeader): unknown[] {
  return [
    ...(v1 ? [v1.num_values] : []),
    ...(v2 ? [v2.num_values, v2.num_rows, v2.num_nulls] : []),
    ...(dictionary ? [dictionary.num_values] : []),
  ];
}

/** Pages of the second version say where their levels end. */
function isSplit({ data_page_header_v2: page, compressed_page_size: size }: PageHeader): boolean {
  if (page === undefined) return true;
  const { repetition_levels_byte_length: repetition, definition_levels_byte_length: definition } = page;
  return isCount(repetition, size) && isCount(definition, size - repetition);
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

/** @throws {Error} when the work does not end: `vm` is the one way to stop code that never gives up its turn */
function withinTime<Value>(work: () => Value): Value {
  return runInNewContext('work()', { work }, { timeout: MAX_DECODE_MS }) as Value;
}
