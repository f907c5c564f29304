import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import type { Tie } from '../../src/cluster/cluster.js';
import { sumFamilies } from '../../src/cluster/family-limits.js';

describe('sumFamilies', () => {
  const tie = (signal: string, bits: number): Tie => ({ signal, bits, statement: { kind: 'no-common-value' } });

  test('counts a family once, within its limits', () => {
    expect(sumFamilies(SIGNALS, [tie('model', 6), tie('parameters', 7)])).toBe(8);
    expect(sumFamilies(SIGNALS, [tie('model', -6), tie('parameters', 1)])).toBe(-2.5);
    expect(sumFamilies(SIGNALS, [tie('user-agent', 9)])).toBe(2);
    expect(sumFamilies(SIGNALS, [tie('system-prompt', 3), tie('active-hours', 2)])).toBe(5);
  });

  test('infrastructure and shape bring nothing, whatever they say', () => {
    expect(sumFamilies(SIGNALS, [tie('address', 9), tie('payment', -9), tie('prompt-length', 9)])).toBe(0);
  });

  test('of no ties is 0', () => {
    expect(sumFamilies(SIGNALS, [])).toBe(0);
  });
});
