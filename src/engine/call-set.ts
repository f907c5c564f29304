/**
 * Set of call hashes: open addressing over doubles. A JavaScript Set ends at 16.7 million entries and takes five times the room.
 * 0 marks an empty slot; call hashes are never 0.
 */
export interface CallSet {
  /** @returns true when the hash is new */
  add(hash: number): boolean;
  has(hash: number): boolean;
  readonly size: () => number;
  /** All hashes, in no particular order. */
  toArray(): Float64Array<ArrayBuffer>;
}

const FIRST_SLOTS = 1024;
const UINT32 = 4294967296;

export function createCallSet(): CallSet {
  let slots = new Float64Array(FIRST_SLOTS);
  let size = 0;
  const add = (hash: number): boolean => {
    const slot = findSlot(slots, hash);
    if (slots[slot] === hash) return false;
    slots[slot] = hash;
    if (++size * 2 > slots.length) slots = spread(slots);
    return true;
  };
  return {
    add,
    has: (hash) => slots[findSlot(slots, hash)] === hash,
    size: () => size,
    toArray: () => slots.filter((hash) => hash !== 0),
  };
}

/** The slot that holds the hash, or the empty one where it belongs. */
function findSlot(slots: Float64Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = ((hash % UINT32) ^ (hash / UINT32)) & mask;
  while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

function spread(slots: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(slots.length * 2);
  for (const hash of slots) if (hash !== 0) larger[findSlot(larger, hash)] = hash;
  return larger;
}
