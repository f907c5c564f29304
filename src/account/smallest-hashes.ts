/** Buckets over the range below the bound, and room behind them for the hashes that the last bucket pushes on. */
const BUCKETS = 128;
/** Most hashes that are sorted by buckets. More of them (a bound that let too many through) are cut down by insertion first. */
const BUCKETED = 128;

const table = new Uint32Array(BUCKETS + BUCKETED + 1);
const sorted = new Uint32Array(BUCKETED);

/**
 * Writes the smallest of some hashes, ascending, each once. Hashes are evenly spread, so each has its place by its size:
 * an ordered table with linear probing sorts them in about as many steps as there are hashes.
 * @param hashes the first `count` are looked at, none is 0; overwritten when they are many
 * @param bound above all of them
 * @param most at most BUCKETED
 * @returns number of hashes written to `out` at `offset`
 */
export function smallestHashes(
  hashes: Uint32Array,
  count: number,
  bound: number,
  most: number,
  out: Uint32Array,
  offset: number,
): number {
  const few = count > BUCKETED ? cutToSmallest(hashes, count, most) : count;
  spread(hashes, few, BUCKETS / bound);
  return collect(most, out, offset);
}

function spread(hashes: Uint32Array, count: number, scale: number): void {
  for (let i = 0; i < count; i++) {
    let hash = hashes[i] as number;
    let at = (hash * scale) | 0;
    let held = table[at] as number;
    while (held !== 0 && held < hash) held = table[++at] as number;
    if (held === hash) continue;
    for (; held !== 0; held = table[++at] as number) {
      table[at] = hash;
      hash = held;
    }
    table[at] = hash;
  }
}

/** In the order of the table, which is left empty. */
function collect(most: number, out: Uint32Array, offset: number): number {
  let size = 0;
  for (let at = 0; at < table.length && size < most; at++) {
    const hash = table[at] as number;
    sorted[size] = hash;
    // 1 unless the bucket is empty; a branch would be guessed wrong half of the time.
    size += (hash | -hash) >>> 31;
  }
  table.fill(0);
  for (let i = 0; i < size; i++) out[offset + i] = sorted[i] as number;
  return size;
}

/** Keeps the `most` smallest at the front, each once, ascending. The number of steps is bounded whatever the hashes are. */
function cutToSmallest(hashes: Uint32Array, count: number, most: number): number {
  let size = 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i] as number;
    if (size === most && hash >= (hashes[size - 1] as number)) continue;
    let at = size;
    while (at > 0 && (hashes[at - 1] as number) > hash) at--;
    if (at > 0 && hashes[at - 1] === hash) continue;
    const end = size === most ? size - 1 : size;
    for (let j = end; j > at; j--) hashes[j] = hashes[j - 1] as number;
    hashes[at] = hash;
    size = end + 1;
  }
  return size;
}
