import type { AccountRow } from './report.js';

/** Where an account stands, as a table says it: in a group, near a suspected one, or nowhere. */
export function wordStanding({ cluster, compared, accused, near }: AccountRow): string {
  if (near !== undefined) return `${cluster === null ? '' : `${cluster}, `}near ${near}`;
  if (cluster === null) return compared ? 'none' : 'too few calls';
  return accused ? `${cluster}, suspected` : cluster;
}
