/** Words whose places in the table are looked at before the first is numbered: so many trips to memory are made at once. Measured. */
const AHEAD = 64;

/**
 * Numbers 32-bit words in the order in which they first occur, so that what is counted by word can be counted in a list.
 * @param words the caller's own; each is overwritten by its number
 * @returns the distinct words, by number. Cost: linear
 * @see Knuth 1998, The Art of Computer Programming 3, 6.4, algorithm L (open addressing)
 * @example numberWords(Uint32Array.of(70, 80, 70)) // [70, 80]
 */
export function numberWords(words: Uint32Array): Uint32Array {
  const mask = 2 ** Math.ceil(Math.log2(2 * words.length + 2)) - 1;
  const table = emptyTable(2 * (mask + 1));
  const distinct = new Uint32Array(words.length);
  let size = 0;
  for (let from = 0; from < words.length; from += AHEAD) {
    const to = Math.min(words.length, from + AHEAD);
    lookAhead(words, from, to, table, mask);
    for (let i = from; i < to; i++) {
      const word = words[i] as number;
      let slot = firstSlot(word) & mask;
      while (table[2 * slot + 1] !== 0 && table[2 * slot] !== word) slot = (slot + 1) & mask;
      if (table[2 * slot + 1] === 0) {
        distinct[size++] = word;
        table[2 * slot] = word;
        table[2 * slot + 1] = size;
      }
      words[i] = (table[2 * slot + 1] as number) - 1;
    }
  }
  return distinct.slice(0, size);
}

/** What was looked at, so that no looking is left out as idle. */
const looked = new Uint32Array(1);

function lookAhead(words: Uint32Array, from: number, to: number, table: Uint32Array, mask: number): void {
  let sum = 0;
  for (let i = from; i < to; i++) sum ^= table[2 * (firstSlot(words[i] as number) & mask)] as number;
  looked[0] = sum;
}

let lent = new Uint32Array(0);

/** Word and number plus one, side by side: a look-up then goes to memory once. The room is used again and again. */
function emptyTable(size: number): Uint32Array {
  if (lent.length < size) lent = new Uint32Array(size);
  else lent.fill(0, 0, size);
  return lent;
}

function firstSlot(word: number): number {
  const mixed = Math.imul(word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
