/** The best few candidates of every unit, in flat arrays: millions of pairs pass by, and only a few stay. */
export interface Strongest {
  offer(unit: number, other: number, score: number): void;
  /** Candidates of a unit, best first; equal scores in order of the units. */
  list(unit: number): Uint32Array;
}

export function createStrongest(units: number, kept: number): Strongest {
  const others = new Uint32Array(units * kept);
  const scores = new Float64Array(units * kept);
  const sizes = new Uint32Array(units);
  const weakest = new Uint32Array(units);
  /** What an offer must exceed: nothing while there is room. */
  const bars = new Float64Array(units).fill(Number.NEGATIVE_INFINITY);
  const findWeakest = (unit: number): void => {
    const from = unit * kept;
    let at = from;
    for (let i = from + 1; i < from + kept; i++) if ((scores[i] as number) < (scores[at] as number)) at = i;
    weakest[unit] = at;
    bars[unit] = scores[at] as number;
  };
  return {
    offer(unit, other, score) {
      if (score <= (bars[unit] as number)) return;
      const size = sizes[unit] as number;
      const at = size < kept ? unit * kept + size : (weakest[unit] as number);
      others[at] = other;
      scores[at] = score;
      if (size < kept) sizes[unit] = size + 1;
      if (size + 1 >= kept) findWeakest(unit);
    },
    list(unit) {
      const from = unit * kept;
      const order = Array.from({ length: sizes[unit] as number }, (_, i) => from + i);
      order.sort((a, b) => (scores[b] as number) - (scores[a] as number) || (others[a] as number) - (others[b] as number));
      return Uint32Array.from(order, (at) => others[at] as number);
    },
  };
}
