/** What coverage looks at in one call: the hashed content features of its new text, ascending, no duplicates, no zeros. */
export interface CoverageCall {
  readonly kinds: Uint32Array;
}

/** Which kind is in which call, as incidences one after another, call by call. */
export interface IncidenceTable {
  readonly calls: number;
  /** Number of calls that hold the kind, by kind index; all ≥ 1. */
  readonly callsPerKind: Uint32Array;
  /** Kind index of every incidence, call by call. */
  readonly kindOfIncidence: Uint32Array;
  /** Where the incidences of a call end: those of call i run from ends[i − 1] (0 for the first) to ends[i]. */
  readonly ends: Uint32Array;
}

/** Counts kinds over calls. The order of the calls changes the numbering of kinds, and no measure. Linear in the incidences. */
export function tabulateIncidences(calls: readonly CoverageCall[]): IncidenceTable {
  const total = calls.reduce((sum, call) => sum + call.kinds.length, 0);
  const kindOfIncidence = new Uint32Array(total);
  const callsPerKind = new Uint32Array(total);
  const ends = new Uint32Array(calls.length);
  const mask = 2 ** Math.ceil(Math.log2(2 * total + 2)) - 1;
  const slots = emptySlots(mask + 1);
  const kinds = new Uint32Array(total);
  let size = 0;
  let at = 0;
  for (let call = 0; call < calls.length; call++) {
    const own = calls[call]!.kinds;
    for (let i = 0; i < own.length; i++) {
      const kind = own[i] as number;
      let slot = firstSlot(kind) & mask;
      while (slots[slot] !== 0 && kinds[(slots[slot] as number) - 1] !== kind) slot = (slot + 1) & mask;
      if (slots[slot] === 0) {
        kinds[size++] = kind;
        slots[slot] = size;
      }
      const index = (slots[slot] as number) - 1;
      callsPerKind[index]!++;
      kindOfIncidence[at++] = index;
    }
    ends[call] = at;
  }
  return { calls: calls.length, callsPerKind: callsPerKind.slice(0, size), kindOfIncidence, ends };
}

let lent = new Uint32Array(0);

/** Open addressing from kind to its number plus one. The room is reused: a report tabulates thousands of times. */
function emptySlots(size: number): Uint32Array {
  if (lent.length < size) lent = new Uint32Array(size);
  else lent.fill(0, 0, size);
  return lent;
}

function firstSlot(kind: number): number {
  const mixed = Math.imul(kind, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
