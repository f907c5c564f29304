import fc from 'fast-check';
import { sum } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import type { Member, Tie, TieStatement } from '../../src/cluster/cluster.js';
import { limitTies } from '../../src/cluster/family-limits.js';
import { evidenceBars, wordTie } from '../../src/finding/waterfall.js';
import { buildContext } from './build-group.js';

const NOTHING: TieStatement = { kind: 'no-common-value' };

function member(unit: number, ties: readonly Tie[], selectionBits: number): Member {
  const counted = sum(limitTies(SIGNALS, ties).map(({ bits }) => bits));
  return { unit, contentRatio: 1, ties, netBits: counted - selectionBits };
}

/** Weavers tied by hand: the bits of each signal by member, and what choosing a member costs. */
function context(bits: Readonly<Record<string, readonly number[]>>, selectionBits: number, statement: TieStatement = NOTHING) {
  const size = Object.values(bits)[0]!.length;
  const accounts = Array.from({ length: size }, (_, index) => ({ name: `weaver-${index}`, calls: [{ text: `Warp ${index}` }] }));
  const members = accounts.map((_, unit) =>
    member(
      unit,
      Object.entries(bits).map(([signal, own]) => ({ signal, bits: own[unit]!, statement })),
      selectionBits,
    ),
  );
  const netBits = members.reduce((sum, each) => sum + each.netBits, 0);
  return buildContext({ accounts, group: accounts.map(({ name }) => name), cluster: { members, selectionBits, netBits } });
}

const noQuotes = () => [];

