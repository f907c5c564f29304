import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import { calibrateSignals, weightBits } from '../../src/link/calibrate.js';
import type { SignalWeight } from '../../src/link/link.js';
import { describePopulation } from '../../src/link/population.js';
import type { SimpleCall } from '../account/build-record.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from '../cluster/build-population.js';
import { unitOf } from './build-units.js';

/** Accounts of twenty calls each whose system prompt is given by the number of the account. */
function accountsWithPrompt(count: number, promptOf: (account: number) => string) {
  return Array.from({ length: count }, (_, account) =>
    unitOf(
      `desk-${account}`,
      Array.from({ length: 20 }, (__, call): SimpleCall => ({ text: `desk ${account} call ${call}`, system: promptOf(account) })),
    ),
  );
}

const weightOf = (weights: readonly SignalWeight[], id: string): SignalWeight => weights.find(({ signal }) => signal === id)!;

describe('the staircase', () => {
  const logs = [1, 2, 3, 4].map((seed) => {
    const units = unitsOfAccounts([...ordinaryAccounts(60, seed), ...queueAccounts(12, { seed })]);
    return { log: `log ${seed}`, weights: calibrateSignals(describePopulation(units), 7) };
  });

  test.each(logs)('of every signal rises with the similarity ($log)', ({ weights }) => {
    for (const { signal, upTo, bits } of weights) {
      expect(upTo, signal).toEqual([...new Set(upTo)].sort((left, right) => left - right));
      expect(bits, signal).toEqual([...bits].sort((left, right) => left - right));
    }
  });

  test.each(logs)('stays within the bounds of its signal, and below log2 of the pairs it was learnt on ($log)', ({ weights }) => {
    weights.forEach(({ bits, capBits, pairsSame, pairsDifferent }, index) => {
      expect(capBits).toBeCloseTo(Math.log2(Math.max(1, Math.min(pairsSame, pairsDifferent))), 12);
      for (const bit of bits) {
        expect(bit).toBeGreaterThanOrEqual(SIGNALS[index]!.leastBits);
        expect(bit).toBeLessThanOrEqual(Math.min(SIGNALS[index]!.mostBits, capBits));
      }
    });
  });

  test.each(logs)('has validity measures exactly where the signal speaks, else a reason ($log)', ({ weights }) => {
    expect(weights.map(({ signal }) => signal)).toEqual(SIGNALS.map(({ id }) => id));
    for (const { signal, bits, upTo, cllrBits, equalErrorRate, reason } of weights) {
      const speaks = bits.length > 0;
      expect(upTo.length, signal).toBe(bits.length);
      expect([reason === null, cllrBits !== null, equalErrorRate !== null], signal).toEqual([speaks, speaks, speaks]);
      if (!speaks) continue;
      expect(cllrBits).toBeGreaterThanOrEqual(0);
      expect(equalErrorRate).toBeGreaterThanOrEqual(0);
      expect(equalErrorRate).toBeLessThanOrEqual(1);
    }
  });

  test.each(logs)('tells halves of one account from strangers by content ($log)', ({ weights }) => {
    const content = weightOf(weights, 'content');
    expect(content.bits[0]).toBeLessThan(-4);
    expect(content.bits.at(-1)).toBeGreaterThan(4);
    expect(content.cllrBits).toBeLessThan(0.3);
    expect(content.equalErrorRate).toBeLessThan(0.1);
  });

  test('two prompts that half of the accounts use each are worth one bit', () => {
    const population = describePopulation(accountsWithPrompt(40, (account) => `Answer as desk ${account % 2}.`));
    const { bits, upTo } = weightOf(calibrateSignals(population, 3), 'system-prompt');
    // Halves always share a prompt that 20 of 40 hold: similarity log2(40 / 20) = 1. Of strangers 19 in 39 do: log2(39 / 19) = 1.04.
    expect(upTo).toEqual([0, 1]);
    expect(Math.abs(bits[1]! - 1.04)).toBeLessThan(0.25);
  });

  test('prompts of one account each claim no more than log2 of the halves, however rare', () => {
    const population = describePopulation(accountsWithPrompt(30, (account) => `Answer as desk ${account}.`));
    const { bits, upTo, capBits, equalErrorRate } = weightOf(calibrateSignals(population, 3), 'system-prompt');
    expect(capBits).toBe(Math.log2(30));
    // Same: 30 of 30 at log2(30 / 1). Different: all at 0. Unbounded the upper step would weigh over 9 bits.
    expect(upTo).toEqual([0, Math.log2(30)]);
    expect(bits).toEqual([-1, Math.log2(30)]);
    expect(equalErrorRate).toBe(0);
  });
});

describe('too little to calibrate', () => {
  test('few accounts make every signal silent, with a reason', () => {
    const weights = calibrateSignals(describePopulation(unitsOfAccounts(ordinaryAccounts(10, 4))), 7);
    for (const { signal, bits, reason, cllrBits, equalErrorRate } of weights) {
      expect(bits, signal).toEqual([]);
      expect(reason, signal).toMatch(/too little to calibrate: \d+ halves .* \d+ pairs/);
      expect([cllrBits, equalErrorRate]).toEqual([null, null]);
    }
  });

  test('a signal that the log does not hold is silent among others that speak', () => {
    const weights = calibrateSignals(describePopulation(unitsOfAccounts(ordinaryAccounts(40, 4))), 7);
    expect(weightOf(weights, 'address').reason).toMatch(/^too little/);
    expect(weightOf(weights, 'content').reason).toBeNull();
  });

  test('an empty log has a weight for every signal, all silent', () => {
    const weights = calibrateSignals(describePopulation([]), 7);
    expect(weights.map(({ bits }) => bits)).toEqual(SIGNALS.map(() => []));
  });
});

describe('weightBits', () => {
  const stairs: SignalWeight = {
    signal: 'model',
    pairsSame: 40,
    pairsDifferent: 400,
    upTo: [0.2, 0.5, 0.9],
    bits: [-2, 0.5, 3],
    capBits: 5,
    cllrBits: 0.4,
    equalErrorRate: 0.1,
    reason: null,
  };

  test.each([
    [-1, -2],
    [0.2, -2],
    [0.21, 0.5],
    [0.5, 0.5],
    [0.51, 3],
    [0.9, 3],
    [7, 3],
  ])('of similarity %d is %d', (value, bits) => {
    expect(weightBits(stairs, value)).toBe(bits);
  });

  test('is 0 when there is nothing to compare or the signal is silent', () => {
    expect(weightBits(stairs, null)).toBe(0);
    expect(weightBits({ ...stairs, upTo: [], bits: [], reason: 'too little' }, 0.7)).toBe(0);
  });
});

test('the same seed gives the same weights', () => {
  const population = describePopulation(unitsOfAccounts(ordinaryAccounts(40, 6)));
  expect(calibrateSignals(population, 9)).toEqual(calibrateSignals(population, 9));
});

test('weights survive JSON', () => {
  const weights = calibrateSignals(describePopulation(unitsOfAccounts(ordinaryAccounts(40, 6))), 9);
  expect(JSON.parse(JSON.stringify(weights))).toEqual(weights);
});
