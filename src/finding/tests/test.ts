import type { About } from '../../about.js';
import type { TestResult } from '../finding.js';
import type { GroupContext } from '../group-context.js';

export type TestOutcome = Pick<TestResult, 'observed' | 'expected' | 'pValue' | 'permutations' | 'draws' | 'reading' | 'reason'>;

/** A test on a group's pooled calls, with a null that keeps what is innocent about them. One file each. */
export interface GroupTest {
  readonly id: string;
  readonly about: About;
  run(context: GroupContext): TestOutcome;
}

/** Draws under the null: enough for a p-value of 0.005, few enough for a laptop. */
export const PERMUTATIONS = 199;

/** Level at which a reading takes a side, half of it at each end of a two-sided test; it words a result and decides nothing. Conventional. */
export const READING_LEVEL = 0.05;

export function cannotSay(reason: string): TestOutcome {
  return { observed: null, expected: null, pValue: null, permutations: 0, reading: 'No statement', reason };
}
