import { expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import { COVERAGE_MEASURES } from '../../src/coverage/measures/index.js';
import { EXPLANATIONS } from '../../src/finding/explanations/index.js';
import { PLAYBOOK_RULES } from '../../src/finding/rules/index.js';
import { GROUP_TESTS } from '../../src/finding/tests/index.js';
import { composeLimits, composeMethod, GENERAL_LIMITS } from '../../src/report/method.js';

test('the method has one entry a member of each registry, in order, in the member’s own words', () => {
  const entries = composeMethod();
  const named = (step: string) => entries.filter((entry) => entry.step === step).map(({ id }) => id);
  expect(named('signal')).toEqual(SIGNALS.map(({ id }) => id));
  expect(named('coverage')).toEqual(COVERAGE_MEASURES.map(({ id }) => id));
  expect(named('test')).toEqual(GROUP_TESTS.map(({ id }) => id));
  expect(named('rule')).toEqual(PLAYBOOK_RULES.map(({ id }) => id));
  expect(named('explanation')).toEqual(EXPLANATIONS.map(({ id }) => id));
  for (const { id, step, ...about } of entries) {
    const versioned = PLAYBOOK_RULES.map((rule) => ({
      id: rule.id,
      about: { ...rule.about, title: `${rule.about.title} (version ${rule.version})` },
    }));
    const member = [...SIGNALS, ...COVERAGE_MEASURES, ...GROUP_TESTS, ...versioned, ...EXPLANATIONS].find(
      (candidate) => candidate.id === id && candidate.about.title === about.title,
    );
    expect(about, `${step} ${id}`).toEqual(member?.about);
  }
});

test('ids are unique within a step', () => {
  const names = composeMethod().map(({ step, id }) => `${step} ${id}`);
  expect(new Set(names).size).toBe(names.length);
});

test('the limits say that it is no legal advice, what nothing found does not mean, and what cannot be seen', () => {
  const text = GENERAL_LIMITS.join('\n');
  for (const part of [
    'not legal advice',
    'suspected, never established',
    'That nothing was found does not mean that there is nothing',
    'Images and files',
  ])
    expect(text).toContain(part);
  expect(new Set(GENERAL_LIMITS).size).toBe(GENERAL_LIMITS.length);
});

test('a sampled log rules out statements about absence and totals, and says so first', () => {
  const [first, ...others] = composeLimits({ sampling: 0.1, checkKeys: true });
  expect(first).toContain('The owner sampled at 0.1: no statement about absence or totals');
  expect(others).toEqual(GENERAL_LIMITS);
});

test('a log of which nothing was said, or that holds every call, has no such limit', () => {
  expect(composeLimits({ sampling: null, checkKeys: true })).toEqual(GENERAL_LIMITS);
  expect(composeLimits({ sampling: 1, checkKeys: true })).toEqual(GENERAL_LIMITS);
});

test('a log whose rows were not searched for fields that stand twice is said to be so', () => {
  const limits = composeLimits({ sampling: null, checkKeys: false });
  expect(limits.slice(0, -1)).toEqual(GENERAL_LIMITS);
  expect(limits.at(-1)).toContain('--check-keys');
});
