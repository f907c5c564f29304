import { isUtf8 } from 'node:buffer';
import { keyFlags, usualFlags } from './check-row.js';
import { diagnoseBomb, diagnoseDepth, diagnoseRow, type RowFault } from './diagnose.js';
import { CARRIAGE_RETURN } from './line-end.js';
import { ROW_BYTE_ORDER_MARK, ROW_WIDE_NUMBER, type RowFlags } from './row-flags.js';
import type { Piece, Row, RowSink } from './source.js';
import { type Checked, IS_ASCII, IS_UTF8, notUtf8, UNCHECKED, wholeCharacters } from './utf8.js';
import { exactText, mayBeWide } from './wide-number.js';

/** Closing brackets at the end of a row that make it worth a depth scan: ordinary rows end in fewer. */
const SUSPICIOUS_CLOSERS = 8;

/** Turns the bytes of one row into a parsed object or a reject. One is made a piece; the place object is reused. */
export interface RowReader {
  /**
   * @param byte offset of `from` in the stream
   * @param checked what was already seen of the bytes
   * @param isLast the row ends where the stream ends, without a line feed
   */
  json(bytes: Buffer, from: number, to: number, byte: number, checked: Checked, isLast: boolean): void;
  /** A row that was parsed elsewhere (CSV). */
  row(value: Row, byte: number, length: number, flags?: RowFlags): void;
  reject(byte: number, length: number, fault: RowFault): void;
  tooLong(byte: number, length: number, maxBytes: number): void;
  /** A line without content, or a header. */
  blank(): void;
  /** Lines, rows and blanks seen so far. */
  readonly lines: () => number;
}

export interface RowReaderOptions {
  readonly checkKeys?: boolean | undefined;
  /** A lone CR ends a row too, where the row is no JSON otherwise. */
  readonly endsAtReturns?: boolean;
}

export function createRowReader(
  piece: Piece,
  sink: RowSink,
  { checkKeys = false, endsAtReturns = false }: RowReaderOptions = {},
): RowReader {
  const place = { source: piece.source, piece: piece.index, line: 0, byte: 0, length: 0 };
  const at = (byte: number, length: number): void => {
    place.line++;
    place.byte = byte;
    place.length = length;
  };
  const reject = (byte: number, length: number, { code, reason }: RowFault): void => {
    at(byte, length);
    sink.reject({ place: { ...place }, code, reason });
  };
  const row = (value: Row, byte: number, length: number, flags: RowFlags = 0): void => {
    at(byte, length);
    sink.row(value, place, flags);
  };
  const json: RowReader['json'] = (bytes, start, to, startByte, checked, isLast) => {
    const mark = hasBom(bytes, start, to) ? ROW_BYTE_ORDER_MARK : 0;
    const from = mark === 0 ? start : start + 3;
    const byte = startByte + from - start;
    const isWide = mayBeWide(bytes, from, to);
    const written = decode(bytes, from, to, checked);
    const value = written === null ? null : parseRow(written);
    if (written !== null && value !== null) {
      const flags = mark | usualFlags(written) | (checkKeys ? keyFlags(written, value) : 0);
      const exact = isWide ? exactText(written) : written;
      if (exact === written) row(value, byte, to - from, flags);
      else row(JSON.parse(exact) as Row, byte, to - from, flags | ROW_WIDE_NUMBER);
      return;
    }
    const lines = endsAtReturns ? linesBetweenReturns(bytes, from, to) : null;
    if (lines !== null) readLines(bytes, lines, byte - from, isLast);
    else reject(byte, to - from, written === null ? utf8Fault(bytes, from, to, byte, isLast) : rowFault(written, isLast));
  };
  const blank = (): void => {
    place.line++;
    sink.blank(1);
  };
  const readLines = (bytes: Buffer, lines: readonly Line[], base: number, isLast: boolean): void => {
    for (const [i, { from, to }] of lines.entries()) {
      if (bytes.toString('latin1', from, to).trim() === '') blank();
      else json(bytes, from, to, base + from, UNCHECKED, isLast && i === lines.length - 1);
    }
  };
  return {
    json,
    row,
    reject,
    tooLong: (byte, length, maxBytes) => reject(byte, length, tooLargeFault(length, maxBytes)),
    blank,
    lines: () => place.line,
  };
}

function tooLargeFault(length: number, maxBytes: number): RowFault {
  const reason = `expected at most ${maxBytes} bytes, got ${length}; raise --max-record-bytes to read it`;
  return { code: 'E_ROW_TOO_LARGE', reason };
}

/** Null for bytes that are no UTF-8. */
function decode(bytes: Buffer, from: number, to: number, checked: Checked): string | null {
  if (checked === IS_ASCII) return bytes.toString('latin1', from, to);
  return checked === IS_UTF8 || isUtf8(bytes.subarray(from, to)) ? bytes.toString('utf8', from, to) : null;
}

interface Line {
  readonly from: number;
  readonly to: number;
}

/**
 * JSON has no raw CR but between its tokens, so a line that is no JSON and holds CRs may be several lines: it is when one of them is a row.
 * @returns null for a line that is simply damaged
 */
function linesBetweenReturns(bytes: Buffer, from: number, to: number): readonly Line[] | null {
  const line = bytes.subarray(0, to);
  const lines: Line[] = [];
  for (let start = from; start <= to; ) {
    const cut = line.indexOf(CARRIAGE_RETURN, start);
    lines.push({ from: start, to: cut < 0 ? to : cut });
    start = cut < 0 ? to + 1 : cut + 1;
  }
  const isRow = (each: Line): boolean => parseRow(bytes.toString('utf8', each.from, each.to)) !== null;
  return lines.length > 1 && lines.some(isRow) ? lines : null;
}

/** A byte order mark before a row: at the start of a file, or where files were concatenated. */
function hasBom(bytes: Buffer, from: number, to: number): boolean {
  return bytes[from] === 0xef && to - from >= 3 && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
}

/** Null for what is no row; rowFault says why, which only then is worth the time. */
function parseRow(text: string): Row | null {
  if (diagnoseBomb(text) !== null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (endsInClosers(text) && diagnoseDepth(text) !== null) return null;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
  } catch {
    return null;
  }
}

function rowFault(text: string, isLast: boolean): RowFault {
  const bomb = diagnoseBomb(text);
  if (bomb !== null) return bomb;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return diagnoseRow(text, isLast);
  }
  const depth = endsInClosers(text) ? diagnoseDepth(text) : null;
  return depth ?? { code: 'E_ROW_NOT_OBJECT', reason: `expected a JSON object, got ${kindOf(value)}` };
}

function endsInClosers(text: string): boolean {
  for (let i = text.length - SUSPICIOUS_CLOSERS; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x7d && unit !== 0x5d) return false;
  }
  return true;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

/** A last row that was cut inside a character is a cut file, not a wrong encoding. */
function utf8Fault(bytes: Buffer, from: number, to: number, byte: number, isLast: boolean): RowFault {
  const fault = diagnoseRow(bytes.toString('latin1', from, to), isLast);
  if (fault.code === 'E_INPUT_TRUNCATED' && isUtf8(bytes.subarray(from, wholeCharacters(bytes, from, to)))) return fault;
  return notUtf8(bytes, from, to, byte);
}
