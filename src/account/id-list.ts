/**
 * Request ids of a fold, as the 53-bit hashes by which calls are told apart: sorted, each once, written as differences in seven-bit
 * groups (LEB128). A million calls take about 5 bytes each; two digests of ten million calls share one hash by chance in about a
 * hundred such pairs (10^7 · 10^7 / 2^53 = 0.011).
 */
export type IdList = Uint8Array;

const GROUP = 128;
/** 53 bits in groups of seven. */
const MOST_GROUPS = 8;

/** @param parts hashes in any order, repeats included */
export function encodeIdList(parts: readonly Float64Array[]): IdList {
  const ids = sortIds(parts);
  const bytes = new Uint8Array(ids.length * MOST_GROUPS);
  let at = 0;
  let last = 0;
  for (const id of ids) {
    if (id === last) continue;
    let rest = id - last;
    last = id;
    for (; rest >= GROUP; rest = Math.floor(rest / GROUP)) bytes[at++] = (rest % GROUP) | GROUP;
    bytes[at++] = rest;
  }
  return bytes.slice(0, at);
}

/** All of them, ascending. */
export function sortIds(parts: readonly Float64Array[]): Float64Array {
  const ids = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    ids.set(part, at);
    at += part.length;
  }
  return ids.sort();
}

/** Where the reading of a list stands: nothing but the bytes is held. */
interface IdCursor {
  /** The hash that it stands at; null behind the last. */
  readonly id: () => number | null;
  next(): void;
}

/** @throws {RangeError} when the bytes end inside a hash, or hold none that can be written */
export function openIdList(bytes: IdList): IdCursor {
  let at = 0;
  let id: number | null = 0;
  const next = (): void => {
    if (at === bytes.length) {
      id = null;
      return;
    }
    let scale = 1;
    let delta = 0;
    for (let groups = 0; ; groups++, scale *= GROUP) {
      const group = bytes[at++];
      if (group === undefined || groups === MOST_GROUPS)
        throw new RangeError('expected a whole list of request ids, got a cut one');
      delta += (group % GROUP) * scale;
      if (group < GROUP) break;
    }
    id = (id as number) + delta;
  };
  next();
  return { id: () => id, next };
}

/** Calls that two lists hold. `again` is the list in which they stand for a second time. */
interface IdOverlap {
  readonly first: number;
  readonly again: number;
  readonly ids: number;
}

/**
 * Counts the hashes that stand in several lists: each against the first list that holds it, in the order of the lists. All lists are
 * read side by side (a heap of cursors), so the cost is one walk over them, log(lists) steps a hash.
 */
export function overlapsOf(lists: readonly IdList[]): readonly IdOverlap[] {
  const heap = createCursorHeap(lists.map(openIdList));
  const counts = new Map<number, number>();
  let last: number | null = null;
  let first = 0;
  for (let top = heap.take(); top !== null; top = heap.take()) {
    if (top.id !== last) {
      last = top.id;
      first = top.list;
      continue;
    }
    const pair = first * lists.length + top.list;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left], [right]) => left - right)
    .map(([pair, ids]) => ({ first: Math.floor(pair / lists.length), again: pair % lists.length, ids }));
}

interface CursorHeap {
  /** The smallest hash at which a list stands, of the earliest list; null when all are read. */
  take(): { readonly id: number; readonly list: number } | null;
}

function createCursorHeap(cursors: readonly IdCursor[]): CursorHeap {
  const idOf = (list: number): number => cursors[list]?.id() ?? Number.POSITIVE_INFINITY;
  const heap = cursors.map((_, list) => list).sort((left, right) => idOf(left) - idOf(right) || left - right);
  const isBefore = (left: number, right: number): boolean =>
    idOf(left) < idOf(right) || (idOf(left) === idOf(right) && left < right);
  const sink = (): void => {
    for (let at = 0, child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1] as number, heap[child] as number)) child++;
      if (isBefore(heap[at] as number, heap[child] as number)) return;
      [heap[at], heap[child]] = [heap[child] as number, heap[at] as number];
      at = child;
    }
  };
  return {
    take() {
      const list = heap[0];
      const id = list === undefined ? null : (cursors[list] as IdCursor).id();
      if (list === undefined || id === null) return null;
      (cursors[list] as IdCursor).next();
      sink();
      return { id, list };
    },
  };
}
