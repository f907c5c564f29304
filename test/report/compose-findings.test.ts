import { describe, expect, test } from 'vitest';
import type { EvidenceBar, ExplanationResult } from '../../src/finding/finding.js';
import type { JudgedGroup } from '../../src/finding/judge.js';
import { composeFindings } from '../../src/report/compose-findings.js';
import { buildJudgedGroup } from './build-judged-group.js';

const ACCOUNTS = ['ada', 'bo', 'cy', 'dag'].map((name) => ({ name, calls: [{ text: `Knot ${name}` }] }));
const PLAN = {
  accounts: ACCOUNTS,
  group: ACCOUNTS.map(({ name }) => name),
  ties: { 'system-prompt': 3, model: 2, parameters: 0.4, 'user-agent': 5 },
  cluster: { betweenContent: 0.96, withinContent: 1, selectionBits: 1.44, cohort: [0, 1, 2, 3] },
};

function bar(id: string, bits: number): EvidenceBar {
  return { id, title: id, bits, capped: false, statement: `all tie ${id}`, quotes: [] };
}

function explanation(id: string, verdict: ExplanationResult['verdict']): ExplanationResult {
  return { id, title: `Title of ${id}`, predicts: `signs of ${id}`, seen: 'knots', verdict };
}

function group(change: Partial<JudgedGroup> = {}): JudgedGroup {
  return buildJudgedGroup(PLAN, { bars: [bar('system-prompt', 5), bar('model', 3), bar('active-hours', -1)], ...change });
}

const explained = (...explanations: readonly ExplanationResult[]) =>
  group({ decision: { isAccused: false, missing: ['3 accounts, 4 needed', 'explained by “Title”'] }, explanations });

test('units that come near a group are counted, and said not to be named', () => {
  const conditioningOf = (near: readonly { readonly unit: number; readonly netBits: number }[]) =>
    composeFindings(buildJudgedGroup({ ...PLAN, cluster: { ...PLAN.cluster, near } }, {}))[0]!.propositions.conditioning;
  expect(conditioningOf([{ unit: 3, netBits: 1 }])).toContain(
    'Not named, though they agree with the group by more than choosing them costs: 1 more account or slice.',
  );
  expect(conditioningOf([])).not.toContain('Not named');
});

describe('an accused group', () => {
  const [main, ...others] = composeFindings(group());

  test('is suspected of systematic extraction, with both propositions and what they are conditioned on', () => {
    expect(main!.kind).toBe('systematic-extraction');
    expect(main!.propositions.h1).toBe('These accounts were driven by one systematic extraction operation.');
    expect(main!.propositions.h2).toBe('They belong to users who have nothing to do with each other, people or automated work.');
    expect(main!.propositions.conditioning).toContain(
      '4 accounts or slices of this log send such content, 4 of them in the group',
    );
    expect(main!.propositions.conditioning).toContain('(1.4 bits each)');
  });

  test('says that innocent work which one party runs is not in the bits, which a fact need not say', () => {
    const unweighed = 'it is not weighed in bits, but asked about one kind after the other';
    expect(main!.limits.join(' ')).toContain(unweighed);
    expect(composeFindings(explained())[0]!.limits.join(' ')).not.toContain(unweighed);
  });

  test('says in one sentence what was seen', () => {
    expect(main!.summary).toBe(
      '4 accounts send what looks like random shares of one queue (heterogeneity 0.04; one queue gives 0) and agree on: system prompt, model.',
    );
  });

  test('names pace and amounts of work among what members agree on, and nothing that hardly ties them', () => {
    const ties = { calls: 2, conversations: 1, pacing: 1.5, 'active-hours': 0.9, parameters: 1 };
    const [finding] = composeFindings(buildJudgedGroup({ ...PLAN, ties }));
    expect(finding!.summary).toContain(
      'agree on: request parameters, gaps between calls, number of calls, number of conversations.',
    );
  });

  test.each([
    ['in step beyond their own rhythms', 0.04, 'agree on: model, hours of activity.'],
    ['in step as their own rhythms bring about', 0.06, 'agree on: model.'],
    ['not known to be in step', null, 'agree on: model.'],
  ])('names common hours only of members who are %s', (_, pValue, words) => {
    const synchrony = { id: 'synchrony', title: '', measures: '', qValue: null, observed: null, expected: null };
    const tests = [{ ...synchrony, pValue, permutations: 0, reading: '', reason: null }];
    const ties = { model: 2, content: 2, 'active-hours': 3 };
    expect(composeFindings(buildJudgedGroup({ ...PLAN, ties }, { tests }))[0]!.summary).toContain(words);
  });

  test('names no pace beside a common system prompt: one application brings both', () => {
    const ties = { 'system-prompt': 9, model: 2, pacing: 3 };
    expect(composeFindings(buildJudgedGroup({ ...PLAN, ties }))[0]!.summary).toContain('agree on: system prompt, model.');
  });

  test('also shares a scaffold, a fact with the bits of its bar alone', () => {
    expect(others).toMatchObject([
      {
        kind: 'shared-scaffold',
        strength: { bits: 5, words: 'moderate support', capBits: 10 },
        priorBits: 0,
        evidence: [bar('system-prompt', 5)],
        tests: [],
        explanations: [],
      },
    ]);
  });

  test('shares no scaffold when its prompt ties it by less than a bit a member', () => {
    const weak = buildJudgedGroup({ ...PLAN, ties: { ...PLAN.ties, 'system-prompt': 0.9 } }, { bars: [bar('system-prompt', 5)] });
    expect(composeFindings(weak).map(({ kind }) => kind)).toEqual(['systematic-extraction']);
  });
});

