import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import { calibrateSignals, DEFAULT_HALVES, DEFAULT_PAIRS } from '../../src/link/calibrate.js';
import type { SignalWeight } from '../../src/link/link.js';
import { LARGE_LOG_ACCOUNTS } from '../../src/link/log-size.js';
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
    weights.forEach(({ bits, basis, capBits, pairsSame, pairsDifferent }, index) => {
      const [halves, pairs] = basis === 'defaults' ? [DEFAULT_HALVES, DEFAULT_PAIRS] : [0, 0];
      expect(capBits).toBeCloseTo(Math.log2(Math.max(1, Math.min(pairsSame + halves, pairsDifferent + pairs))), 12);
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
    const population = describePopulation(accountsWithPrompt(LARGE_LOG_ACCOUNTS, (account) => `Answer as desk ${account % 2}.`));
    const { bits, upTo } = weightOf(calibrateSignals(population, 3), 'system-prompt');
    // Halves always share a prompt that 100 of 200 hold: similarity log2(200 / 100) = 1. Of strangers 99 in 199 do: log2(199 / 99) = 1.01.
    expect(upTo).toEqual([0, 1]);
    expect(Math.abs(bits[1]! - 1.01)).toBeLessThan(0.05);
  });

  test('prompts of one account each claim no more than log2 of the halves, however rare', () => {
    const population = describePopulation(accountsWithPrompt(LARGE_LOG_ACCOUNTS, (account) => `Answer as desk ${account}.`));
    const { bits, upTo, capBits, equalErrorRate } = weightOf(calibrateSignals(population, 3), 'system-prompt');
    expect(capBits).toBe(Math.log2(200));
    // Same: 200 of 200 at log2(200 / 1). Different: all at 0. Unbounded the upper step would weigh over 15 bits.
    expect(upTo).toEqual([0, Math.log2(200)]);
    expect(bits).toEqual([-1, Math.log2(200)]);
    expect(equalErrorRate).toBe(0);
  });
});

describe('too little to calibrate', () => {
  test('below 200 accounts every signal leans on defaults, from there on none does', () => {
    const accounts = accountsWithPrompt(LARGE_LOG_ACCOUNTS, (account) => `Answer as desk ${account % 3}.`);
    const basisOf = (count: number) =>
      weightOf(calibrateSignals(describePopulation(accounts.slice(0, count)), 3), 'system-prompt').basis;
    expect([12, LARGE_LOG_ACCOUNTS - 1, LARGE_LOG_ACCOUNTS].map(basisOf)).toEqual(['defaults', 'defaults', 'log']);
  });

  test('two accounts alone get the weights that were measured elsewhere, no larger than the pairs that they count as', () => {
    const population = describePopulation(accountsWithPrompt(2, (account) => `Answer as desk ${account}.`));
    const { bits, capBits, pairsSame, pairsDifferent, basis } = weightOf(calibrateSignals(population, 3), 'content');
    expect({ pairsSame, pairsDifferent, basis }).toEqual({ pairsSame: 2, pairsDifferent: 1, basis: 'defaults' });
    expect(capBits).toBe(Math.log2(DEFAULT_HALVES + 2));
    expect(bits[0]).toBeLessThan(-2);
    expect(bits.at(-1)).toBeGreaterThan(2);
    expect(bits.at(-1)).toBeLessThanOrEqual(capBits);
  });

  test('the log speaks against the defaults where it knows better', () => {
    // Everybody here shares the prompt, so sharing it says nothing; elsewhere it says much.
    const shared = (count: number) => {
      const population = describePopulation(accountsWithPrompt(count, () => 'Answer as desk.'));
      return Math.max(...weightOf(calibrateSignals(population, 3), 'turn-structure').bits);
    };
    expect(shared(40)).toBeLessThan(shared(3));
  });

  test('a signal that nobody measured elsewhere is silent in a log of few accounts, with a reason', () => {
    const compared = SIGNALS.filter(({ mostBits }) => mostBits > 0);
    const signals = compared.map((signal) => ({ ...signal, id: `new-${signal.id}` }));
    const population = describePopulation(unitsOfAccounts(ordinaryAccounts(10, 4)), signals);
    for (const { signal, bits, basis, reason, heldOut, cllrBits, equalErrorRate } of calibrateSignals(population, 7)) {
      expect(bits, signal).toEqual([]);
      expect(reason, signal).toMatch(/too little to calibrate: \d+ halves .* \d+ pairs/);
      expect([basis, heldOut, cllrBits, equalErrorRate]).toEqual([null, null, null, null]);
    }
  });

  test('what an account does as a whole its halves share by construction: it is not calibrated on pairs', () => {
    const weights = calibrateSignals(describePopulation(unitsOfAccounts(ordinaryAccounts(40, 4))), 7);
    for (const { id } of SIGNALS.filter(({ mostBits }) => mostBits === 0))
      expect(weightOf(weights, id)).toMatchObject({ bits: [], reason: 'compared in groups only' });
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

test('the same seed gives the same weights', () => {
  const population = describePopulation(unitsOfAccounts(ordinaryAccounts(40, 6)));
  expect(calibrateSignals(population, 9)).toEqual(calibrateSignals(population, 9));
});

test('weights survive JSON', () => {
  const weights = calibrateSignals(describePopulation(unitsOfAccounts(ordinaryAccounts(40, 6))), 9);
  expect(JSON.parse(JSON.stringify(weights))).toEqual(weights);
});
