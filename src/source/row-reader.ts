import { isUtf8 } from 'node:buffer';
import { allFlags, usualFlags } from './check-row.js';
import { diagnoseDepth, diagnoseRow, type RowFault } from './diagnose.js';
import { exactRow } from './exact-row.js';
import type { RowFlags } from './row-flags.js';
import type { Piece, Row, RowSink } from './source.js';

/** Closing brackets at the end of a row that make it worth a depth scan: ordinary rows end in fewer. */
const SUSPICIOUS_CLOSERS = 8;

/** Turns the bytes of one row into a parsed object or a reject. One is made a piece; the place object is reused. */
export interface RowReader {
  /**
   * @param byte offset of `from` in the stream
   * @param valid the bytes were already seen to be UTF-8
   * @param isLast the row ends where the stream ends, without a line feed
   */
  json(bytes: Buffer, from: number, to: number, byte: number, valid: boolean, isLast: boolean): void;
  /** A row that was parsed elsewhere (CSV). */
  row(value: Row, byte: number, length: number, flags?: RowFlags): void;
  reject(byte: number, length: number, fault: RowFault): void;
  tooLong(byte: number, length: number, maxBytes: number): void;
  /** A line without content, or a header. */
  blank(): void;
  /** Lines, rows and blanks seen so far. */
  readonly lines: () => number;
}

export function createRowReader(piece: Piece, sink: RowSink, checkKeys = false): RowReader {
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
  /** The row at hand, for `exact`: its JSON, or null when its values are text already. */
  let text: string | null = null;
  let current: Row = {};
  const exact = (): Row => (text === null ? current : exactRow(text));
  const row = (value: Row, byte: number, length: number, flags: RowFlags = 0): void => {
    at(byte, length);
    text = null;
    current = value;
    sink.row(value, place, flags, exact);
  };
  return {
    json(bytes, start, to, startByte, valid, isLast) {
      const from = hasBom(bytes, start, to) ? start + 3 : start;
      const byte = startByte + from - start;
      const length = to - from;
      if (!valid && !isUtf8(bytes.subarray(from, to))) return reject(byte, length, utf8Fault(bytes, from, to, byte, isLast));
      const written = bytes.toString('utf8', from, to);
      const value = parseRow(written, isLast);
      if (isFault(value)) return reject(byte, length, value.fault);
      at(byte, length);
      text = written;
      sink.row(value, place, checkKeys ? allFlags(written, value) : usualFlags(written), exact);
    },
    row,
    reject,
    tooLong(byte, length, maxBytes) {
      reject(byte, length, {
        code: 'E_ROW_TOO_LARGE',
        reason: `expected at most ${maxBytes} bytes, got ${length}; raise --max-record-bytes to read it`,
      });
    },
    blank() {
      place.line++;
      sink.blank(1);
    },
    lines: () => place.line,
  };
}

/** A fault travels in a symbol-keyed wrapper, so no row from a log can look like one. */
const FAULT = Symbol('fault');
interface Faulty {
  readonly [FAULT]: true;
  readonly fault: RowFault;
}
type Parsed = Row | Faulty;

function isFault(value: Parsed): value is Faulty {
  return FAULT in value;
}

function faulty(fault: RowFault): Faulty {
  return { [FAULT]: true, fault };
}

/** A byte order mark before a row: at the start of a file, or where files were concatenated. */
function hasBom(bytes: Buffer, from: number, to: number): boolean {
  return bytes[from] === 0xef && to - from >= 3 && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
}

function parseRow(text: string, isLast: boolean): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return faulty(diagnoseRow(text, isLast));
  }
  if (endsInClosers(text)) {
    const fault = diagnoseDepth(text);
    if (fault) return faulty(fault);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row;
  return faulty({ code: 'E_ROW_NOT_OBJECT', reason: `expected a JSON object, got ${kindOf(value)}` });
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
  return { code: 'E_ROW_UTF8', reason: `expected UTF-8, got the byte 0x${invalidByte(bytes, from, to, byte)}` };
}

/** End of the last whole character: up to three bytes of an unfinished one are left out. */
function wholeCharacters(bytes: Buffer, from: number, to: number): number {
  for (let at = to - 1; at >= from && at >= to - 3; at--) if ((bytes[at] as number) >= 0xc0) return at;
  return to;
}

/** First byte of the first invalid character, by halving: a prefix that ends inside a character is no proof. */
function invalidByte(bytes: Buffer, from: number, to: number, byte: number): string {
  let good = from;
  for (let step = to - from; step >= 1; step = Math.floor(step / 2)) {
    while (good + step <= to && isUtf8(bytes.subarray(from, good + step))) good += step;
  }
  const value = (bytes[good] as number).toString(16).padStart(2, '0');
  return `${value} at byte ${byte + good - from}`;
}
