import { describe, expect, test } from 'vitest';
import type { RuleResult } from '../../src/finding/finding.js';
import { composeFindings } from '../../src/report/compose-findings.js';
import { buildJudgedGroup } from './build-judged-group.js';

const ACCOUNTS = ['ada', 'bo', 'cy', 'dag'].map((name) => ({ name, calls: [{ text: `Knot ${name}` }] }));
const PLAN = { accounts: ACCOUNTS, group: ACCOUNTS.map(({ name }) => name) };

function rule(change: Partial<RuleResult>): RuleResult {
  return {
    id: 'no-ramp',
    version: 1,
    title: 'Full sail',
    kind: 'no-ramp',
    measures: 'knots (share)',
    source: 'the harbour book',
    innocentCause: 'a good wind',
    observed: 0.75,
    population: 0.1,
    cohort: null,
    interval: { low: 0.2, high: 0.99 },
    pValue: 0.004,
    qValue: 0.02,
    statement: '3 of 4 members set sail at once',
    verdict: 'seen',
    quotes: [],
    ...change,
  };
}

const kindsOf = (...rules: readonly RuleResult[]) =>
  composeFindings(buildJudgedGroup(PLAN, { rules, decision: { isAccused: false, missing: ['1 sign'] } })).map(({ kind }) => kind);

describe('a sign that was seen', () => {
  const [main, fact] = composeFindings(buildJudgedGroup(PLAN, { rules: [rule({})] }));

  test('is a fact of its own kind in its group, and the main finding stays as it is', () => {
    expect([main!.kind, fact!.kind]).toEqual(['systematic-extraction', 'no-ramp']);
    expect(fact!.clusterId).toBe(main!.clusterId);
    expect({ ...main }).toEqual({ ...composeFindings(buildJudgedGroup(PLAN))[0] });
  });

  test('weighs nothing, and says so', () => {
    expect(fact).toMatchObject({ strength: { bits: 0 }, priorBits: 0, evidence: [], tests: [], explanations: [] });
    expect(fact!.summary).toBe(
      'Full sail: 3 of 4 members set sail at once (p 0.004, q 0.020). A sign of this kind was published for extraction campaigns; it also occurs among the innocent, and it is not part of any decision.',
    );
    expect(fact!.propositions.h1).not.toContain('extraction');
  });

  test('names its innocent causes and where it was published', () => {
    expect(fact!.limits).toEqual(expect.arrayContaining(['Innocent causes: a good wind.', 'Published in: the harbour book.']));
  });

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(fact))).toStrictEqual(fact);
  });
});

test('signs that were not seen, that the log cannot tell of, or that have no kind, are no findings', () => {
  expect(kindsOf(rule({ verdict: 'not-seen' }), rule({ verdict: 'cannot-say' }), rule({ kind: null }))).toEqual([
    'like-behaviour',
  ]);
});

test('signs of one kind are told together, of two kinds apart, whether the group is suspected or not', () => {
  const cover = { kind: 'elicitation-cover' } as const;
  expect(kindsOf(rule({}), rule({ ...cover, id: 'a' }), rule({ ...cover, id: 'b' }))).toEqual([
    'like-behaviour',
    'no-ramp',
    'elicitation-cover',
  ]);
});
