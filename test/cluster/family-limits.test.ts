import fc from 'fast-check';
import { sum } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import type { Tie } from '../../src/cluster/cluster.js';
import { limitTies, sumSigns } from '../../src/cluster/family-limits.js';

const tie = (signal: string, bits: number): Tie => ({ signal, bits, statement: { kind: 'no-common-value' } });

/** What the ties of one unit add up to. */
function summed(...ties: readonly Tie[]): number {
  const signs = ties.map(({ signal, bits }) => ({ signal, bits: Float64Array.of(bits), tieOf: () => tie(signal, bits) }));
  return sumSigns(SIGNALS, signs, 1)[0] as number;
}

describe('the sum over families', () => {
  test('counts a family once, within its limits', () => {
    expect(summed(tie('model', 6), tie('parameters', 7))).toBe(8);
    expect(summed(tie('model', -6), tie('parameters', 1))).toBe(-2.5);
    expect(summed(tie('user-agent', 9))).toBe(2);
    expect(summed(tie('system-prompt', 3), tie('active-hours', 2))).toBe(5);
  });

  test('has nothing of infrastructure and shape, whatever they say', () => {
    expect(summed(tie('address', 9), tie('payment', -9), tie('prompt-length', 9))).toBe(0);
  });

  test('is 0 of no ties, and passes over what a unit has nothing of', () => {
    expect(summed()).toBe(0);
    expect(summed(tie('model', Number.NaN), tie('pacing', 3))).toBe(3);
  });

  test('is what a reader adds up from the ties as they count', () => {
    const ties = fc.array(fc.record({ at: fc.nat(SIGNALS.length - 1), bits: fc.double({ min: -20, max: 20, noNaN: true }) }));
    fc.assert(
      fc.property(ties, (drawn) => {
        const own = drawn.map(({ at, bits }) => tie(SIGNALS[at]!.id, bits));
        expect(sum(limitTies(SIGNALS, own).map(({ bits }) => bits))).toBeCloseTo(summed(...own), 9);
      }),
    );
  });
});
