import { describe, expect, test } from 'vitest';
import { ACCUSATION, decideAccusation, SIGNS } from '../../src/finding/accuse.js';
import type { ExplanationResult } from '../../src/finding/finding.js';
import { buildContext, type GroupPlan } from './build-group.js';

/** Tide readers whose group is just at every bound: 4 accounts, 36 bits, heterogeneity 0.4, two signs of 1 bit. */
const AT_THE_BOUNDS = {
  members: 4,
  ties: { model: 1, parameters: 1 } as Readonly<Record<string, number>>,
  netBits: 36,
  betweenContent: 0.6,
  withinContent: 1,
};

function plan(change: Partial<typeof AT_THE_BOUNDS>): GroupPlan {
  const { members, ties, netBits, betweenContent, withinContent } = { ...AT_THE_BOUNDS, ...change };
  const accounts = Array.from({ length: members }, (_, index) => ({
    name: `reader-${index}`,
    calls: [{ text: `High water ${index}` }],
  }));
  return { accounts, group: accounts.map(({ name }) => name), ties, cluster: { netBits, betweenContent, withinContent } };
}

function explanation(verdict: ExplanationResult['verdict'], title = 'A tide table in every hand'): ExplanationResult {
  return { id: 'tide-table', title, predicts: 'the same hours', seen: 'the same hours', verdict };
}

function decide(
  change: Partial<typeof AT_THE_BOUNDS>,
  explanations: readonly ExplanationResult[] = [],
  synchronyPValue: number | null = null,
) {
  return decideAccusation(buildContext(plan(change)), explanations, () => synchronyPValue);
}

test('a group at every bound is accused', () => {
  expect(decide({})).toEqual({ isAccused: true, missing: [] });
});

test('the bounds are those that were measured', () => {
  expect(ACCUSATION).toEqual({
    leastAccounts: 4,
    leastNetBits: 36,
    mostHeterogeneity: 0.4,
    leastSigns: 2,
    leastSignBits: 1,
    leastSettingBits: 0.5,
    mostSynchronyPValue: 0.05,
  });
  expect(SIGNS).toEqual([
    'system-prompt',
    'model',
    'parameters',
    'system-wording',
    'active-hours',
    'pacing',
    'calls',
    'conversations',
  ]);
});

describe('common hours', () => {
  const HOURS = { ties: { model: 1, 'active-hours': 4 } };

  test('are a sign when the members are in step or in turn beyond their own rhythms', () => {
    expect(decide(HOURS, [], 0.05).isAccused).toBe(true);
  });

  test('are none when their own rhythms bring them about, or nothing can be said', () => {
    for (const pValue of [0.06, 1, null]) expect(decide(HOURS, [], pValue).missing).toEqual(['1 sign of coordination, 2 needed']);
  });

  test('are not tested where no bits speak for them', () => {
    const never = () => {
      throw new Error('asked');
    };
    expect(decideAccusation(buildContext(plan({})), [], never).isAccused).toBe(true);
  });
});

