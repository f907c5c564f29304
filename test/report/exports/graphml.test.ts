import { expect, test } from 'vitest';
import { bakeryCase, RAW, requestOf, textOf } from './shared-bakery.js';

const text = textOf('graphml', requestOf());
const idsOf = (pattern: RegExp, from = text) => [...from.matchAll(pattern)].map(([, id]) => id!);

test('accounts of groups and the groups are nodes; links and memberships are edges between them', () => {
  const nodes = idsOf(/<node id="([^"]+)"/g);
  expect(nodes).toHaveLength(2 + 12 + 9);
  expect(new Set(nodes).size).toBe(nodes.length);
  const ends = [...idsOf(/<edge source="([^"]+)"/g), ...idsOf(/<edge [^>]*target="([^"]+)"/g)];
  expect(ends).toHaveLength(2 * (3 + 21));
  expect(ends.filter((end) => !nodes.includes(end))).toEqual([]);
});

test('every key of a value is declared for what carries it', () => {
  const keys = new Set(idsOf(/<key id="([^"]+)"/g));
  for (const key of idsOf(/<data key="([^"]+)"/g)) expect(keys).toContain(key);
  expect(keys).toContain('edge.bits.content');
});

test('a link carries its bits and those of its signals', () => {
  expect(text).toContain(
    '<data key="edge.kind">link</data><data key="edge.group">G-001</data><data key="edge.bits">9.5</data><data key="edge.bits.content">8</data><data key="edge.bits.model">3.5</data>',
  );
});

test('says how many links of how many are listed', () => {
  expect(text).toContain('G-001: 3 of 29 links listed.');
  expect(text).toContain('G-002: 0 of an unknown number of links listed.');
});

test('a label is escaped, and what XML forbids is left out and counted', () => {
  const saved = bakeryCase((report) => ({
    ...report,
    clusters: report.clusters.map((group) => ({
      ...group,
      accounts: group.accounts.map((member, i) => (i === 0 ? { ...member, account: `${group.id} <rye>\u0000\u0007&"` } : member)),
    })),
  }));
  const raw = textOf('graphml', requestOf(saved, RAW));
  expect(raw).toContain('<data key="node.label">G-001 &lt;rye&gt;&amp;&quot;</data>');
  expect(raw).toContain('4 characters that XML 1.0 forbids were left out.');
  expect(text).not.toContain('forbids');
});
