import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../src/finding/judge.js';
import { composeValidation } from '../../src/report/compose-validation.js';
import { townCase } from './build-case.js';

const { linkage, judgement } = townCase();

function falseAccusation(decoys: Judgement['decoys']) {
  return composeValidation(linkage, { ...judgement, decoys }).falseAccusation;
}

describe('decoys in words', () => {
  test('none accused of 100: the upper bound is printed, never 0 %', () => {
    const { statement, ...rest } = falseAccusation({ decoys: 100, accused: 0, upperBound: 0.0362 });
    expect(rest).toEqual({ decoyGroups: 100, accusedDecoys: 0, upperBound: 0.0362 });
    expect(statement).toContain('100 groups were grown around random ordinary accounts');
    expect(statement).toContain('0 were accused (the exact 95 % interval ends at 3.6 %)');
    expect(statement).not.toContain('0 %)');
    expect(statement).toContain('may not transfer');
    expect(statement).toContain('per group tried, not per account');
    expect(statement).toContain('in no reported group');
  });

  test('some accused are told as they are', () => {
    expect(falseAccusation({ decoys: 80, accused: 2, upperBound: 0.0874 }).statement).toContain(
      '2 were accused (the exact 95 % interval ends at 8.7 %)',
    );
  });

  test('without ordinary accounts there is no rate', () => {
    const { upperBound, statement } = falseAccusation({ decoys: 0, accused: 0, upperBound: null });
    expect(upperBound).toBeNull();
    expect(statement).toContain('No decoys could be tried');
  });
});

describe('pairs', () => {
  test('are told with the share that was never compared, and the links that came of it', () => {
    const text = (pairsCompared: number, pairsPossible: number) =>
      composeValidation({ ...linkage, pairsCompared, pairsPossible, links: linkage.links.slice(0, 3) }, judgement)
        .pairsNeverCompared;
    expect(text(1_000, 5_000)).toMatch(/^80 % of all possible pairs were never compared/);
    expect(text(5_000, 5_000)).toMatch(/^0 % of all/);
    expect(text(4_999, 5_000)).toMatch(/^under 0\.1 % of all/);
    expect(text(0, 0)).toMatch(/^100 % of all/);
    expect(text(1, 2)).toContain('3 pairs resembled each other more than chance');
  });

  test('of this town were all but few compared or not, and the numbers agree', () => {
    const { pairsCompared, pairsPossible } = composeValidation(linkage, judgement);
    expect(pairsPossible).toBe((101 * 100) / 2);
    expect(pairsCompared).toBeLessThanOrEqual(pairsPossible);
  });
});

describe('signals', () => {
  const { signals } = composeValidation(linkage, judgement);

  test('are all listed, with title, pairs and quality, or with the reason for their silence', () => {
    expect(signals.map(({ signal }) => signal)).toEqual(linkage.weights.map(({ signal }) => signal));
    for (const { title, signal, cllrBits, equalErrorRate, reason } of signals) {
      expect(title).toBe(linkage.population.signals.find(({ id }) => id === signal)!.about.title);
      expect(cllrBits === null).toBe(reason !== null);
      expect(equalErrorRate === null).toBe(reason !== null);
    }
  });

  test('without addresses or payments in most calls stay silent', () => {
    expect(signals.find(({ signal }) => signal === 'payment')!.reason).toContain('too little to calibrate');
  });
});
