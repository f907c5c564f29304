import type { About } from '../../about.js';
import type { ExplanationResult } from '../finding.js';
import type { GroupContext } from '../group-context.js';

/** An innocent workload that could look like this, with its own test. `explains` keeps a group from being accused. One file each. */
export interface Explanation {
  readonly id: string;
  readonly about: About;
  /** What the log would look like if this explanation held. */
  readonly predicts: string;
  assess(context: GroupContext): Pick<ExplanationResult, 'seen' | 'verdict'>;
}
