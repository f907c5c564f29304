import type { Damage } from './source.js';

/** What was read of a whole stream; the hashes are null when the reader stopped early. */
export interface StreamTally {
  readonly bytes: number;
  readonly streamSha256: string | null;
  readonly storedSha256: string | null;
  readonly damage?: Damage;
}

/** Takes a chunk, which is overwritten after the call; returns false to stop. */
export type TakeChunk = (chunk: Buffer) => boolean;
