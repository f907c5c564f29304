import type { ExhibitEntry } from './exhibit.js';

/**
 * Opticon image load file (`production.opt`), beside the Concordance file: a line for each numbered page, in the order of the numbers.
 * Fields: page, volume, file, `Y` where a document begins, two breaks that we do not use, pages of the document. Pages of one PDF name the
 * same file. Only what is a page of a file belongs in it: tables, rows and slip sheets are natives or texts.
 * @param pathOf path as the Concordance file gives it
 */
export function opticonText(entries: readonly ExhibitEntry[], volume: string, pathOf: (entry: ExhibitEntry) => string): string {
  return entries
    .filter(({ path }) => path.endsWith('.pdf'))
    .flatMap((entry) =>
      numbersFrom(entry).map((number, page, { length }) =>
        [number, volume, pathOf(entry), page === 0 ? 'Y' : '', '', '', page === 0 ? String(length) : ''].join(','),
      ),
    )
    .map((line) => `${line}\r\n`)
    .join('');
}

/** `HYD-000007` to `HYD-000009`. */
function numbersFrom({ number, lastNumber }: ExhibitEntry): readonly string[] {
  const at = number.lastIndexOf('-') + 1;
  const [first, last] = [Number(number.slice(at)), Number(lastNumber.slice(at))];
  return Array.from(
    { length: last - first + 1 },
    (_, i) => number.slice(0, at) + String(first + i).padStart(number.length - at, '0'),
  );
}
