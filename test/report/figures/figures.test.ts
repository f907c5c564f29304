import { describe, expect, test } from 'vitest';
import { activityHeat } from '../../../src/report/figures/activity-heat.js';
import { bitsWaterfall } from '../../../src/report/figures/bits-waterfall.js';
import { coverageLines } from '../../../src/report/figures/coverage-lines.js';
import { nullHistogram } from '../../../src/report/figures/null-histogram.js';
import { strengthScale } from '../../../src/report/figures/strength-scale.js';
import { suspicionHistogram } from '../../../src/report/figures/suspicion-histogram.js';
import { misleading, tippett } from '../../../src/report/figures/tippett.js';

const numberAt = (svg: string, pattern: RegExp): number => Number(pattern.exec(svg)?.[1]);

test('a cell of the heat map is darker for more calls, and a day without calls has the lightest shade', () => {
  const { text } = activityHeat({
    from: '2026-03-02',
    daysPerCell: 1,
    rows: [{ account: 'ines', calls: [0, 1, 10] }],
    accountsNotDrawn: 0,
    marks: [],
  });
  expect(text).toContain('class="heat-0" d="M0 0h1v1h-1z"');
  expect(text).toContain('class="heat-1" d="M1 0h1v1h-1z"');
  expect(text).toContain('class="heat-5" d="M2 0h1v1h-1z"');
  expect(text).toContain('1 account over 3 days from 2026-03-02; at most 1 account active in one cell');
});

describe('a null histogram', () => {
  const draws = { from: 0.9, width: 0.01, counts: [1, 5, 2] };
  test('shows an observation below all draws to the left of the bars', () => {
    const { text } = nullHistogram({ title: 'Single queue', observed: 0.1, draws });
    expect(text).toContain('observed 0.1, below all of them');
    expect(numberAt(text, /class="stem" x1="([\d.]+)%/)).toBeLessThan(numberAt(text, /class="null-bar" x="([\d.]+)%/));
  });
  test('writes the range of the draws from the edge on where they stand near it', () => {
    const labelOf = (observed: number, from: number): string | undefined =>
      /<text x="([^"]+)"[^>]* text-anchor="(\w+)">[^<]+ to /.exec(
        nullHistogram({ title: 'Single queue', observed, draws: { ...draws, from } }).text,
      )?.[0];
    expect(labelOf(0.1, 0.9)).toContain('x="100%" y="85" text-anchor="end"');
    expect(labelOf(0.9, 0.1)).toContain('x="0%" y="85" text-anchor="start"');
    expect(labelOf(0.88, 0.9)).toContain('text-anchor="middle"');
  });
  test('says when the observation lies among the draws', () => {
    expect(nullHistogram({ title: 'Single queue', observed: 0.92, draws }).text).toContain('observed 0.92, among them');
  });
});

test('a waterfall of bits ends at the sum of its rows', () => {
  const { text } = bitsWaterfall('Link', [
    { title: 'Prior', bits: -2 },
    { title: 'Model', bits: 5.5 },
  ]);
  expect(text).toContain('Prior −2.0, Model +5.5; sum +3.5 bits');
  expect(text).toMatch(/class="total">.*Sum.*\+3\.5/s);
});

test('coverage lines say where the group and the band end, also without a band', () => {
  const curve = { id: 'breadth' as const, calls: [10, 20], group: [50, 90], pools: 40 };
  const ordinary = { low: [20, 30], middle: [25, 40], high: [30, 50] };
  expect(coverageLines({ ...curve, ordinary }).text).toContain('After 20 calls: the group 90, ordinary pools 30 to 50');
  expect(coverageLines({ ...curve, ordinary: null }).text).toContain('no ordinary accounts to compare with');
});

test('a Tippett plot counts the pairs that mislead: two accounts above 0 bits, one account below', () => {
  const weights = [
    { bits: -2, same: 3, different: 70 },
    { bits: 0, same: 7, different: 20 },
    { bits: 4, same: 90, different: 10 },
  ];
  expect(misleading(weights)).toEqual({ same: { misleading: 3, pairs: 100 }, different: { misleading: 10, pairs: 100 } });
  expect(tippett('Model', weights).text).toContain('Above 0 bits: 10 of 100 pairs of two accounts; below 0 bits: 3 of 100 pairs');
});

test('the marker of strength stands farther right for more bits', () => {
  const scale = [
    { fromBits: 0, words: 'no' },
    { fromBits: 1, words: 'weak' },
    { fromBits: 10, words: 'strong' },
  ];
  const at = (bits: number) => numberAt(strengthScale(bits, 'weak', scale).text, /<svg x="([\d.]+)%/);
  expect(at(2)).toBeLessThan(at(9));
  expect(strengthScale(2, 'weak', scale).text).toContain('2.0 bits, weak support; steps at 0.0 no, 1.0 weak, 10.0 strong');
});

test('empty bars of the histogram keep their place on the axis', () => {
  const { text } = suspicionHistogram([
    { fromBits: 0, accounts: 100, accused: 0 },
    { fromBits: 18, accounts: 4, accused: 4 },
  ]);
  expect(numberAt(text, /class="accused" x="([\d.]+)%/)).toBeGreaterThan(85);
});
