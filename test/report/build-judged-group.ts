import type { JudgedGroup } from '../../src/finding/judge.js';
import { buildContext, type GroupPlan } from '../finding/build-group.js';

/** A group as the finding step hands it on, without tests, bars or coverage unless they are given. */
export function buildJudgedGroup(plan: GroupPlan, change: Partial<JudgedGroup> = {}): JudgedGroup {
  return {
    id: 'G-001',
    context: buildContext(plan),
    decision: { isAccused: true, missing: [] },
    tests: [],
    rules: [],
    explanations: [],
    coverage: [],
    bars: [],
    capBits: 10,
    priorBits: -1,
    ...change,
  };
}
