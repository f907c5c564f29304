import type { About } from '../../about.js';
import type { FindingKind, RuleResult } from '../finding.js';
import type { GroupCall, GroupContext } from '../group-context.js';

/** What a rule says of a group; calls that show it, of which some are quoted. */
export type RuleOutcome = Pick<
  RuleResult,
  'observed' | 'population' | 'cohort' | 'interval' | 'pValue' | 'statement' | 'verdict'
> & { readonly calls: readonly GroupCall[] };

/**
 * A sign of the published playbook. It is shown beside a group with its rate in the population, so that one that everybody shows
 * weighs nothing; it never decides an accusation. One file each.
 */
export interface PlaybookRule {
  readonly id: string;
  /** Raised whenever what is measured changes. */
  readonly version: number;
  /** Kind of the finding when it is seen; null for a rule that only stands in the table. */
  readonly kind: FindingKind | null;
  readonly about: About;
  assess(context: GroupContext): RuleOutcome;
}

export function cannotSay(reason: string): RuleOutcome {
  return {
    observed: null,
    population: null,
    cohort: null,
    interval: null,
    pValue: null,
    statement: reason,
    verdict: 'cannot-say',
    calls: [],
  };
}
