import { describe, expect, test } from 'vitest';
import { rationedTexts } from '../../../src/finding/tests/rationed-texts.js';
import { createRng } from '../../../src/stats/rng.js';
import { rationedLetters, textContext } from './group-scenarios.js';

const CLERKS = 20;
const CALLS = 40;

/** Clerks who each draw letters at random from one archive, none of them twice. */
function drawnFrom(letters: number, seed: number): readonly (readonly string[])[] {
  const rng = createRng(seed);
  return Array.from({ length: CLERKS }, () => {
    const own = new Set<number>();
    while (own.size < CALLS) own.add(Math.floor(rng() * letters));
    return [...own].map((letter) => `Letter to house ${letter}`);
  });
}

describe('clerks who each draw from one archive', () => {
  const outcomes = Array.from({ length: 40 }, (_, seed) => rationedTexts.run(textContext(drawnFrom(2_000, seed + 1))));

  test('meet as independent draws do: few of 40 give a small p-value', () => {
    // More than 5 of 40 at 5 % each happens in 1.4 % of all sets of 40 (binomial).
    expect(outcomes.filter(({ pValue }) => pValue! <= 0.05).length).toBeLessThanOrEqual(5);
    expect(outcomes.filter(({ pValue }) => pValue! > 0.5).length).toBeGreaterThanOrEqual(10);
    expect(outcomes.some(({ reading }) => reading === 'accounts meet on texts as independent users of one source would')).toBe(
      true,
    );
  });
});

describe('letters that a dispatcher hands to two clerks at most', () => {
  // 100 letters twice, 600 once: a rate of 200 / 600 = 1/3.
  const outcome = rationedTexts.run(textContext(rationedLetters(100)));

  test('are rationed: no draw under the null has so few that a third clerk sent', () => {
    expect(outcome.observed).toBe(0);
    expect(outcome.reading).toBe('texts were rationed: accounts meet by twos more than independent users of one source would');
    expect(outcome.pValue).toBe(0.0002);
  });

  test('would have come to a third clerk in 11 of 100 cases, had they been drawn independently', () => {
    // Python: l = 1 / 3; 1 - l * l / 2 * exp(-l) / (1 - exp(-l) - l * exp(-l)), of 100 letters
    expect(outcome.expected!.mean).toBeCloseTo(0.1081, 2);
  });
});

test('a few letters that everybody sends are in general use', () => {
  const common = Array.from({ length: 20 }, (_, letter) => `Circular ${letter}`);
  const outcome = rationedTexts.run(textContext(rationedLetters(60).map((own) => [...own, ...common])));
  expect(outcome.observed).toBeCloseTo(20 / 80, 12);
  expect(outcome.reading).toBe('some texts are in general use: more accounts meet on them than by independent draws');
  expect(outcome.pValue).toBe(0.0002);
});

test('a text that one account repeats counts once', () => {
  const texts = rationedLetters(100).map((own) => [...own.slice(0, 30), ...own.slice(0, 10)]);
  const once = rationedTexts.run(textContext(rationedLetters(100).map((own) => own.slice(0, 30))));
  expect(rationedTexts.run(textContext(texts)).observed).toBe(once.observed);
});

describe('no statement is made', () => {
  test('where accounts hardly meet: the lack of a third says nothing', () => {
    const { pValue, reason } = rationedTexts.run(textContext(rationedLetters(20)));
    expect(pValue).toBeNull();
    expect(reason).toBe(
      '20 texts that several accounts sent, of which independent draws would bring 0.3 to more than two, 3 needed',
    );
  });

  test('where every text is sent by all', () => {
    const list = Array.from({ length: CALLS }, (_, letter) => `Exercise ${letter}`);
    const { pValue, reason } = rationedTexts.run(textContext(Array.from({ length: CLERKS }, () => list)));
    expect(pValue).toBeNull();
    expect(reason).toBe('0 texts of one account and 0 of two: how often independent draws meet cannot be told');
  });
});
