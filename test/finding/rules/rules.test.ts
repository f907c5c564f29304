import { describe, expect, test } from 'vitest';
import { TEXT_RULES } from '../../../src/account/text-rules/index.js';
import { PLAYBOOK_RULES } from '../../../src/finding/rules/index.js';
import { buildContext } from '../build-group.js';
import { planOf, RULE_SCENARIOS } from './rule-scenarios.js';

const ABOUT_KEYS = ['innocentCause', 'measures', 'source', 'title', 'unit', 'weakness'];

test('every rule has its scenarios, and none is without a rule', () => {
  expect(PLAYBOOK_RULES.map(({ id }) => id).sort()).toEqual(Object.keys(RULE_SCENARIOS).sort());
});

test('no rule makes a suspicion', () => {
  expect(PLAYBOOK_RULES.map(({ kind }) => kind)).not.toContain('systematic-extraction');
});

describe.each(PLAYBOOK_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { speaks, silent, cannotSay } = RULE_SCENARIOS[id]!;

  test('speaks of a group that does what others do not', () => {
    const outcome = rule.assess(buildContext(planOf(speaks)));
    expect(outcome).toMatchObject({ verdict: 'seen' });
    expect(outcome.pValue!).toBeLessThanOrEqual(0.01);
    expect(outcome.observed!).toBeGreaterThan(outcome.population!);
  });

  test('is silent about a group that does not, or does as everybody', () => {
    expect(rule.assess(buildContext(planOf(silent)))).toMatchObject({ verdict: 'not-seen' });
  });

  test('cannot say when the log is too small or does not tell, and gives the reason', () => {
    const plan = planOf(cannotSay);
    const isOfText = TEXT_RULES.some((each) => each.id === id);
    const outcome = rule.assess(buildContext(isOfText ? { ...plan, group: plan.group.slice(0, 2) } : plan));
    expect(outcome).toMatchObject({ verdict: 'cannot-say', observed: null, population: null, pValue: null });
    expect(outcome.statement.trim()).not.toBe('');
  });

  test('gives plain JSON, the same twice and in any order of members', () => {
    const plan = planOf(speaks);
    const outcome = rule.assess(buildContext(plan));
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
    expect(rule.assess(buildContext(plan))).toEqual(outcome);
    const { calls: _, ...turned } = rule.assess(buildContext({ ...plan, group: [...plan.group].reverse() }));
    expect(outcome).toMatchObject(turned);
  });

  test('says what it measures, in what unit, from where, how it fails and what is innocent', () => {
    expect(Object.keys(rule.about).sort()).toEqual(ABOUT_KEYS);
    for (const part of Object.values(rule.about)) expect(part.trim()).not.toBe('');
    expect(rule.version).toBeGreaterThan(0);
  });
});

test('a group that stays while all others move to the new model is told with a true minus', () => {
  const { speaks } = RULE_SCENARIOS['release-pivot']!;
  const rule = PLAYBOOK_RULES.find(({ id }) => id === 'release-pivot')!;
  const { statement } = rule.assess(buildContext(planOf({ ...speaks, group: speaks.others, others: speaks.group })));
  expect(statement).toContain('changed by 0 points, of others’ by 100: a difference of −100');
});
