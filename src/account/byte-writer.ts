/** Growable little-endian buffer. Text is written as UTF-16 code units: exact for lone surrogates, and no encoder is needed. */
export interface ByteWriter {
  u8(value: number): void;
  u32(value: number): void;
  f64(value: number): void;
  text(value: string): void;
  /** Raw bytes of a typed array, aligned by nothing: the reader copies. */
  array(values: Uint32Array | Float64Array): void;
  finish(): Uint8Array;
}

export function createByteWriter(): ByteWriter {
  let bytes = new Uint8Array(1 << 16);
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
      at += 4;
      for (let i = 0; i < value.length; i++, at += 2) view.setUint16(at, value.charCodeAt(i), true);
    },
    array(values) {
      room(values.byteLength);
      const wide = values instanceof Float64Array;
      for (let i = 0; i < values.length; i++) {
        if (wide) view.setFloat64(at, values[i] as number, true);
        else view.setUint32(at, values[i] as number, true);
        at += wide ? 8 : 4;
      }
    },
    finish: () => bytes.subarray(0, at),
  };
}

export interface ByteReader {
  u8(): number;
  u32(): number;
  f64(): number;
  text(): string;
  fill(values: Uint32Array | Float64Array): void;
  readonly rest: () => number;
}

/** @throws {RangeError} when the bytes end early (DataView) */
export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return {
    u8: () => view.getUint8(at++),
    u32() {
      at += 4;
      return view.getUint32(at - 4, true);
    },
    f64() {
      at += 8;
      return view.getFloat64(at - 8, true);
    },
    text() {
      const length = view.getUint32(at, true);
      at += 4;
      let value = '';
      for (let i = 0; i < length; i++, at += 2) value += String.fromCharCode(view.getUint16(at, true));
      return value;
    },
    fill(values) {
      const wide = values instanceof Float64Array;
      for (let i = 0; i < values.length; i++) {
        values[i] = wide ? view.getFloat64(at, true) : view.getUint32(at, true);
        at += wide ? 8 : 4;
      }
    },
    rest: () => view.byteLength - at,
  };
}
