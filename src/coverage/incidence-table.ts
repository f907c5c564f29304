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
  const indexOf = new Map<number, number>();
  let at = 0;
  for (let call = 0; call < calls.length; call++) {
    for (const kind of calls[call]!.kinds) {
      let index = indexOf.get(kind);
      if (index === undefined) {
        index = indexOf.size;
        indexOf.set(kind, index);
      }
      callsPerKind[index]!++;
      kindOfIncidence[at++] = index;
    }
    ends[call] = at;
  }
  return { calls: calls.length, callsPerKind: callsPerKind.slice(0, indexOf.size), kindOfIncidence, ends };
}
