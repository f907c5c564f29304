import type { Row } from './format.js';

/** Dotted steps in one path: more is a mistake, and every dot doubles the ways a path can be read. */
export const MAX_STEPS = 8;

/** Reads one value of a row by a dotted path; undefined when there is none. */
export type PathReader = (row: Row) => unknown;

/**
 * A key that holds dots itself wins over nesting (`user.id` in flattened OpenTelemetry rows), the longest first.
 * Only own keys are looked at: `constructor` and `__proto__` are plain data.
 */
export function compilePath(path: string): PathReader {
  const dot = path.indexOf('.');
  if (dot < 0) return (row) => ownValue(row, path);
  const splits = splitsOf(path);
  return (row) => {
    // The other way about than ownValue: such a key is nearly always absent, and looking for its value takes twice as long as for it.
    const whole = Object.hasOwn(row, path) ? row[path] : undefined;
    if (whole !== undefined) return whole;
    for (let i = 0; i < splits.length; i++) {
      const { head, rest } = splits[i] as { head: string; rest: PathReader };
      const inner = ownValue(row, head);
      if (typeof inner !== 'object' || inner === null) continue;
      const value = rest(inner as Row);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** Asks first whether there is anything: most paths of an expression are absent from a row, and hasOwn costs more. */
function ownValue(row: Row, key: string): unknown {
  const value = row[key];
  return value === undefined || !Object.hasOwn(row, key) ? undefined : value;
}

function splitsOf(path: string): { head: string; rest: PathReader }[] {
  const splits: { head: string; rest: PathReader }[] = [];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    splits.push({ head: path.slice(0, dot), rest: compilePath(path.slice(dot + 1)) });
  }
  return splits;
}
