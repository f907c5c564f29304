import { describe, expect, test } from 'vitest';
import { EXPLANATIONS } from '../../../src/finding/explanations/index.js';
import type { ExplanationResult } from '../../../src/finding/finding.js';
import { contextOf, listFixtures, readGroupFixture } from '../read-group-fixture.js';

type Assessment = Pick<ExplanationResult, 'seen' | 'verdict'>;

const VERDICTS: readonly ExplanationResult['verdict'][] = ['explains', 'remains-possible', 'unlikely', 'cannot-say'];
const ABOUT_KEYS = ['innocentCause', 'measures', 'source', 'title', 'unit', 'weakness'];

test('every explanation has its fixture, and no fixture is without one', () => {
  expect(EXPLANATIONS.map(({ id }) => id)).toEqual(listFixtures('explanations/'));
});

test('ids are unique and sorted', () => {
  const ids = EXPLANATIONS.map(({ id }) => id);
  expect([...new Set(ids)].sort()).toEqual(ids);
});

describe.each(EXPLANATIONS.map((explanation) => ({ id: explanation.id, explanation })))('$id', ({ id, explanation }) => {
  const { cases } = readGroupFixture<Assessment>(`explanations/${id}.json`);

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    expect(explanation.assess(contextOf(each))).toEqual(each.expected);
  });

  test('speaks in one case and stays silent in another', () => {
    const verdicts = cases.map(({ expected }) => expected.verdict);
    expect(verdicts.some((verdict) => verdict === 'explains' || verdict === 'remains-possible')).toBe(true);
    expect(verdicts.some((verdict) => verdict === 'unlikely' || verdict === 'cannot-say')).toBe(true);
  });

  test('says what it measures, in what unit, from where, how it fails and what it predicts', () => {
    expect(Object.keys(explanation.about).sort()).toEqual(ABOUT_KEYS);
    for (const text of [...Object.values(explanation.about), explanation.predicts]) expect(text.trim()).not.toBe('');
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test.each(cases.map((each) => [each.name, each] as const))(
    '%s: plain JSON, the same twice, in any order of members',
    (_, each) => {
      const assessment = explanation.assess(contextOf(each));
      expect(VERDICTS).toContain(assessment.verdict);
      expect(assessment.seen.trim()).not.toBe('');
      expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment);
      expect(explanation.assess(contextOf(each))).toEqual(assessment);
      expect(explanation.assess(contextOf(each, [...each.group].reverse()))).toEqual(assessment);
    },
  );
});
