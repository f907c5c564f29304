import type { CallNumbers, NumberedCalls } from './numbered-calls.js';

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

/**
 * Counts kinds over some calls, and numbers those that occur by their first call. The order of the calls changes the numbering, and no
 * measure. Linear in the incidences.
 */
export function tabulateIncidences(numbered: NumberedCalls, calls: CallNumbers): IncidenceTable {
  const indexOf = emptyIndex(numbered.kinds);
  const kindOfIncidence = new Uint32Array(countIncidences(numbered, calls));
  const callsPerKind = new Uint32Array(Math.min(numbered.kinds, kindOfIncidence.length));
  const ends = new Uint32Array(calls.length);
  const size = fillTable(numbered, calls, { callsPerKind, kindOfIncidence, ends }, indexOf);
  clearIndex(indexOf, numbered, calls);
  return { calls: calls.length, callsPerKind: callsPerKind.slice(0, size), kindOfIncidence, ends };
}

// Loops end their functions: see hillNumber.

/** @returns how many kinds occur */
function fillTable(
  { kindOfIncidence: kinds, starts }: NumberedCalls,
  calls: CallNumbers,
  { callsPerKind, kindOfIncidence, ends }: Omit<IncidenceTable, 'calls'>,
  indexOf: Uint32Array,
): number {
  let size = 0;
  let at = 0;
  for (let i = 0; i < calls.length; i++) {
    const end = starts[(calls[i] as number) + 1] as number;
    for (let from = starts[calls[i] as number] as number; from < end; from++) {
      const kind = kinds[from] as number;
      const known = indexOf[kind] as number;
      // Whether a kind is new is as good as a toss: without a branch the processor never guesses wrong.
      const isNew = (known - 1) >>> 31;
      size += isNew;
      const index = known + size * isNew;
      indexOf[kind] = index;
      callsPerKind[index - 1]!++;
      kindOfIncidence[at++] = index - 1;
    }
    ends[i] = at;
  }
  return size;
}

/**
 * How many kinds are in so many of the calls, by number of calls from 0; 0 holds nothing. What curves need, at a fraction of the cost of a
 * table.
 */
export function countKindsByCalls(numbered: NumberedCalls, calls: CallNumbers): Uint32Array {
  const counts = emptyIndex(numbered.kinds);
  const kindsByCalls = new Uint32Array(calls.length + 1);
  addKinds(numbered, calls, counts, kindsByCalls);
  kindsByCalls[0] = 0;
  clearIndex(counts, numbered, calls);
  return kindsByCalls;
}

/** A kind moves up by one with each call that holds it. */
function addKinds(
  { kindOfIncidence, starts }: NumberedCalls,
  calls: CallNumbers,
  counts: Uint32Array,
  kindsByCalls: Uint32Array,
): void {
  for (let i = 0; i < calls.length; i++) {
    const end = starts[(calls[i] as number) + 1] as number;
    for (let at = starts[calls[i] as number] as number; at < end; at++) {
      const kind = kindOfIncidence[at] as number;
      const count = counts[kind] as number;
      kindsByCalls[count]!--;
      kindsByCalls[count + 1]!++;
      counts[kind] = count + 1;
    }
  }
}

/** Incidences of some calls. */
export function countIncidences({ starts }: NumberedCalls, calls: CallNumbers): number {
  let incidences = 0;
  for (let i = 0; i < calls.length; i++)
    incidences += (starts[(calls[i] as number) + 1] as number) - (starts[calls[i] as number] as number);
  return incidences;
}

let lent = new Uint32Array(0);

/** A zero for each kind. The room is reused, and who writes into it sets back to zero what was written. */
function emptyIndex(kinds: number): Uint32Array {
  if (lent.length < kinds) lent = new Uint32Array(kinds);
  return lent;
}

function clearIndex(index: Uint32Array, { kindOfIncidence, starts }: NumberedCalls, calls: CallNumbers): void {
  for (let i = 0; i < calls.length; i++) {
    const end = starts[(calls[i] as number) + 1] as number;
    for (let at = starts[calls[i] as number] as number; at < end; at++) index[kindOfIncidence[at] as number] = 0;
  }
}
