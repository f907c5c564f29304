import { expect, test } from 'vitest';
import { spreadNodes } from '../../../src/report/figures/spread-nodes.js';

const pairs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => i + from).flatMap((left) =>
    Array.from({ length: to - left - 1 }, (_, i) => ({ left, right: left + 1 + i })),
  );

test('two clusters joined by one link are drawn apart', () => {
  const spots = spreadNodes(12, [...pairs(0, 6), ...pairs(6, 12), { left: 5, right: 6 }]);
  const centre = (nodes: readonly number[]) =>
    [0, 1].map((axis) => nodes.reduce((sum, node) => sum + (spots[node]![axis] as number), 0) / nodes.length) as [number, number];
  const [a, b] = [centre([0, 1, 2, 3, 4]), centre([7, 8, 9, 10, 11])];
  expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(0.4);
});

test('every node lies in the unit square, the same each time', () => {
  const spots = spreadNodes(60, pairs(0, 30));
  expect(spreadNodes(60, pairs(0, 30))).toEqual(spots);
  for (const [x, y] of spots) {
    expect(x >= 0 && x <= 1).toBe(true);
    expect(y >= 0 && y <= 1).toBe(true);
  }
});

test('one node stands in the middle', () => {
  expect(spreadNodes(1, [])).toEqual([[0.5, 0.5]]);
});
