import { createHeldBytes } from './held-bytes.js';

/** What to do with one element: an object of the array, or a scalar that does not belong there. `to` is exclusive. */
interface ElementSink {
  element(bytes: Buffer, from: number, to: number, byte: number, isLast: boolean): void;
  tooLong(byte: number, length: number): void;
  /** The stream ended before the array did: between two elements, or in one that is too long to be looked at. */
  unclosed(byte: number, length: number): void;
}

interface ElementSplitter {
  write(chunk: Buffer): void;
  end(): void;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const ARRAY_OPEN = 0x5b;
const ARRAY_CLOSE = 0x5d;
const OBJECT_OPEN = 0x7b;
const OBJECT_CLOSE = 0x7d;

/** Where the scanner stands: between elements, inside a bare scalar, inside brackets, inside a string. */
type State = 'between' | 'scalar' | 'brackets' | 'string';

/**
 * Cuts a byte stream into the elements of one outer array, or into top-level values when there is none. Bytes are enough: every
 * character that matters is ASCII. Only an element that straddles two chunks is copied; above the limit it is counted, not held.
 */
export function createElementSplitter(sink: ElementSink, maxElementBytes: number): ElementSplitter {
  let state: State = 'between';
  let depth = 0;
  let outer: 'unknown' | 'array' | 'none' | 'closed' = 'unknown';
  let escaped = false;
  let position = 0;
  let startByte = 0;
  const held = createHeldBytes(maxElementBytes);

  const emit = (chunk: Buffer, from: number, to: number, isLast: boolean): void => {
    const length = held.length() + to - from;
    if (length > maxElementBytes) sink.tooLong(startByte, length);
    else if (held.length() === 0) sink.element(chunk, from, to, startByte, isLast);
    else sink.element(held.join(chunk, from, to), 0, length, startByte, isLast);
    held.drop();
    state = 'between';
  };

  return {
    write(chunk) {
      let from = 0;
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i] as number;
        if (state === 'string') {
          if (escaped) escaped = false;
          else if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) state = depth > 0 ? 'brackets' : 'scalar';
        } else if (state === 'brackets') {
          if (byte === QUOTE) state = 'string';
          else if (byte === OBJECT_OPEN || byte === ARRAY_OPEN) depth++;
          else if ((byte === OBJECT_CLOSE || byte === ARRAY_CLOSE) && --depth === 0) emit(chunk, from, i + 1, false);
        } else if (isSeparator(byte) || byte === ARRAY_CLOSE) {
          if (state === 'scalar') emit(chunk, from, i, false);
          if (byte === ARRAY_CLOSE) outer = 'closed';
        } else if (state === 'scalar') {
          if (byte === QUOTE) state = 'string';
        } else if ((outer === 'unknown' || outer === 'closed') && byte === ARRAY_OPEN) outer = 'array';
        else if (!isBomByte(byte)) {
          if (outer === 'unknown') outer = 'none';
          from = i;
          startByte = position + i;
          depth = byte === OBJECT_OPEN || byte === ARRAY_OPEN ? 1 : 0;
          state = depth > 0 ? 'brackets' : byte === QUOTE ? 'string' : 'scalar';
        }
      }
      if (state !== 'between') held.hold(chunk, from);
      position += chunk.length;
    },
    end() {
      if (state !== 'between' && held.length() <= maxElementBytes) emit(Buffer.alloc(0), 0, 0, true);
      else if (state !== 'between') sink.unclosed(startByte, held.length());
      else if (outer === 'array') sink.unclosed(position, 0);
    },
  };
}

function isSeparator(byte: number): boolean {
  return byte === COMMA || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isBomByte(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}
