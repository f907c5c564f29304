import { boundaryProbing } from './boundary-probing.js';
import { failOver } from './fail-over.js';
import { manyNetworks } from './many-networks.js';
import { noRamp } from './no-ramp.js';
import { planToUsage } from './plan-to-usage.js';
import { probeSweep } from './probe-sweep.js';
import { releasePivot } from './release-pivot.js';
import { roundTheClock } from './round-the-clock.js';
import type { PlaybookRule } from './rule.js';
import { signatureReplay } from './signature-replay.js';
import { succession } from './succession.js';
import { textHabits } from './text-habits.js';

/** The registry of signs of the published playbook. None of them accuses. */
export const PLAYBOOK_RULES: readonly PlaybookRule[] = [
  ...textHabits,
  boundaryProbing,
  failOver,
  manyNetworks,
  noRamp,
  planToUsage,
  probeSweep,
  releasePivot,
  roundTheClock,
  signatureReplay,
  succession,
];
