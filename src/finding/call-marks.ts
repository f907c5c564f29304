import { columnOf } from '../account/unit.js';
import type { Population } from '../link/population.js';
import { isRefusal } from './was-refused.js';

/** What the sampled calls of each unit of a log carry, by unit. */
export interface CallMarks {
  /** Text rules that any of the calls matched, as in the column `rules`. */
  readonly rules: Uint32Array;
  /** Flags that any of the calls has, as in the column `flags`. */
  readonly flags: Uint32Array;
  /** How many calls there are, and how many of them were refused. */
  readonly calls: Uint32Array;
  readonly refused: Uint32Array;
}

const known = new WeakMap<Population, CallMarks>();

/**
 * Read once for all rules and groups of a log. Rules look for what is rare, and the calls of a log lie all over memory: read anew by each of
 * twenty rules they took longer than all that is done with them.
 */
export function callMarks(population: Population): CallMarks {
  const marks = known.get(population) ?? readMarks(population);
  known.set(population, marks);
  return marks;
}

function readMarks({ units }: Population): CallMarks {
  const marks = {
    rules: new Uint32Array(units.length),
    flags: new Uint32Array(units.length),
    calls: Uint32Array.from(units, ({ unit }) => unit.slots.length),
    refused: new Uint32Array(units.length),
  };
  units.forEach(({ unit: { account, slots } }, unit) => {
    for (const slot of slots) {
      const rules = columnOf(account, slot, 'rules');
      const flags = columnOf(account, slot, 'flags');
      marks.rules[unit]! |= rules;
      marks.flags[unit]! |= flags;
      if (isRefusal(flags, rules)) marks.refused[unit]!++;
    }
  });
  return marks;
}
