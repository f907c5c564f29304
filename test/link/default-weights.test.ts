import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import { defaultSteps } from '../../src/link/default-steps.js';
import { DEFAULT_WEIGHTS } from '../../src/link/default-weights.js';

test('every signal that is compared in pairs was measured', () => {
  const compared = SIGNALS.filter(({ mostBits }) => mostBits > 0);
  expect(DEFAULT_WEIGHTS.map(({ signal }) => signal)).toEqual(compared.map(({ id }) => id));
});

describe.each(DEFAULT_WEIGHTS)('$signal', ({ signal, steps, halves, pairs }) => {
  test('rises, and its shares are shares of all pairs', () => {
    expect(Math.min(halves, pairs)).toBeGreaterThan(10_000);
    const upTo = steps.map(([similarity]) => similarity);
    expect(upTo).toEqual([...new Set(upTo)].sort((left, right) => left - right));
    // Three significant digits each.
    expect(Math.abs(steps.reduce((sum, [, same]) => sum + same, 0) - 1)).toBeLessThan(0.01);
    expect(Math.abs(steps.reduce((sum, [, , different]) => sum + different, 0) - 1)).toBeLessThan(0.01);
    const ratios = steps.map(([, same, different]) => same / Math.max(different, 1e-9));
    expect(ratios).toEqual([...ratios].sort((left, right) => left - right));
  });

  test('counts as as many pairs as it is told to', () => {
    const scaled = defaultSteps(signal, { halves: 20, pairs: 100 });
    expect(Math.abs(scaled.reduce((sum, { same }) => sum + same, 0) - 20)).toBeLessThan(0.2);
    expect(Math.abs(scaled.reduce((sum, { different }) => sum + different, 0) - 100)).toBeLessThan(1);
  });
});

test('an unknown signal has no defaults', () => {
  expect(defaultSteps('gait', { halves: 20, pairs: 100 })).toEqual([]);
});
