import type { JoinPartner, LogFormat, Row } from './format.js';
import type { CallMark } from './record.js';

/** The kind of partner row of this format that a row is, or null. */
export function partnerOf({ partners }: LogFormat, row: Row): JoinPartner | null {
  if (partners === undefined) return null;
  for (const partner of partners) if (partner.fits(row)) return partner;
  return null;
}

/**
 * The one row that completes a call. Exports repeat rows at their borders, so rows that say the same count once.
 * @returns null with a mark when there is none, or when several say different things: then none of them is believed
 */
export function solePartner(rows: readonly Row[]): { readonly row: Row | null; readonly mark: CallMark | null } {
  const [row] = rows;
  if (row === undefined) return { row: null, mark: 'partner-missing' };
  if (rows.length === 1) return { row, mark: null };
  const said = JSON.stringify(row);
  return rows.every((other) => JSON.stringify(other) === said) ? { row, mark: null } : { row: null, mark: 'partner-ambiguous' };
}
