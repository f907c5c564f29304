import { CARRIAGE_RETURN } from '../line-end.js';
import { createHeldBytes } from './held-bytes.js';

const QUOTE = 0x22;

/** What sets fields and records apart. */
export interface CsvMarks {
  readonly delimiter: string;
  readonly lineEnd: number;
}

/** A record inside a batch of bytes; `to` leaves out the line end (LF or CRLF). */
export interface RecordSpan {
  readonly from: number;
  readonly to: number;
}

export interface RecordSink {
  /** Whole records that stand one after the other in `bytes`; `byte` is the stream offset of `bytes[0]`. */
  records(bytes: Buffer, spans: readonly RecordSpan[], byte: number): void;
  tooLong(byte: number, length: number): void;
  /** The stream ended inside quotes. */
  unclosed(byte: number, length: number): void;
}

interface RecordSplitter {
  write(chunk: Buffer): void;
  end(): void;
}

/** Where the scanner stands: at the start of a field, in a bare field, inside quotes, or after a quote that closes or escapes. */
type State = 'field' | 'bare' | 'quoted' | 'closing';

/**
 * Finds where CSV records end (RFC 4180): at a line feed outside quotes. A quote opens only at the start of a field, so a stray
 * quote inside a field damages its own record and not those after it. Records above the limit are counted, not held.
 */
export function createRecordSplitter(
  sink: RecordSink,
  { delimiter, lineEnd, maxRecordBytes }: CsvMarks & { readonly maxRecordBytes: number },
): RecordSplitter {
  const delimiterByte = delimiter.charCodeAt(0);
  let state: State = 'field';
  let position = 0;
  const held = createHeldBytes(maxRecordBytes);

  const finishHeld = (chunk: Buffer, end: number): void => {
    const length = held.length() + end;
    const byte = position - held.length();
    if (length > maxRecordBytes) sink.tooLong(byte, length);
    else {
      const record = held.join(chunk, 0, end);
      sink.records(record, [{ from: 0, to: withoutReturn(record, 0, length) }], byte);
    }
    held.drop();
  };

  return {
    write(chunk) {
      let spans: RecordSpan[] = [];
      let from = 0;
      for (let i = 0; i < chunk.length; i++) {
        if (state === 'quoted') {
          i = chunk.indexOf(QUOTE, i);
          if (i < 0) break;
          state = 'closing';
          continue;
        }
        const byte = chunk[i] as number;
        if (byte === lineEnd) {
          if (held.length() > 0) finishHeld(chunk, i);
          else if (i - from > maxRecordBytes) {
            sink.records(chunk, spans, position);
            spans = [];
            sink.tooLong(position + from, i - from);
          } else spans.push({ from, to: withoutReturn(chunk, from, i) });
          from = i + 1;
          state = 'field';
        } else if (byte === delimiterByte) state = 'field';
        else if (byte === QUOTE) state = state === 'field' || state === 'closing' ? 'quoted' : 'bare';
        else state = 'bare';
      }
      if (spans.length > 0) sink.records(chunk, spans, position);
      held.hold(chunk, from);
      position += chunk.length;
    },
    end() {
      const length = held.length();
      if (length === 0) return;
      // Of any length: where a quote is missing, all rows behind it are in here.
      if (state === 'quoted') sink.unclosed(position - length, length);
      else finishHeld(Buffer.alloc(0), 0);
    },
  };
}

function withoutReturn(bytes: Buffer, from: number, to: number): number {
  return to > from && bytes[to - 1] === CARRIAGE_RETURN ? to - 1 : to;
}
