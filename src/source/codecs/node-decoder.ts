import type { Transform } from 'node:stream';
import type { Decoder, Output } from './codec.js';

/** A decompressing stream of node:zlib; the types of Node leave `bytesWritten` out. */
type ZlibStream = Transform & { readonly bytesWritten: number };

/**
 * A decoder on a stream of node:zlib, for formats whose members or frames may follow one another. Node ends its stream behind a member
 * when it does not take what follows for another one, and drops the rest without a word. Here the rest gets a stream of its own, which
 * fails when it is none; zeros are padding.
 */
export function openNodeDecoder(create: () => ZlibStream, output: Output): Decoder {
  let member: Member | null = null;
  let closed = false;
  const write = async (stored: Buffer): Promise<void> => {
    let rest = stored;
    while (rest.length > 0) {
      if (closed) throw new Error('the decoder was closed');
      if (member === null) rest = withoutPadding(rest);
      if (rest.length === 0) return;
      member ??= openMember(create(), output);
      rest = await member.write(rest);
      if (rest.length === 0) return;
      await member.end();
      member = null;
    }
  };
  return {
    write,
    end: async () => member?.end(),
    close() {
      closed = true;
      member?.close();
    },
  };
}

interface Member {
  /** @returns the bytes that it did not take: it is at its end */
  write(stored: Buffer): Promise<Buffer>;
  end(): Promise<void>;
  close(): void;
}

function openMember(stream: ZlibStream, output: Output): Member {
  let failure: Error | null = null;
  let settle: (() => void) | null = null;
  const wake = (): void => {
    settle?.();
    settle = null;
  };
  stream.on('data', output);
  stream.on('end', wake);
  stream.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  /** A stream that was destroyed answers no more. */
  const settled = async (start: () => void): Promise<void> => {
    if (stream.destroyed) throw failure ?? new Error('the decoder was closed');
    await new Promise<void>((resolve) => {
      settle = resolve;
      start();
    });
    if (failure !== null) throw failure;
    if (stream.destroyed && !stream.readableEnded) throw new Error('the decoder was closed');
  };
  return {
    async write(stored) {
      const before = stream.bytesWritten;
      await settled(() => void stream.write(stored, wake));
      return stored.subarray(stream.bytesWritten - before);
    },
    async end() {
      if (!stream.readableEnded) await settled(() => void stream.end());
      stream.destroy();
    },
    close() {
      stream.destroy();
      wake();
    },
  };
}

function withoutPadding(bytes: Buffer): Buffer {
  let from = 0;
  while (from < bytes.length && bytes[from] === 0) from++;
  return bytes.subarray(from);
}
