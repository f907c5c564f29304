import { DEFAULT_WEIGHTS } from './default-weights.js';
import type { Step } from './staircase.js';

/** The defaults of a signal as if they were so many reference pairs of this log; none for a signal that was not measured. */
export function defaultSteps(
  signal: string,
  { halves, pairs }: { readonly halves: number; readonly pairs: number },
): readonly Step[] {
  const known = DEFAULT_WEIGHTS.find((weight) => weight.signal === signal);
  return (known?.steps ?? []).map(([upTo, same, different]) => ({ upTo, same: same * halves, different: different * pairs }));
}
