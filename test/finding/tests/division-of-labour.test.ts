import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divisionOfLabour } from '../../../src/finding/tests/division-of-labour.js';
import { buildContext } from '../build-group.js';
import { classContext, dealtLetters, shardedContext, textContext } from './group-scenarios.js';

describe('letters dealt at random', () => {
  const outcomes = Array.from({ length: 40 }, (_, seed) => divisionOfLabour.run(textContext(dealtLetters(seed + 1))));

  test('are found to be dealt at random: few of 40 deals give a small p-value', () => {
    // More than 5 of 40 at 5 % each happens in 1.4 % of all sets of 40 (binomial).
    expect(outcomes.filter(({ pValue }) => pValue! <= 0.05).length).toBeLessThanOrEqual(5);
    expect(outcomes.filter(({ pValue }) => pValue! > 0.5).length).toBeGreaterThanOrEqual(10);
    expect(outcomes[2]!.reading).toBe('repeats fall on accounts as in a random deal of one queue');
  });

  test('cross accounts as often as counting says', () => {
    // 192 letters, 24 a clerk: a pair lies within one clerk with probability 23 / 191.
    for (const { expected } of outcomes) expect(Math.abs(expected!.mean - (1 - 23 / 191))).toBeLessThan(0.01);
  });

  test('are re-dealt 199 times, and oftener only where no deal was as extreme', () => {
    for (const { permutations, pValue } of outcomes) expect(permutations > 199).toBe(pValue! < 2 * (2 / 200));
  });
});

test('a class that sends one list does the same work', () => {
  const outcome = divisionOfLabour.run(classContext());
  expect(outcome.observed).toBe(1);
  expect(outcome.reading).toBe('repeats cross accounts: the accounts did the same work');
  // No re-deal reaches 1, one side of two: 2 × (0 + 1) / (9,999 + 1).
  expect(outcome.pValue).toBe(0.0002);
});

test('a sharded batch with repeats inside accounts was divided', () => {
  const outcome = divisionOfLabour.run(shardedContext());
  expect(outcome.observed).toBe(0);
  expect(outcome.reading).toBe('repeats stay inside accounts: the work was divided between them');
  expect(outcome.pValue).toBe(0.0002);
});

test('a share counted by hand', () => {
  // “ferry” three times: pairs (0,0), (0,1), (0,1), of which 2 cross; “toll” twice, crosses; “weir” twice, within. 3 of 5.
  const outcome = divisionOfLabour.run(
    textContext([
      ['Ferry times', 'Ferry times', 'Toll'],
      ['Ferry times', 'Toll', 'Weir', 'Weir'],
    ]),
  );
  expect(outcome.observed).toBe(3 / 5);
});

test('the share is that of counting every pair of calls', () => {
  const letter = fc.integer({ min: 0, max: 6 }).map((number) => `Letter ${number}`);
  fc.assert(
    fc.property(fc.array(fc.array(letter, { minLength: 1, maxLength: 9 }), { minLength: 2, maxLength: 5 }), (texts) => {
      const calls = texts.flatMap((own, clerk) => own.map((text) => ({ clerk, text })));
      const pairs = calls.flatMap((left, at) =>
        calls
          .slice(at + 1)
          .filter(({ text }) => text === left.text)
          .map((right) => [left, right]),
      );
      const crossing = pairs.filter(([left, right]) => left!.clerk !== right!.clerk);
      const { observed } = divisionOfLabour.run(textContext(texts));
      if (pairs.length < 5) expect(observed).toBeNull();
      else expect(observed).toBeCloseTo(crossing.length / pairs.length, 12);
    }),
    { numRuns: 60 },
  );
});

test('without repeats nothing can be said', () => {
  const own = Array.from({ length: 4 }, (_, clerk) =>
    Array.from({ length: 6 }, (_, letter) => `Clerk ${clerk}, letter ${letter}`),
  );
  const outcome = divisionOfLabour.run(textContext(own));
  expect(outcome.observed).toBeNull();
  expect(outcome.reason).toBe(
    '0 pairs of equal texts among 24 sampled calls, 5 needed: the members hardly ever send the same text',
  );
});

test('four pairs of equal texts are too few, five are enough', () => {
  const pairs = (count: number) => {
    const letters = Array.from({ length: count }, (_, letter) => `Letter ${letter}`);
    return divisionOfLabour.run(textContext([letters, letters]));
  };
  expect(pairs(4).pValue).toBeNull();
  expect(pairs(5).pValue).not.toBeNull();
});

test('calls without text are left out', () => {
  const letters = Array.from({ length: 8 }, (_, letter) => ({ text: `Letter ${letter}` }));
  const accounts = ['ada', 'bo'].map((name) => ({ name, calls: [...letters, {}, {}, {}] }));
  expect(divisionOfLabour.run(buildContext({ accounts, group: ['ada', 'bo'] })).observed).toBe(1);
});

test('two slices of one account are one account: a repeat between them does not cross accounts', () => {
  const twice = (name: string) => {
    const texts = Array.from({ length: 8 }, (_, letter) => `Letter ${letter} of ${name}`);
    const under = (system: string) => texts.map((text) => ({ text, system }));
    return { name, calls: [...under('You sort the morning bag'), ...under('You sort the evening bag')] };
  };
  const context = buildContext({ accounts: [twice('ada'), twice('bo')], group: ['ada', 'bo'], isCut: true });
  expect(context.units).toHaveLength(4);
  expect(context.accounts).toEqual(['ada', 'bo']);
  expect(divisionOfLabour.run(context).observed).toBe(0);
});
