import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccountLink, composeGraph } from '../../src/report/compose-graph.js';

const nodesOf = (count: number) => Array.from({ length: count }, (_, i) => ({ account: `mill-${i}`, bits: i }));
const link = (left: number, right: number, bits = 1): AccountLink => ({ left, right, bits });

describe('two triangles joined by one link', () => {
  const links = [link(0, 1), link(1, 2), link(0, 2), link(2, 3, 0.5), link(3, 4), link(4, 5), link(3, 5)];
  const graph = composeGraph(nodesOf(7), links)!;

  test('have that link as their only bridge', () => {
    expect(graph.links.filter(({ isBridge }) => isBridge)).toEqual([{ left: 2, right: 3, bits: 0.5, isBridge: true }]);
    expect(graph).toMatchObject({ bridges: 1, parts: 1, accountsWithoutLink: 1, accountsNotDrawn: 0, linksNotDrawn: 0 });
  });
});

test('a group without links has no graph', () => {
  expect(composeGraph(nodesOf(3), [])).toBeNull();
});

test('at most 60 accounts are drawn, ends of bridges among them, and the rest is counted', () => {
  const ring = Array.from({ length: 90 }, (_, i) => link(Math.min(i, (i + 1) % 90), Math.max(i, (i + 1) % 90), 5));
  const graph = composeGraph(nodesOf(92), [...ring, link(90, 91, 0.1)])!;
  expect(graph.nodes).toHaveLength(60);
  expect(graph.accountsNotDrawn).toBe(32);
  expect(graph.nodes.map(({ account }) => account)).toEqual(expect.arrayContaining(['mill-90', 'mill-91']));
  expect(graph.links.length + graph.linksNotDrawn).toBe(91);
});

test('a link is a bridge exactly when its removal makes one part more', () => {
  const edge = fc.tuple(fc.nat(8), fc.nat(8)).filter(([a, b]) => a < b);
  const edges = fc.uniqueArray(edge, { selector: ([a, b]) => a * 9 + b, minLength: 1, maxLength: 16 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const links = pairs.map(([a, b]) => link(a, b));
      const expected = links.filter((one) => partsOf(links.filter((other) => other !== one)) > partsOf(links)).length;
      expect(composeGraph(nodesOf(9), links)!.bridges).toBe(expected);
    }),
  );
});

/** Parts by joining sets, isolated nodes included. */
function partsOf(links: readonly AccountLink[]): number {
  const parent = Array.from({ length: 9 }, (_, i) => i);
  const root = (node: number): number => (parent[node] === node ? node : root(parent[node]!));
  for (const { left, right } of links) parent[root(left)] = root(right);
  return new Set(parent.map((_, node) => root(node))).size;
}
