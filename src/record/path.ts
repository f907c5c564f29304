import type { Row } from './format.js';

/** Reads one value of a row by a dotted path; undefined when there is none. */
export type PathReader = (row: Row) => unknown;

/**
 * A key that holds dots itself wins over nesting (`user.id` in flattened OpenTelemetry rows), the longest first.
 * Only own keys are looked at: `constructor` and `__proto__` are plain data.
 */
export function compilePath(path: string): PathReader {
  const dot = path.indexOf('.');
  if (dot < 0) return (row) => (Object.hasOwn(row, path) ? row[path] : undefined);
  const splits = splitsOf(path);
  return (row) => {
    if (Object.hasOwn(row, path)) return row[path];
    for (const { head, rest } of splits) {
      const inner = Object.hasOwn(row, head) ? row[head] : undefined;
      if (typeof inner !== 'object' || inner === null) continue;
      const value = rest(inner as Row);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function splitsOf(path: string): { head: string; rest: PathReader }[] {
  const splits: { head: string; rest: PathReader }[] = [];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    splits.push({ head: path.slice(0, dot), rest: compilePath(path.slice(dot + 1)) });
  }
  return splits;
}
