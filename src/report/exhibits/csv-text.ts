import { escapeCsvCell } from '../renderers/escape.js';

/** Text is cleaned and quoted; numbers are ours and stand as they are; null is an empty cell. */
export type CsvCell = string | number | null;

/** A table for people and spreadsheets, lines ended as RFC 4180 has it. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : escapeCsvCell(cell);
}