describe('strength', () => {
  test.each([
    ['is prior and evidence together', [5, 3], -1, 10, 7, 'moderately strong support'],
    ['is cut at what the calibration carries', [9, 8], -1, 10, 10, 'strong support'],
    ['is never below nothing', [1, -4], -1, 10, 0, 'no support'],
    ['pays for the groups that were looked at', [5], -4, 10, 1, 'weak support'],
  ])('%s', (_, bits, priorBits, capBits, expected, words) => {
    const bars = bits.map((each, index) => bar(`knot-${index}`, each));
    expect(composeFindings(group({ bars, priorBits, capBits }))[0]!.strength).toMatchObject({
      bits: expected,
      words: expect.stringContaining(words),
      capBits,
    });
  });
});

describe('the score of a suspicion', () => {
  const scored = (netBits: number, change: Partial<JudgedGroup> = {}): JudgedGroup => {
    const judged = group(change);
    return { ...judged, context: { ...judged.context, cluster: { ...judged.context.cluster, netBits } } };
  };
  const innocent = { isAccused: false, missing: ['explained by “Title”'] };

  test('is what its members are tied by before the cut, beside the most of the groups that are not suspected', () => {
    const suspected = scored(180.5, { priorBits: -2 });
    const all = [
      suspected,
      scored(40, { id: 'G-002', decision: innocent, priorBits: -2 }),
      scored(61, { id: 'G-003', decision: innocent, priorBits: -2 }),
      scored(999, { id: 'G-004', priorBits: -2 }),
    ];
    // 180.5 − 2; of G-002 and G-003 the larger is 61 − 2. G-004 is suspected too.
    expect(composeFindings(suspected, all)[0]!.strength).toMatchObject({
      score: 178.5,
      unsuspected: { groups: 2, most: 59, group: 'G-003' },
    });
  });

  test('stands alone where every group is suspected, and a group that is not suspected has none', () => {
    const suspected = scored(50);
    expect(composeFindings(suspected, [suspected])[0]!.strength.unsuspected).toEqual({ groups: 0, most: null, group: null });
    expect(composeFindings(scored(50, { decision: innocent }))[0]!.strength).not.toHaveProperty('score');
  });
});

