import type { Report } from '../report/report.js';

export const FAIL_ON_WORDS = [
  'none',
  'weak',
  'moderate',
  'moderately-strong',
  'strong',
  'very-strong',
  'extremely-strong',
] as const;
export type FailOn = (typeof FAIL_ON_WORDS)[number];

/**
 * True when a group is suspected at this strength or above, by the report's own scale. Facts that accuse nobody (a shared scaffold, a
 * popular app) never fail a run.
 */
export function reachesStrength({ findings, scale }: Pick<Report, 'findings' | 'scale'>, failOn: FailOn): boolean {
  if (failOn === 'none') return false;
  const words = failOn.replace('-', ' ');
  const fromBits = scale.find((entry) => entry.words.replace(/ support$/, '') === words)?.fromBits;
  if (fromBits === undefined) return false;
  return findings.some(({ kind, strength }) => kind === 'systematic-extraction' && strength.bits >= fromBits);
}
