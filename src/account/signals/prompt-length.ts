import { describeMagnitude } from './describe-values.js';
import type { Signal } from './signal.js';

export const promptLength: Signal = {
  id: 'prompt-length',
  family: 'shape',
  kernel: 'histogram',
  leastBits: -2,
  mostBits: 1.5,
  describe: (unit) => describeMagnitude(unit, 'promptChars'),
  about: {
    title: 'Length of prompts',
    measures: 'agreement of the distributions of new text lengths, in powers of two',
    unit: 'Jensen–Shannon divergence in bits, negated; 0 is equal',
    source: 'Lin 1991, doi:10.1109/18.61115',
    weakness: 'coarse; many ordinary accounts write alike',
    innocentCause: 'most short questions are of similar length',
  },
};