describe('coverage', () => {
  const reading = (id: string, percentile: number | null) => ({
    id,
    title: `Title of ${id}`,
    unit: 'share',
    observed: 0.5,
    interval: null,
    ordinary: null,
    percentile,
    calls: 200,
    reason: null,
  });

  test('is a fact of its own when it is unusual, from either end, and weighs nothing', () => {
    const coverage = [reading('a', 2.5), reading('b', 2.6), reading('c', 97.4), reading('d', 97.5), reading('e', null)];
    const found = composeFindings(group({ coverage })).find(({ kind }) => kind === 'coverage-unusual')!;
    expect(found.coverage.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(found.strength).toEqual({ bits: 0, words: 'no support', capBits: 10 });
    expect(found.evidence).toEqual([]);
    expect(found.limits.join()).not.toContain('Bits');
    expect(found.summary).toContain('“title of a” at percentile 3; “title of d” at percentile 98');
  });

  test('is told with the main finding, and is none of its own when it is usual', () => {
    const findings = composeFindings(group({ coverage: [reading('a', 50)] }));
    expect(findings.map(({ kind }) => kind)).not.toContain('coverage-unusual');
    expect(findings[0]!.coverage).toEqual([reading('a', 50)]);
  });
});

describe('a group that is not accused', () => {
  test.each([
    ['same-texts', 'shared-payload'],
    ['one-organisation', 'shared-operator'],
    ['popular-application', 'shared-scaffold'],
    ['public-data-set', 'like-behaviour'],
  ])('explained by %s is a fact of the kind %s, with propositions that suspect nobody', (id, kind) => {
    const findings = composeFindings(explained(explanation('red-team', 'remains-possible'), explanation(id, 'explains')));
    expect(findings.map((finding) => finding.kind)).toEqual([kind]);
    expect(findings[0]!.propositions.h1).not.toContain('extraction');
  });

  test('says what is missing', () => {
    expect(composeFindings(explained())[0]!.summary).toBe(
      '4 accounts resemble each other, but not so that extraction is suspected: 3 accounts, 4 needed; explained by “Title”.',
    );
  });
});

describe('limits and what would change the conclusion', () => {
  const explanations = [
    explanation('red-team', 'unlikely'),
    explanation('shared-network', 'cannot-say'),
    explanation('many-end-users', 'remains-possible'),
  ];
  const [main] = composeFindings(group({ explanations }));

  test('name what the log could not speak of, and the cap', () => {
    expect(main!.limits).toContain('The log could not speak for or against: Title of shared-network.');
    expect(main!.limits).toContain('Bits are cut at 10.0: the reference pairs of this log support no larger claim.');
    expect(main!.limits[0]).toContain('nothing about persons, companies or states');
  });

  test('name the evidence that open explanations would need', () => {
    const text = main!.wouldChange.join('\n');
    expect(text).toContain('“Title of shared-network”: signs of shared-network');
    expect(text).toContain('“Title of many-end-users”: signs of many-end-users');
    expect(text).not.toContain('red-team');
  });

  test('say when one scaffold joined groups of different content', () => {
    const joined = buildJudgedGroup({ ...PLAN, cluster: { ...PLAN.cluster, parts: 2 } });
    expect(composeFindings(joined)[0]!.limits.join('\n')).toContain('found in 2 parts with different content');
    expect(main!.limits.join('\n')).not.toContain('parts');
  });
});

test('findings are plain JSON', () => {
  const findings = composeFindings(group());
  expect(JSON.parse(JSON.stringify(findings))).toStrictEqual(findings);
});

test('on a small log the words say so, and the limits say why', () => {
  const size = { accounts: 64, kind: 'small', supportedBits: 6 } as const;
  const [main] = composeFindings(group({ size, capBits: 6 }));
  expect(main!.strength).toMatchObject({ bits: 6, words: 'moderate support, small log' });
  expect(main!.summary).toMatch(/Small log, default weights measured elsewhere: weaker words\.$/);
  expect(main!.limits.join('\n')).toContain('Bits are cut at 6.0, log2 of the 64 accounts compared.');
});

test('two bodies of traffic are a limit: the finding speaks of one', () => {
  const limitsOf = (queue: NonNullable<JudgedGroup['queue']>) => composeFindings(group({ queue }))[0]!.limits.join('\n');
  const units = ACCOUNTS.map(() => ({ share: 0.55, low: 0.4, high: 0.7 }));
  expect(limitsOf({ kind: 'two-bodies', units })).toContain('about 55 % of the calls belong to the queue');
  expect(limitsOf({ kind: 'cannot-tell' })).toContain('an upper limit');
  expect(limitsOf({ kind: 'one-body' })).not.toMatch(/two bodies|upper limit/);
});
