import { describe, expect, test } from 'vitest';
import type { GroupContext } from '../../../src/finding/group-context.js';
import { commonConfiguration } from '../../../src/finding/tests/common-configuration.js';
import { buildContext, type GroupAccount } from '../build-group.js';
import { readFindingFixture } from '../read-group-fixture.js';
import { namesOf } from './group-scenarios.js';

/** Accounts by commonest model; `null` for those that name none. */
type ModelCounts = Readonly<Record<string, number>>;

interface ConfigurationCase {
  readonly name: string;
  readonly members: ModelCounts;
  readonly cohort: ModelCounts;
  readonly others: ModelCounts;
  readonly expected: Readonly<Record<'observed' | 'mean' | 'low' | 'high' | 'pValue', number>> & { readonly agree: boolean };
}

interface ConfigurationFixture {
  readonly tolerance: number;
  readonly cases: readonly ConfigurationCase[];
}

const fixture: ConfigurationFixture = readFindingFixture('tests/common-configuration.json');

/** Every loft also asks another model once, so that the commonest one has to be found. */
function loftsOf(role: string, counts: ModelCounts): GroupAccount[] {
  return Object.entries(counts).flatMap(([model, count]) =>
    Array.from({ length: count }, (_, index): GroupAccount => {
      const stated = model === 'null' ? {} : { model };
      const calls = [
        { text: 'seam', ...stated },
        { text: 'batten', ...stated },
        { text: 'thread', model: 'spinnaker-0' },
      ];
      return { name: `${role}-${model}-${index}`, calls: model === 'null' ? calls.slice(0, 2) : calls };
    }),
  );
}

function contextOfLofts(members: ModelCounts, cohort: ModelCounts, others: ModelCounts): GroupContext {
  const inside = loftsOf('member', members);
  const near = loftsOf('near', cohort);
  const accounts = [...inside, ...near, ...loftsOf('far', others)];
  const fitting = Array.from({ length: inside.length + near.length }, (_, unit) => unit);
  return buildContext({ accounts, group: namesOf(inside), cluster: { cohort: fitting } });
}

describe('against SciPy', () => {
  test.each(fixture.cases.map((each) => [each.name, each] as const))('%s', (_, { members, cohort, others, expected }) => {
    const outcome = commonConfiguration.run(contextOfLofts(members, cohort, others));
    const close = (actual: number | null | undefined, wanted: number): void =>
      expect(Math.abs((actual ?? Number.NaN) - wanted)).toBeLessThanOrEqual(fixture.tolerance * Math.abs(wanted));
    close(outcome.observed, expected.observed);
    close(outcome.expected?.mean, expected.mean);
    close(outcome.expected?.low, expected.low);
    close(outcome.expected?.high, expected.high);
    close(outcome.pValue, expected.pValue);
    expect(outcome.reading).toBe(
      expected.agree ? 'the members agree on one model beyond chance' : 'the members choose models as others do',
    );
    expect(outcome.permutations).toBe(0);
  });
});

test('two members that state a model are too few', () => {
  const { pValue, reason } = commonConfiguration.run(contextOfLofts({ 'jib-9': 2, null: 4 }, {}, { 'gaff-1': 30 }));
  expect({ pValue, reason }).toEqual({ pValue: null, reason: '2 members with a model stated, 3 needed' });
});

test('nineteen accounts outside are too few, twenty are enough', () => {
  const few = commonConfiguration.run(contextOfLofts({ 'jib-9': 5 }, {}, { 'gaff-1': 19 }));
  expect(few.reason).toBe('19 accounts outside the group, 20 needed');
  expect(commonConfiguration.run(contextOfLofts({ 'jib-9': 5 }, {}, { 'gaff-1': 20 })).pValue).not.toBeNull();
});
