import { countOf } from '../count-of.js';
import { type GroupContext, holdersOfTexts } from '../group-context.js';
import { type Drawn, drawNull } from './draw-null.js';
import { permutationOutcome } from './permutation-outcome.js';
import { cannotSay, type GroupTest, P_VALUE_SOURCE, READING_LEVEL, type TestOutcome } from './test.js';

/** Texts that more than two accounts would send by independent draws; with fewer, their lack says nothing (chosen). */
const LEAST_EXPECTED_TEXTS = 3;

/**
 * Did a dispatcher hand out each text to two accounts and no more? Strangers who draw from one source meet by chance: of the texts that two of
 * them sent, a third sent some too. Let f₁ texts be sent by one account and f₂ by two; then a text is sent by k accounts with the
 * Poisson probability of rate λ = 2 f₂ / f₁, and of those that several sent the share 1 − ½ λ² e^−λ / (1 − e^−λ − λ e^−λ) is sent by more than two.
 */
export const rationedTexts: GroupTest = {
  id: 'rationed-texts',
  about: {
    title: 'Rationed texts',
    measures: 'of the texts that several accounts sent, the share that more than two sent',
    unit: 'share; below independent draws from one source: texts were rationed; above: some texts are in general use',
    source: `Poisson counts of independent draws, with the rate from the texts that one and two accounts sent (Good 1953, doi:10.1093/biomet/40.3-4.237); ${P_VALUE_SOURCE}`,
    weakness:
      'takes all texts of a source as equally likely and the rate as known; needs texts in common; at most 64 calls of an account are known',
    innocentCause: 'one honest customer who has every text answered a fixed number of times',
  },
  run: runRationed,
};

function runRationed(context: GroupContext): TestOutcome {
  const holders = Array.from(holdersOfTexts(context).values(), ({ size }) => size);
  const sentBy = (accounts: number): number => holders.filter((count) => count === accounts).length;
  const repeated = holders.filter((count) => count > 1);
  const [once, twice] = [sentBy(1), sentBy(2)];
  if (once === 0 || twice === 0)
    return cannotSay(
      `${countOf(once, 'text')} of one account and ${twice} of two: how often independent draws meet cannot be told`,
    );
  const byChance = shareOfMore((2 * twice) / once);
  const expected = repeated.length * byChance;
  if (expected < LEAST_EXPECTED_TEXTS)
    return cannotSay(
      `${countOf(repeated.length, 'text')} that several accounts sent, of which independent draws would bring ${expected.toFixed(1)} to more than two, ${LEAST_EXPECTED_TEXTS} needed`,
    );
  const rng = context.rng('rationed-texts');
  const drawn = drawNull({
    observed: repeated.filter((count) => count > 2).length / repeated.length,
    isTwoSided: true,
    steps: repeated.length,
    draw: () => drawShare(byChance, repeated.length, rng),
  });
  return permutationOutcome(drawn, drawn.twoSided, readingOf(drawn));
}

/** Of the texts that at least two accounts send, the share that more than two do, when a text is sent at this rate. */
function shareOfMore(rate: number): number {
  const none = Math.exp(-rate);
  return 1 - (rate ** 2 * none) / 2 / (1 - none - rate * none);
}

function drawShare(share: number, texts: number, rng: () => number): number {
  let more = 0;
  for (let text = 0; text < texts; text++) if (rng() < share) more++;
  return more / texts;
}

function readingOf({ below, above }: Drawn): string {
  if (below <= READING_LEVEL / 2)
    return 'texts were rationed: accounts meet by twos more than independent users of one source would';
  if (above <= READING_LEVEL / 2) return 'some texts are in general use: more accounts meet on them than by independent draws';
  return 'accounts meet on texts as independent users of one source would';
}
