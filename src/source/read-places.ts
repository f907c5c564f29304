import { InputError } from '../errors.js';
import { isPlain, readPlain } from './byte-stream.js';
import { readStream } from './read.js';
import type { RowPlace, Source } from './source.js';
import type { TakeChunk } from './stream-tally.js';

type Range = Pick<RowPlace, 'byte' | 'length'>;

/**
 * Bytes of quoted rows, read back by their place in the decompressed stream; of a Parquet file, its rows as JSON.
 * A plain file is read only where they are; another one from its start to the last of them.
 * @returns the bytes in the order of `places`
 * @throws {InputError} E_PLACE_MISSING when the source ends before a place
 */
export async function readPlaces(source: Source, places: readonly Range[]): Promise<readonly Buffer[]> {
  const found = places.map(({ length }) => Buffer.alloc(length));
  if (isPlain(source) && source.container !== 'parquet') {
    for (const [i, place] of places.entries()) {
      const collect = createCollector([place], [found[i] as Buffer], place.byte);
      readPlain(source, place.byte, collect.take);
      assertWhole(source, collect.missing(), place);
    }
    return found;
  }
  const collect = createCollector(places, found, 0);
  if (places.length > 0) await readStream(source, collect.take);
  for (const place of places) assertWhole(source, collect.missing(), place);
  return found;
}

/** Copies from each passing chunk what belongs to a place; asks for more until the last place is filled. */
function createCollector(
  places: readonly Range[],
  into: readonly Buffer[],
  firstByte: number,
): { take: TakeChunk; missing(): boolean } {
  const lastByte = places.reduce((last, { byte, length }) => Math.max(last, byte + length), 0);
  let position = firstByte;
  return {
    take(chunk) {
      for (const [i, { byte, length }] of places.entries()) {
        const from = Math.max(byte, position);
        const to = Math.min(byte + length, position + chunk.length);
        if (from < to) chunk.copy(into[i] as Buffer, from - byte, from - position, to - position);
      }
      position += chunk.length;
      return position < lastByte;
    },
    missing: () => position < lastByte,
  };
}

function assertWhole(source: Source, missing: boolean, { byte, length }: Range): void {
  if (!missing) return;
  const message = `${source.path}: expected ${length} bytes at byte ${byte}, got the end of the file: it is not the file that was analysed`;
  throw new InputError('E_PLACE_MISSING', message, { place: { file: source.path, byte } });
}