describe('bars', () => {
  const made = context({ model: [4, 5, 6], 'active-hours': [2, 2, 1], parameters: [-1, 0, -2] }, 1.5);
  const bars = evidenceBars(made, 1_000, noQuotes);

  test('about amounts of work show no numbers where there is no account outside', () => {
    const [work, model] = evidenceBars(context({ calls: [3, 3, 3], model: [1, 1, 1] }, 0), 1_000, noQuotes);
    expect([work?.id, work?.amounts, work?.statement]).toEqual(['calls', undefined, 'nothing to compare']);
    expect([model?.id, model?.amounts]).toEqual(['model', undefined]);
  });

  test('are one a signal, strongest first', () => {
    expect(bars.map(({ id }) => id)).toEqual(['model', 'active-hours', 'parameters']);
  });

  test('add up to the net bits of the group when nothing is cut', () => {
    const sum = bars.reduce((total, { bits }) => total + bits, 0);
    // 15 + 5 − 3 − 3 × 1.5
    expect(made.cluster.netBits).toBe(12.5);
    expect(sum).toBeCloseTo(12.5, 12);
  });

  test('bear what choosing the members costs in proportion to what they bring; bars that take bits bear nothing', () => {
    // 4.5 bits over 15 and 5: 3.375 and 1.125
    expect(bars.map(({ bits }) => bits)).toEqual([15 - 3.375, 5 - 1.125, -3]);
    expect(bars.every(({ capped }) => !capped)).toBe(true);
  });

  test('add up to the net bits whatever the ties, as long as something speaks for the group', () => {
    const row = fc.array(fc.double({ min: -3, max: 9, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(row, row, row, fc.double({ min: 0, max: 6, noNaN: true }), (model, parameters, hours, cost) => {
        fc.pre([model, parameters, hours].some((own) => own.reduce((sum, each) => sum + each, 0) > 1e-6));
        const group = context({ model, parameters, 'active-hours': hours }, cost);
        const sum = evidenceBars(group, 10_000, noQuotes).reduce((total, { bits }) => total + bits, 0);
        expect(sum).toBeCloseTo(group.cluster.netBits, 8);
      }),
      { numRuns: 100 },
    );
  });

  test('are cut at the limits of their families and at what the calibration supports, on both sides, and say so', () => {
    const cut = evidenceBars(context({ model: [9, 9], parameters: [1, 1], 'user-agent': [-6, -6] }, 0), 10, noQuotes);
    // model and parameters together count 8 of their 10 bits a member: 2 × 7.2 = 14.4, then cut to 10; 2 × 0.8; a client costs 0.5
    expect(cut.map(({ id, bits, capped }) => [id, bits, capped])).toEqual([
      ['model', 10, true],
      ['parameters', 1.6, true],
      ['user-agent', -1, true],
    ]);
    const foreign = evidenceBars(context({ model: [9, 9, 9], 'system-prompt': [-4, -4, -4] }, 0), 10, noQuotes);
    expect(foreign.map(({ id, bits, capped }) => [id, bits, capped])).toEqual([
      ['model', 10, true],
      ['system-prompt', -10, true],
    ]);
  });

  test('that just reach the cap are not called cut', () => {
    expect(evidenceBars(context({ model: [5, 5] }, 0), 10, noQuotes)).toMatchObject([{ bits: 10, capped: false }]);
  });

  test('of equal bits stand in the order of their ids', () => {
    const equal = evidenceBars(context({ 'user-agent': [2, 2], model: [2, 2], 'system-prompt': [2, 2] }, 0), 50, noQuotes);
    expect(equal.map(({ id }) => id)).toEqual(['model', 'system-prompt', 'user-agent']);
  });

  test('carry the quotes that were chosen for their signal', () => {
    const asked: string[] = [];
    const quote = {
      account: 'weaver-0',
      atUtc: null,
      excerpt: 'Warp 0',
      place: { file: 'loom.ndjson', line: 1, byte: 0, length: 9 },
    };
    const quoted = evidenceBars(made, 50, (signal) => {
      asked.push(signal);
      return signal === 'model' ? [quote] : [];
    });
    expect(asked.sort()).toEqual(['active-hours', 'model', 'parameters']);
    expect(quoted.map(({ quotes }) => quotes)).toEqual([[quote], [], []]);
  });

  test('are plain JSON', () => {
    expect(JSON.parse(JSON.stringify(bars))).toEqual(bars);
  });

  test('are none for members that nothing ties', () => {
    const accounts = [{ name: 'weaver-0', calls: [{ text: 'Warp' }] }];
    expect(evidenceBars(buildContext({ accounts, group: ['weaver-0'] }), 10, noQuotes)).toEqual([]);
  });
});

describe('sentences of bars', () => {
  const statementOf = (statement: TieStatement) =>
    evidenceBars(context({ model: [1, 1, 1] }, 0, statement), 10, noQuotes)[0]!.statement;

  test('a shared value is told with its shares', () => {
    expect(statementOf({ kind: 'shared-value', value: 0, shareInGroup: 0.8, shareOutside: 0.1 })).toBe(
      '80 % of the group’s calls have the model absent, against 10 % of comparable calls elsewhere',
    );
  });

  test('a habit is told by the middle member', () => {
    const made = context({ 'active-hours': [1, 1, 1] }, 0);
    const members = made.cluster.members.map((each, index) => ({
      ...each,
      ties: each.ties.map((tie) => ({
        ...tie,
        statement: { kind: 'habit' as const, tailProbability: [0.1, 0.5, 0.2][index]!, reference: 40 },
      })),
    }));
    const [bar] = evidenceBars({ ...made, cluster: { ...made.cluster, members } }, 10, noQuotes);
    expect(bar!.statement).toBe(
      'half of the members have hours that fit the rest of the group better than those of 80 % of 40 accounts outside',
    );
  });

  test('without a common value there is nothing to compare', () => {
    expect(statementOf(NOTHING)).toBe('nothing to compare');
  });
});

test('a tie is put into words by its kind', () => {
  const labels = new Map([[9, 'shuttle-3']]);
  const word = (statement: TieStatement, signal = 'model') => wordTie({ signal, bits: 1, statement }, labels);
  expect(word(NOTHING)).toBe('no value in common');
  expect(word({ kind: 'shared-value', value: 9, shareInGroup: 1, shareOutside: 0 })).toBe(
    'all of the group’s calls have the model “shuttle-3”, against none of comparable calls elsewhere',
  );
  expect(word({ kind: 'habit', tailProbability: 0.5, reference: 8 }, 'pacing')).toBe(
    'gaps between calls that fit the rest of the group better than those of 50 % of 8 accounts outside',
  );
});
