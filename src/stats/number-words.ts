/** Words whose places in the table are looked at before the first is numbered: so many trips to memory are made at once. Measured. */
const AHEAD = 64;
/** Places of the table for each word: with fewer, words that are all different meet too often. Chosen. */
const ROOM = 1.5;

/**
 * Numbers 32-bit words in the order in which they first occur, so that what is counted by word can be counted in a list.
 * @param words the caller's own; each is overwritten by its number
 * @returns the distinct words, by number. Cost: linear
 * @see Knuth 1998, The Art of Computer Programming 3, 6.4, algorithm L (open addressing)
 * @example numberWords(Uint32Array.of(70, 80, 70)) // [70, 80]
 */
export function numberWords(words: Uint32Array): Uint32Array {
  const mask = 2 ** Math.ceil(Math.log2(ROOM * words.length + 2)) - 1;
  const table = emptyTable(mask + 1);
  const distinct = new Uint32Array(words.length);
  let size = 0;
  for (let from = 0; from < words.length; from += AHEAD) {
    const to = Math.min(words.length, from + AHEAD);
    lookAhead(words, from, to, table, mask);
    for (let i = from; i < to; i++) {
      const word = words[i] as number;
      let slot = firstSlot(word) & mask;
      let place = table[slot] as number;
      while (place !== 0 && distinct[place - 1] !== word) {
        slot = (slot + 1) & mask;
        place = table[slot] as number;
      }
      if (place === 0) {
        distinct[size++] = word;
        place = size;
        table[slot] = place;
      }
      words[i] = place - 1;
    }
  }
  return distinct.slice(0, size);
}

/** What was looked at, so that no looking is left out as idle. */
const looked = new Uint32Array(1);

function lookAhead(words: Uint32Array, from: number, to: number, table: Uint32Array, mask: number): void {
  let sum = 0;
  for (let i = from; i < to; i++) sum ^= table[firstSlot(words[i] as number) & mask] as number;
  looked[0] = sum;
}

let lent = new Uint32Array(0);

/** Numbers plus one; their words are looked up by number, since a table of both would be too large for a processor's cache. */
function emptyTable(size: number): Uint32Array {
  if (lent.length < size) lent = new Uint32Array(size);
  else lent.fill(0, 0, size);
  return lent;
}

function firstSlot(word: number): number {
  const mixed = Math.imul(word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
