import { expect, test } from 'vitest';
import { waterfallRange, waterfallSteps } from '../../src/report/waterfall.js';
import { bakery } from './bakery.js';

const [finding] = bakery().report.findings;
if (finding === undefined) throw new Error('the bakery has a finding');

test('the steps lead from the prior through the evidence to the strength', () => {
  const steps = waterfallSteps(finding);
  expect(steps.map(({ kind }) => kind)).toEqual(['prior', ...finding.evidence.map(() => 'evidence'), 'sum']);
  // −3.3 + 6.1 + 3.4 + 2.8 + 1.9 + 0.9 − 1.2 = 10.6
  expect(steps.at(-1)?.toBits).toBe(10.6);
  for (const [i, step] of steps.slice(1, -1).entries()) expect(step.fromBits).toBe(steps[i]?.toBits);
});

test('what the calibration cut off is a step of its own', () => {
  const steps = waterfallSteps({ ...finding, strength: { ...finding.strength, bits: 7.5, capBits: 7.5 } });
  expect(steps.at(-2)).toMatchObject({ kind: 'limit', toBits: 7.5 });
  expect(steps.at(-2)?.bits).toBeCloseTo(7.5 - 10.6, 9);
});

test('a strength that leaves the prior out is drawn without it', () => {
  const steps = waterfallSteps({ ...finding, strength: { ...finding.strength, bits: 13.9 } });
  expect(steps.map(({ kind }) => kind)).not.toContain('prior');
  expect(steps.at(-1)).toMatchObject({ toBits: 13.9, statement: 'The evidence alone; a prior of −3.3 bits is not in it' });
});

test('the range holds zero and every running sum', () => {
  const steps = waterfallSteps(finding);
  const { low, high } = waterfallRange(steps);
  for (const value of [0, ...steps.flatMap(({ fromBits, toBits }) => [fromBits, toBits])]) {
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  }
});
