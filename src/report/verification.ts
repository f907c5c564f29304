/** What a later check of a case or a production found, as plain data. */
export type Outcome = 'ok' | 'differs' | 'not possible';

export interface Difference {
  /** Below the case, the bag or the folder of the logs; a place in it behind a colon. */
  readonly file: string;
  readonly expected: string;
  readonly found: string;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** What was compared, or why it could not be. */
  readonly detail: string;
  readonly differences: readonly Difference[];
}

export interface Verification {
  readonly schemaVersion: string;
  readonly tool: { readonly name: 'hydrometer'; readonly version: string };
  readonly target: 'case' | 'bag';
  /** `differs` when one check says so. What could not be checked is no difference. */
  readonly outcome: 'ok' | 'differs';
  readonly checks: readonly Check[];
}

/** Additions only within a major version. */
export const VERIFICATION_SCHEMA_VERSION = '1.0.0';

export function countDifferences({ checks }: Pick<Verification, 'checks'>): number {
  return checks.reduce((sum, { differences }) => sum + differences.length, 0);
}
