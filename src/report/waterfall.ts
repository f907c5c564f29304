import type { EvidenceBar, Finding } from '../finding/finding.js';
import { wordBits } from './words.js';

/** One step of the waterfall, from one running sum to the next. */
export interface WaterfallStep {
  readonly kind: 'prior' | 'evidence' | 'limit' | 'sum';
  readonly title: string;
  readonly statement: string;
  readonly fromBits: number;
  readonly toBits: number;
  readonly bits: number;
  readonly bar: EvidenceBar | null;
}

/** Below this two sums of printed bits are the same number. */
const SAME_BITS = 0.05;

/**
 * The prior, one step a family, what the calibration cut off, and the sum that the finding states. When the stated strength leaves
 * the prior out, so does the waterfall: bars that do not end at the stated number would say something else than the words.
 */
export function waterfallSteps(finding: Finding): readonly WaterfallStep[] {
  const evidenceBits = finding.evidence.reduce((sum, { bits }) => sum + bits, 0);
  const isWithoutPrior = Math.abs(finding.priorBits) < SAME_BITS || Math.abs(evidenceBits - finding.strength.bits) < SAME_BITS;
  const steps: WaterfallStep[] = [];
  let at = 0;
  if (!isWithoutPrior) {
    const statement = 'Cost of having looked at many groups: the more are tried, the likelier one stands out by chance';
    steps.push(stepTo({ kind: 'prior', title: 'Prior', statement, fromBits: 0, toBits: finding.priorBits, bar: null }));
    at = finding.priorBits;
  }
  for (const bar of finding.evidence) {
    const { title, statement, bits } = bar;
    steps.push(stepTo({ kind: 'evidence', title, statement, fromBits: at, toBits: at + bits, bar }));
    at += bar.bits;
  }
  const { bits, capBits } = finding.strength;
  if (Math.abs(at - bits) >= SAME_BITS)
    steps.push(
      stepTo({ kind: 'limit', title: 'Limit', statement: limitStatement(capBits), fromBits: at, toBits: bits, bar: null }),
    );
  const statement = sumStatement(isWithoutPrior, finding.priorBits);
  steps.push(stepTo({ kind: 'sum', title: 'Sum', statement, fromBits: 0, toBits: bits, bar: null }));
  return steps;
}

/** Room for all running sums and for zero. */
export function waterfallRange(steps: readonly WaterfallStep[]): { readonly low: number; readonly high: number } {
  const ends = steps.flatMap(({ fromBits, toBits }) => [fromBits, toBits]);
  const low = Math.min(0, ...ends);
  const high = Math.max(1, ...ends);
  const margin = (high - low) * 0.04;
  return { low: low === 0 ? 0 : low - margin, high: high + margin };
}

function stepTo(step: Omit<WaterfallStep, 'bits'>): WaterfallStep {
  return { ...step, bits: step.toBits - step.fromBits };
}

function limitStatement(capBits: number): string {
  return `Cut to what this log can carry (at most ${wordBits(capBits)} bits)`;
}

function sumStatement(isWithoutPrior: boolean, priorBits: number): string {
  if (!isWithoutPrior) return 'Prior and evidence together';
  return Math.abs(priorBits) < SAME_BITS
    ? 'The evidence alone'
    : `The evidence alone; a prior of ${wordBits(priorBits)} bits is not in it`;
}
