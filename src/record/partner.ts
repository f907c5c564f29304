import type { JoinPartner, LogFormat, Row } from './format.js';
import type { CallMark } from './record.js';

/** The kind of partner row of this format that a row is, or null. */
export function partnerOf({ partners }: LogFormat, row: Row): JoinPartner | null {
  if (partners === undefined) return null;
  for (const partner of partners) if (partner.fits(row)) return partner;
  return null;
}

export interface SolePartner {
  /** Null when there is none, or no telling which. */
  readonly partner: Row | null;
  readonly mark: Extract<CallMark, 'partner-missing' | 'partner-ambiguous'> | false;
}

/**
 * The one row that completes a call. Several rows that say the same (a file read twice) count as one; several that differ cannot be told
 * apart, so none is used.
 */
export function solePartner(rows: readonly Row[]): SolePartner {
  const [first] = rows;
  if (first === undefined) return { partner: null, mark: 'partner-missing' };
  if (rows.length > 1) {
    const text = JSON.stringify(first);
    if (rows.some((row) => JSON.stringify(row) !== text)) return { partner: null, mark: 'partner-ambiguous' };
  }
  return { partner: first, mark: false };
}
