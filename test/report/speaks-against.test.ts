import { describe, expect, test } from 'vitest';
import { wordSharedValue } from '../../src/finding/word-ties.js';
import type { ClusterMember } from '../../src/report/report.js';
import { speaksAgainst, speaksAgainstAll, speaksAgainstOne } from '../../src/report/speaks-against.js';
import { bakery } from './bakery.js';

const { report } = bakery();
const [cluster] = report.clusters;
const [finding] = report.findings;
const [best] = cluster!.accounts;
const said = (change: Partial<ClusterMember>): string => speaksAgainst({ ...best!, ...change }, cluster!, finding!).join('\n');

describe('against a member speaks', () => {
  test('always what stays possible, and that a log does not show who made a call', () => {
    expect(said({})).toContain('Somebody else may have used its credentials');
    expect(said({})).toMatch(/Not excluded for the group as a whole|No innocent explanation that was tested remains open/);
  });
  test('what holds against all is told apart from what holds against one', () => {
    const own = speaksAgainstOne({ ...best!, calls: 9 }, cluster!);
    expect(own).toContain('Only 9 calls: its ties rest on little.');
    expect(speaksAgainst({ ...best!, calls: 9 }, cluster!, finding!)).toEqual([...own, ...speaksAgainstAll(finding!)]);
    const strong = { ...best!, calls: 99, share: 1, bits: 99, ties: [] };
    expect(speaksAgainstOne(strong, cluster!)).toEqual([]);
  });
  test('a signal that lowers its tie, and one that says nothing', () => {
    const ties = [
      { id: 'model', title: 'Model', bits: -1.2, statement: 'another model' },
      { id: 'active-hours', title: 'Hours', bits: 0, statement: 'nothing' },
      { id: 'choice', title: 'Cost of choosing', bits: -3, statement: 'a cost, no signal' },
    ];
    expect(said({ ties })).toContain('Model speaks against it (−1.2 bits): another model.');
    expect(said({ ties })).toContain('Says nothing here: Hours.');
    expect(said({ ties })).not.toContain('Cost of choosing');
  });
  test('a value that the group shares and the member has less', () => {
    const statement = wordSharedValue(
      'model',
      { kind: 'shared-value', value: 0, shareInGroup: 0.9, shareOutside: 0.5 },
      new Map(),
    );
    expect(said({ ties: [{ id: 'model', title: 'Model', bits: -1.2, statement }] })).toContain(
      `${statement}; of its own calls fewer do.`,
    );
  });
  test('work outside the group', () => {
    expect(said({ share: 0.7 })).toContain('30 % of its compared calls do not belong to the group');
    expect(said({ share: 1 })).not.toContain('do not belong to the group');
  });
  test('few calls', () => {
    expect(said({ calls: 9 })).toContain('Only 9 calls');
    expect(said({ calls: 40 })).not.toContain('Only');
  });
  test('a tie below that of the middle member', () => {
    expect(said({ bits: 0.4 })).toContain('It is tied by 0.4 bits, less than the middle member');
    expect(said({ bits: 99 })).not.toContain('less than the middle member');
  });
  test('how many members are tied by less: none, one or more', () => {
    const ranked = { ...cluster!, accounts: cluster!.accounts.map((each, i) => ({ ...each, bits: i + 1 })) };
    const saidOf = (bits: number): string => speaksAgainst({ ...best!, bits }, ranked, finding!).join('\n');
    expect(saidOf(1)).toContain('; none of 12 members is tied by less.');
    expect(saidOf(2)).toContain('; 1 of 12 members is tied by less.');
    expect(saidOf(3)).toContain('; 2 of 12 members are tied by less.');
  });
});
