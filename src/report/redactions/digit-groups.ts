import type { Span } from './redaction.js';

export interface DigitGroup extends Span {
  readonly digits: string;
}

/** Longest group that is kept: longer ones are no number that anybody was given. */
const MOST_DIGITS = 19;

/** Runs of digit groups with one space, no-break space or dash between them. A run beside a letter or underscore is part of a word. */
export function digitGroups(text: string): readonly (readonly DigitGroup[])[] {
  const runs: DigitGroup[][] = [];
  let end = -2;
  for (const { index, 0: digits } of text.matchAll(/(?<![\p{L}\d_])\d+(?![\p{L}\d_])/gu)) {
    const group = { start: index, end: index + digits.length, digits: digits.slice(0, MOST_DIGITS + 1) };
    if (index === end + 1 && /[ \u00a0-]/.test(text[end] as string)) runs.at(-1)?.push(group);
    else runs.push([group]);
    end = group.end;
  }
  return runs;
}
