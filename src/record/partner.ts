import type { JoinPartner, LogFormat, Row } from './format.js';

/** The kind of partner row of this format that a row is, or null. */
export function partnerOf({ partners }: LogFormat, row: Row): JoinPartner | null {
  if (partners === undefined) return null;
  for (const partner of partners) if (partner.fits(row)) return partner;
  return null;
}
