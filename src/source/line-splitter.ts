import { CARRIAGE_RETURN, LINE_FEED } from './line-end.js';
import { type Checked, checkBytes, UNCHECKED } from './utf8.js';

/** First room for a line that straddles two chunks. */
const FIRST_CARRY_BYTES = 64 * 1024;

/** What to do with a line. `to` is exclusive and leaves out the line end (LF or CRLF). */
export interface LineSink {
  line(bytes: Buffer, from: number, to: number, byte: number, checked: Checked, isLast: boolean): void;
  blank(): void;
  tooLong(byte: number, length: number): void;
}

export interface LineRange {
  /** Stream offset of the first byte that will be written. */
  readonly firstByte: number;
  /** Lines that start before this byte belong to us … */
  readonly startByte: number;
  /** … and so do not those that start at or after this one. */
  readonly endByte: number;
  readonly maxLineBytes: number;
  /** LF unless the file ends its lines with lone CRs. */
  readonly lineEnd?: number;
}

export interface LineSplitter {
  /** @returns false once no further line can belong to the range */
  write(chunk: Buffer): boolean;
  /** The stream has ended: what is left is a line without a line feed. */
  end(): void;
}

/**
 * Cuts a byte stream into lines without copying: only the line that straddles two chunks is put together in a buffer of its own.
 * Lines above the limit are counted, not held. Cutting at 0x0A is safe in UTF-8: no longer sequence contains that byte, so the
 * whole lines of a chunk are valid exactly if each of them is, and one check serves them all.
 */
export function createLineSplitter(
  sink: LineSink,
  { firstByte, startByte, endByte, maxLineBytes, lineEnd = LINE_FEED }: LineRange,
): LineSplitter {
  let carry: Buffer = Buffer.alloc(0);
  /** Bytes of the unfinished line; only the first `maxLineBytes` of them are in `carry`. */
  let held = 0;
  let position = firstByte;
  let searching = startByte > firstByte;

  const hold = (chunk: Buffer, from: number, to: number): void => {
    const kept = Math.min(to, from + Math.max(0, maxLineBytes + 1 - held));
    if (held + kept - from > carry.length && kept > from) carry = enlarge(carry, held, held + kept - from, maxLineBytes + 1);
    if (kept > from) chunk.copy(carry, held, from, kept);
    held += to - from;
  };
  const finishHeld = (byte: number, isLast: boolean): void => {
    if (held > maxLineBytes + 1) sink.tooLong(byte, held);
    else passLine(sink, maxLineBytes, carry, 0, held, byte, UNCHECKED, isLast);
    held = 0;
  };

  return {
    write(chunk) {
      const base = position;
      position += chunk.length;
      let at = 0;
      if (searching) {
        const border = chunk.indexOf(lineEnd, Math.max(0, startByte - 1 - base));
        if (border < 0) return position < endByte;
        searching = false;
        at = border + 1;
      } else if (held > 0) {
        const border = chunk.indexOf(lineEnd);
        if (border < 0) {
          hold(chunk, 0, chunk.length);
          return true;
        }
        hold(chunk, 0, border);
        finishHeld(base + border - held, false);
        at = border + 1;
      }
      const whole = chunk.lastIndexOf(lineEnd) + 1;
      const checked = whole > at ? checkBytes(chunk.subarray(at, whole)) : UNCHECKED;
      for (; at < whole && base + at < endByte; ) {
        const border = chunk.indexOf(lineEnd, at);
        passLine(sink, maxLineBytes, chunk, at, border, base + at, checked, false);
        at = border + 1;
      }
      if (base + at >= endByte) return false;
      hold(chunk, at, chunk.length);
      return true;
    },
    end() {
      if (held > 0) finishHeld(position - held, true);
    },
  };
}

/** Arguments one by one: an object for each line would cost more than the line. */
function passLine(
  sink: LineSink,
  maxLineBytes: number,
  bytes: Buffer,
  from: number,
  end: number,
  byte: number,
  checked: Checked,
  isLast: boolean,
): void {
  const to = end > from && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
  if (to - from > maxLineBytes) sink.tooLong(byte, to - from);
  else if (isBlank(bytes, from, to)) sink.blank();
  else sink.line(bytes, from, to, byte, checked, isLast);
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte !== 0x20 && byte !== 0x09 && byte !== CARRIAGE_RETURN) return false;
  }
  return true;
}

function enlarge(carry: Buffer, held: number, needed: number, most: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(Math.max(FIRST_CARRY_BYTES, carry.length * 2), most)));
  carry.copy(larger, 0, 0, held);
  return larger;
}