describe('each bound alone keeps a group from being accused', () => {
  test.each([
    ['three accounts', { members: 3 }, '3 accounts, 4 needed'],
    ['bits just below the bound', { netBits: 35.94 }, '35.9 bits in all, 36 needed'],
    ['members that differ too much', { betweenContent: 0.59 }, 'heterogeneity 0.41, at most 0.4 for one queue'],
    ['strangers', { betweenContent: 0 }, 'heterogeneity 1.00, at most 0.4 for one queue'],
    ['members without words', { withinContent: 0, betweenContent: 0 }, 'heterogeneity unknown, at most 0.4 for one queue'],
    ['one sign', { ties: { model: 30 } }, '1 sign of coordination, 2 needed'],
    ['a second sign that is too weak', { ties: { model: 30, parameters: 0.99 } }, '1 sign of coordination, 2 needed'],
    ['no sign at all', { ties: { model: 0.5 } }, '0 signs of coordination, 2 needed'],
    [
      'client, address and payment instead of signs',
      { ties: { model: 0.5, 'user-agent': 9, address: 9, payment: 9, 'prompt-opening': 9 } },
      '0 signs of coordination, 2 needed',
    ],
    [
      'pace and amount of work without a setting in common',
      { ties: { model: 0.49, parameters: 0.49, pacing: 9, calls: 9 } },
      'no system prompt, model or parameters in common',
    ],
    ['shares of one queue and nothing else', { ties: { model: 0.5, content: 9 } }, '1 sign of coordination, 2 needed'],
    [
      'texts and pace with a setting that says next to nothing',
      { ties: { model: 0.5, content: 9, pacing: 9 } },
      'texts, pace and amounts of work alone, as users of one application have them',
    ],
  ] as const)('%s', (_, change, words) => {
    expect(decide(change)).toEqual({ isAccused: false, missing: [words] });
  });

  test.each(['content', 'pacing', 'calls', 'conversations'])(
    '%s beside a common system prompt, or one that is filled in: one application brings both',
    (brought) => {
      const missing = ['1 sign of coordination, 2 needed'];
      expect(decide({ ties: { 'system-prompt': 9, [brought]: 9 } }).missing).toEqual(missing);
      expect(decide({ ties: { 'system-wording': 9, model: 0.5, [brought]: 9 } }).missing).toEqual(missing);
    },
  );

  test('everything an application brings at once', () => {
    const brought = { 'system-prompt': 9, content: 9, pacing: 9, calls: 9, conversations: 9 };
    expect(decide({ ties: brought }).missing).toEqual(['1 sign of coordination, 2 needed']);
    expect(decide({ ties: { ...brought, model: 1 } }).isAccused).toBe(true);
  });

  test('prompts of one wording and one model are two signs', () => {
    expect(decide({ ties: { 'system-wording': 1, model: 1 } })).toEqual({ isAccused: true, missing: [] });
    expect(decide({ ties: { 'system-wording': 9 } }).missing).toContain('no system prompt, model or parameters in common');
  });

  test('shares of one queue with a setting in common are accused', () => {
    expect(decide({ ties: { model: 1, content: 1 } })).toEqual({ isAccused: true, missing: [] });
  });

  test('texts and ways of writing together say how well shares of one queue fit', () => {
    expect(decide({ ties: { model: 1, content: 0.5, style: 0.5 } })).toEqual({ isAccused: true, missing: [] });
    expect(decide({ ties: { model: 1, content: 0.5, style: 0.49 } }).missing).toEqual(['1 sign of coordination, 2 needed']);
  });

  test('but texts and ways of writing are one sign, not two', () => {
    expect(decide({ ties: { model: 0.5, content: 9, style: 9 } }).missing).toEqual(['1 sign of coordination, 2 needed']);
  });

  test('an innocent explanation that explains', () => {
    const explanations = [explanation('unlikely', 'A storm'), explanation('explains')];
    expect(decide({}, explanations)).toEqual({ isAccused: false, missing: ['explained by “A tide table in every hand”'] });
  });
});

test.each(['remains-possible', 'unlikely', 'cannot-say'] as const)('an explanation that is “%s” does not', (verdict) => {
  expect(decide({}, [explanation(verdict)])).toEqual({ isAccused: true, missing: [] });
});

const AUTOMATION = ['pacing', 'calls', 'conversations'];
const PAIRS = SIGNS.flatMap((left, index) => SIGNS.slice(index + 1).map((right) => [left, right] as const));
const isAutomation = (pair: readonly string[]): boolean => pair.every((sign) => AUTOMATION.includes(sign));
const isBrought = ([left, right]: readonly [string, string]): boolean =>
  ['system-prompt', 'system-wording'].includes(left) && AUTOMATION.includes(right);

test.each(PAIRS.filter((pair) => !isAutomation(pair) && !isBrought(pair)))(
  'two signs will do where a setting is common: %s and %s',
  (left, right) => {
    expect(decide({ ties: { model: 0.5, [left]: 1, [right]: 1 } }, [], 0.01)).toEqual({ isAccused: true, missing: [] });
  },
);

test.each(PAIRS.filter(isAutomation))('pace and amounts alone will not: %s and %s', (left, right) => {
  expect(decide({ ties: { model: 0.5, [left]: 9, [right]: 9 } }, [], 0.01)).toEqual({
    isAccused: false,
    missing: ['texts, pace and amounts of work alone, as users of one application have them'],
  });
});

test('members that share texts are below 0, and no bound stops them: explaining that is left to the explanations', () => {
  expect(decide({ betweenContent: 1.7 }).isAccused).toBe(true);
});

test('two slices of an account are one account', () => {
  const slices = (name: string) => {
    const under = (system: string) => Array.from({ length: 6 }, (_, index) => ({ text: `High water ${index}`, system }));
    return { name, calls: [...under('Read the north gauge'), ...under('Read the south gauge')] };
  };
  const accounts = [slices('reader-0'), slices('reader-1')];
  const { ties, cluster } = plan({});
  const context = buildContext({ accounts, group: ['reader-0', 'reader-1'], isCut: true, ties: ties!, cluster: cluster! });
  expect(context.units).toHaveLength(4);
  expect(decideAccusation(context, [], () => null).missing).toEqual(['2 accounts, 4 needed']);
});

test('everything that is missing is said, in the order of the bounds', () => {
  const all = { members: 3, netBits: -2, betweenContent: 0.1, ties: {} };
  expect(decide(all, [explanation('explains'), explanation('explains', 'A flood')]).missing).toEqual([
    '3 accounts, 4 needed',
    '-2.0 bits in all, 36 needed',
    'heterogeneity 0.90, at most 0.4 for one queue',
    '0 signs of coordination, 2 needed',
    'no system prompt, model or parameters in common',
    'explained by “A tide table in every hand”',
    'explained by “A flood”',
  ]);
});
