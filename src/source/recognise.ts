import { InputError } from '../errors.js';
import { findDelimiter } from './delimiter.js';
import { HEAD_BYTES } from './head.js';
import { LINE_FEED, lineEndOf } from './line-end.js';
import { isServerLog } from './server-log.js';

/** Files that are often handed in and that we do not open, by their first bytes. */
const FOREIGN: readonly { readonly bytes: readonly number[]; readonly name: string; readonly advice: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a zip archive inside another container', advice: 'unpack the outer one first' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'zstd data inside other compressed data', advice: 'decompress it once' },
  { bytes: [0x50, 0x41, 0x52, 0x45], name: 'an encrypted Parquet file', advice: 'decrypt it first' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'xz data', advice: 'decompress it first (xz -d)' },
  { bytes: [0x42, 0x5a, 0x68], name: 'bzip2 data', advice: 'decompress it first (bzip2 -d)' },
  { bytes: [0x1f, 0x8b], name: 'gzip data inside other compressed data', advice: 'decompress it once' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], name: 'an SQLite database', advice: 'export the table as CSV or NDJSON' },
  {
    bytes: [...Buffer.from('hydrometer digest ')],
    name: 'a digest among logs, or one of another version',
    advice: 'name digests alone and without a pattern, to analyze or inspect; make one of another version again from the logs',
  },
  { bytes: [0xff, 0xfe], name: 'UTF-16 text', advice: 'convert it to UTF-8' },
  { bytes: [0xfe, 0xff], name: 'UTF-16 text', advice: 'convert it to UTF-8' },
];

const ZIP: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** A zip archive, also one without members. */
export function isZip(head: Buffer): boolean {
  return ZIP.some((mark) => mark.every((byte, i) => head[i] === byte));
}

/**
 * Id of the container that a stream starts with. The name of the file is not asked: exports are renamed.
 * @param head the first HEAD_BYTES of the decompressed stream, or all of it
 * @throws {InputError} E_FORMAT_UNKNOWN, saying what was seen
 */
export function recogniseContainer(path: string, head: Buffer): string {
  const foreign = FOREIGN.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (foreign) throw unknown(path, foreign.name, foreign.advice);
  if (PARQUET.every((byte, i) => head[i] === byte)) return 'parquet';
  const text = textOf(head);
  if (text === '') return 'ndjson';
  if (isServerLog(text)) return 'text-lines';
  if (text.startsWith('[')) return isLineOfItsOwn(text) ? 'ndjson' : 'json-array';
  const whole = head.length < HEAD_BYTES;
  if (isObjectLine(text.slice(0, text.indexOf('\n') + 1))) return 'ndjson';
  const lineEnd = lineEndOf(head);
  const rows = lineEnd === LINE_FEED ? 'ndjson' : 'ndjson-cr';
  const lines = text.split(String.fromCharCode(lineEnd));
  const complete = whole ? lines : lines.slice(0, -1);
  if (complete.length === 0) {
    if (text.startsWith('{')) return rows;
  } else if (complete.some(isObjectLine)) return rows;
  if (text.startsWith('{')) return startsAnObjectOnly(lines[0] as string) ? 'json-array' : rows;
  if (findDelimiter(head) !== null) return 'csv';
  throw unknown(path, describe(text), 'export the calls in one of these forms, CSV with a header line');
}

/** Without byte order mark and leading space; invalid bytes do not matter here. */
function textOf(head: Buffer): string {
  return new TextDecoder().decode(head).trimStart();
}

/** An array that ends on the first line while text follows is one bad row, not the container; arrays may follow one another. */
function isLineOfItsOwn(text: string): boolean {
  const end = text.indexOf('\n');
  const rest = text.slice(end).trim();
  return end >= 0 && isJson(text.slice(0, end)) && rest !== '' && !rest.startsWith('[');
}

function isObjectLine(line: string): boolean {
  const text = line.trim();
  return text.startsWith('{') && text.endsWith('}') && isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A pretty-printed object: its first line opens brackets that other lines close. A damaged NDJSON row ends with its own bracket. */
function startsAnObjectOnly(line: string): boolean {
  return !line.trimEnd().endsWith('}');
}

function unknown(path: string, seen: string, advice: string): InputError {
  return new InputError('E_FORMAT_UNKNOWN', `${path}: expected NDJSON, a JSON array, CSV or Parquet, got ${seen}; ${advice}`, {
    place: { file: path },
  });
}

function describe(text: string): string {
  if (text.includes('\0')) return 'binary data';
  const line = text.split('\n', 1)[0] as string;
  return `text that starts with ${JSON.stringify(line.slice(0, 40))}`;
}
