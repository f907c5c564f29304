/** Growable little-endian buffer. Text is written as UTF-16 code units: exact for lone surrogates, and no encoder is needed. */
export interface ByteWriter {
  u8(value: number): void;
  u32(value: number): void;
  f64(value: number): void;
  text(value: string): void;
  /** Some 32-bit numbers of an array. */
  words(values: Uint32Array, from: number, count: number): void;
  /** Bytes since the last time. Two buffers take turns, so they hold until this was called once more and more is written. */
  take(): Uint8Array;
  readonly size: () => number;
  finish(): Uint8Array;
}

const FIRST_BYTES = 1 << 16;
/** Most arguments that are passed to String.fromCharCode at once: labels and excerpts are no longer than that. */
const UNITS_AT_ONCE = 256;

/** @param capacity expected bytes; the buffer grows when they do not suffice */
export function createByteWriter(capacity = FIRST_BYTES): ByteWriter {
  let bytes = new Uint8Array(Math.max(capacity, FIRST_BYTES));
  let other: Uint8Array<ArrayBuffer> | null = null;
  let view = new DataView(bytes.buffer);
  let at = 0;
  const room = (more: number): void => {
    if (at + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, at + more));
    larger.set(bytes.subarray(0, at));
    bytes = larger;
    view = new DataView(bytes.buffer);
  };
  return {
    u8(value) {
      room(1);
      bytes[at++] = value;
    },
    u32(value) {
      room(4);
      view.setUint32(at, value, true);
      at += 4;
    },
    f64(value) {
      room(8);
      view.setFloat64(at, value, true);
      at += 8;
    },
    text(value) {
      room(4 + value.length * 2);
      view.setUint32(at, value.length, true);
      at = writeUnits(bytes, at + 4, value);
    },
    words(values, from, count) {
      room(count * 4);
      for (let i = 0; i < count; i++, at += 4) view.setUint32(at, values[from + i] as number, true);
    },
    take() {
      const taken = bytes.subarray(0, at);
      // As large as before: parts are mostly alike, and growing step by step would copy each of them several times.
      [bytes, other] = [other ?? new Uint8Array(bytes.length), bytes];
      view = new DataView(bytes.buffer);
      at = 0;
      return taken;
    },
    size: () => at,
    finish: () => bytes.subarray(0, at),
  };
}

export interface ByteReader {
  u8(): number;
  u32(): number;
  f64(): number;
  text(): string;
  /** Reads 32-bit numbers into part of an array. */
  words(into: Uint32Array, from: number, count: number): void;
  readonly rest: () => number;
}

/** @throws {RangeError} when the bytes end early */
export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (count: number): number => {
    if (count > bytes.length - at) throw new RangeError(`expected ${count} more bytes, got ${bytes.length - at}`);
    at += count;
    return at - count;
  };
  return {
    u8: () => view.getUint8(take(1)),
    u32: () => view.getUint32(take(4), true),
    f64: () => view.getFloat64(take(8), true),
    text() {
      const length = view.getUint32(take(4), true);
      return readUnits(bytes, take(length * 2), length);
    },
    words(into, from, count) {
      const start = take(count * 4);
      for (let i = 0; i < count; i++) into[from + i] = view.getUint32(start + i * 4, true);
    },
    rest: () => bytes.length - at,
  };
}

function writeUnits(bytes: Uint8Array, from: number, text: string): number {
  let at = from;
  for (let i = 0; i < text.length; i++, at += 2) {
    const unit = text.charCodeAt(i);
    bytes[at] = unit;
    bytes[at + 1] = unit >>> 8;
  }
  return at;
}

/** One list for each length: to change that of a list takes longer than to fill it (a fifth of the merging, measured). */
const unitsOfLength = Array.from({ length: UNITS_AT_ONCE + 1 }, (_, length) => new Array<number>(length).fill(0));

/** In large steps: a string that grows by one unit at a time is a chain of as many strings. */
function readUnits(bytes: Uint8Array, from: number, length: number): string {
  let text = '';
  for (let done = 0; done < length; done += UNITS_AT_ONCE) {
    const count = Math.min(UNITS_AT_ONCE, length - done);
    const units = unitsOfLength[count] as number[];
    for (let i = 0, at = from + done * 2; i < count; i++, at += 2)
      units[i] = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    text += String.fromCharCode.apply(null, units);
  }
  return text;
}
