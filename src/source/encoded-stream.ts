import { createHash, type Hash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import type { Decoder } from './codecs/codec.js';
import { openLayers } from './codecs/open-layers.js';
import { unreadable } from './input-errors.js';
import { openForReading } from './open-for-reading.js';
import type { Damage, Source } from './source.js';
import type { StreamTally, TakeChunk } from './stream-tally.js';

/** Stored bytes that are decompressed at a time. While a thread of Node's pool inflates one such piece, what the one before gave is parsed. */
const STORED_BYTES = 64 * 1024;
/** Decompressed bytes that may wait: an ordinary piece gives less than one MB, a bomb a thousand times its size. */
const MOST_HELD_BYTES = 8 * 1024 * 1024;
/** A decompressor loses what it made of the piece in which it failed, so near damage the pieces become small, in two steps. */
const FINE_BYTES: readonly number[] = [512, 1];

/** Reads a compressed source, or a member of an archive, from first byte to last; damage ends the stream, it does not throw. */
export async function readEncoded(source: Source, take: TakeChunk): Promise<StreamTally> {
  const stored = createHash('sha256');
  const stream = createHash('sha256');
  let bytes = 0;
  const passOn = (chunk: Buffer): boolean => {
    bytes += chunk.length;
    stream.update(chunk);
    return take(chunk);
  };
  const first = await decode(source, passOn, { fineFrom: Infinity, pieceBytes: STORED_BYTES, stored });
  if (first.stopped) return { bytes, streamSha256: null, storedSha256: null };
  const damage = first.failure === null ? null : await salvage(source, passOn, first.failure, () => bytes);
  if (damage === 'stopped') return { bytes, streamSha256: null, storedSha256: null };
  return { bytes, streamSha256: stream.digest('hex'), storedSha256: stored.digest('hex'), ...(damage && { damage }) };
}

interface Failure {
  /** Where the piece starts in which the decoder failed; the size when only the end was missing. */
  readonly storedByte: number;
  readonly words: string;
}

interface Decoded {
  readonly stopped: boolean;
  readonly failure: Failure | null;
}

interface DecodePlan {
  /** From this stored byte on pieces have … */
  readonly fineFrom: number;
  /** … so many bytes. */
  readonly pieceBytes: number;
  /** Takes all stored bytes, those behind the damage too. */
  readonly stored: Hash | null;
}

async function decode(source: Source, take: TakeChunk, { fineFrom, pieceBytes, stored }: DecodePlan): Promise<Decoded> {
  const queue = createQueue(take, () => closeDecoder(decoder));
  const decoder = openLayers(source, queue.add);
  const file = openForReading(source);
  try {
    let failure: Failure | null = null;
    for (let at = 0; at < source.sizeBytes && failure === null; ) {
      const piece = readStored(file, source, at, at < fineFrom ? Math.min(STORED_BYTES, fineFrom - at) : pieceBytes);
      stored?.update(piece);
      const writing = settle(decoder.write(piece));
      queue.drain();
      failure = toFailure(await writing, at);
      if (queue.isStopped()) return { stopped: true, failure: null };
      at += piece.length;
      if (failure !== null && stored !== null) hashRest(file, source, at, stored);
    }
    failure ??= toFailure(await settle(decoder.end()), source.sizeBytes);
    queue.drain();
    return queue.isStopped() ? { stopped: true, failure: null } : { stopped: false, failure };
  } finally {
    closeDecoder(decoder);
    closeSync(file);
  }
}

interface Queue {
  add(chunk: Buffer): void;
  /** @throws what the taker throws, also when it threw while something was added */
  drain(): void;
  /** @throws as drain does */
  isStopped(): boolean;
}

/** Chunks that came out and wait to be parsed while the next are inflated. Above the limit they are parsed at once, so little is held. */
function createQueue(take: TakeChunk, onStop: () => void): Queue {
  let chunks: Buffer[] = [];
  let held = 0;
  let stopped = false;
  let fault: { readonly error: unknown } | null = null;
  const passOn = (): void => {
    const ready = chunks;
    chunks = [];
    held = 0;
    if (stopped || ready.every(take)) return;
    stopped = true;
    onStop();
  };
  return {
    add(chunk) {
      if (stopped) return;
      chunks.push(chunk);
      held += chunk.length;
      if (held < MOST_HELD_BYTES) return;
      // Called from a stream's event: what is thrown here would end the process.
      try {
        passOn();
      } catch (error) {
        fault = { error };
        stopped = true;
        onStop();
      }
    },
    drain() {
      if (fault !== null) throw fault.error;
      passOn();
    },
    isStopped() {
      if (fault !== null) throw fault.error;
      return stopped;
    },
  };
}

/** Decompresses once more, in small pieces near the damage, and hands on what the first pass had lost. */
async function salvage(source: Source, take: TakeChunk, first: Failure, bytes: () => number): Promise<Damage | 'stopped'> {
  let failure = first;
  for (const pieceBytes of first.storedByte < source.sizeBytes ? FINE_BYTES : []) {
    let known = bytes();
    const takeNew: TakeChunk = (chunk) => {
      const from = Math.min(known, chunk.length);
      known -= from;
      return from === chunk.length || take(chunk.subarray(from));
    };
    const again = await decode(source, takeNew, { fineFrom: failure.storedByte, pieceBytes, stored: null });
    if (again.stopped) return 'stopped';
    failure = again.failure ?? failure;
  }
  const reason =
    `expected ${source.compression} data up to stored byte ${source.sizeBytes}, got data that is cut or damaged near stored byte ` +
    `${failure.storedByte} (${failure.words}); ${bytes()} bytes of log came out before and were read; fetch the file again`;
  return { code: 'E_INPUT_TRUNCATED', reason };
}

async function settle(work: Promise<void>): Promise<unknown> {
  try {
    await work;
    return null;
  } catch (error) {
    return error ?? new Error('unknown fault');
  }
}

function toFailure(error: unknown, storedByte: number): Failure | null {
  if (error === null) return null;
  return { storedByte, words: error instanceof Error ? error.message : String(error) };
}

function closeDecoder(decoder: Decoder): void {
  try {
    decoder.close();
  } catch {
    // A decoder that failed may fail to close; its error is known already.
  }
}

function hashRest(file: number, source: Source, from: number, stored: Hash): void {
  for (let at = from; at < source.sizeBytes; ) {
    const piece = readStored(file, source, at, STORED_BYTES);
    stored.update(piece);
    at += piece.length;
  }
}

/** A fresh buffer each time: the decoder reads it while the next one is filled. */
function readStored(file: number, { path, sizeBytes, member }: Source, at: number, most: number): Buffer {
  const piece = Buffer.allocUnsafe(Math.min(most, sizeBytes - at));
  let size = 0;
  try {
    size = readSync(file, piece, 0, piece.length, (member?.startByte ?? 0) + at);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (size === 0)
    throw unreadable(path, new Error(`the end of the file after ${at} of ${sizeBytes} bytes: it changed while it was read`));
  return piece.subarray(0, size);
}
