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

/** Draws after which it is asked whether one was as extreme as what was seen; where none was, more are made. For p-values of 0.005, 0.001, 0.0001. */
export const DRAW_STAGES = [199, 999, 9999] as const;
/** Values that the draws of one test on one group may read or move; beyond it only the first stage is made. Measured: a quarter of a second. */
export const MOST_DRAW_STEPS = 25_000_000;

/** What the drawn tests have in common, for their method text. */
export const P_VALUE_SOURCE =
  'p-value from draws in stages (Besag and Clifford 1991, doi:10.1093/biomet/78.2.301), the observed value counted as a draw (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585)';

/** Level at which a reading takes a side, half of it at each end of a two-sided test; it words a result and decides nothing. Conventional. */
export const READING_LEVEL = 0.05;

export function cannotSay(reason: string): TestOutcome {
  return { observed: null, expected: null, pValue: null, permutations: 0, reading: 'No statement', reason };
}
