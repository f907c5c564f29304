import { shuffle } from '../../stats/shuffle.js';
import { countOf } from '../count-of.js';
import { callColumn, type GroupContext } from '../group-context.js';
import { type Drawn, drawNull } from './draw-null.js';
import { permutationOutcome } from './permutation-outcome.js';
import { cannotSay, type GroupTest, P_VALUE_SOURCE, READING_LEVEL, type TestOutcome } from './test.js';

/** Fewest pairs of equal texts for a statement. */
const MIN_REPEATS = 5;

/** Same work shared out, or the same work done by all? Repeats between accounts against a re-deal of the group's own calls. */
export const divisionOfLabour: GroupTest = {
  id: 'division-of-labour',
  about: {
    title: 'Division of labour',
    measures: 'of all pairs of calls with the same text, the share whose two calls lie in different accounts',
    unit: 'share; below the re-deal: work was divided; above: every account did the same work',
    source: `permutation of account labels over the group’s calls (Pitman 1937, doi:10.2307/2984124); ${P_VALUE_SOURCE}`,
    weakness: 'needs repeated texts; at most 64 calls of an account are known',
    innocentCause: 'a sharded batch of one honest customer',
  },
  run: runDivision,
};

function runDivision(context: GroupContext): TestOutcome {
  const { owners, texts } = dealtTexts(context);
  const repeats = repeatedTexts(texts);
  const pairs = repeats.reduce((sum, { length }) => sum + pairsOf(length), 0);
  if (pairs < MIN_REPEATS)
    return cannotSay(
      `${countOf(pairs, 'pair')} of equal texts among ${countOf(texts.length, 'sampled call')}, ${MIN_REPEATS} needed: the members hardly ever send the same text`,
    );
  const insidePairs = createInsideCount(repeats, context.accounts.length);
  const crossingShare = (dealt: Uint32Array): number => (pairs - insidePairs(dealt)) / pairs;
  const rng = context.rng('division-of-labour');
  const drawn = drawNull({
    observed: crossingShare(owners),
    isTwoSided: true,
    steps: texts.length,
    draw: () => crossingShare(shuffle(owners.slice(), rng)),
  });
  return permutationOutcome(drawn, drawn.twoSided, readingOf(drawn));
}

/** Of each call with a text: the text, and the number of the account that sent it. */
function dealtTexts(context: GroupContext): { readonly texts: readonly number[]; readonly owners: Uint32Array } {
  const numbers = new Map(context.accounts.map((account, number) => [account, number]));
  const calls = context.calls.filter((call) => callColumn(context, call, 'payload') !== 0);
  return {
    texts: calls.map((call) => callColumn(context, call, 'payload')),
    owners: Uint32Array.from(calls, ({ unit }) => numbers.get(context.units[unit]!.unit.account.account) as number),
  };
}

/** Positions of the calls with one text, of texts that were sent more than once. */
function repeatedTexts(texts: readonly number[]): readonly Uint32Array[] {
  const byText = new Map<number, number[]>();
  for (const [at, text] of texts.entries()) {
    const list = byText.get(text);
    if (list === undefined) byText.set(text, [at]);
    else list.push(at);
  }
  return [...byText.values()].filter(({ length }) => length > 1).map((list) => Uint32Array.from(list));
}

/** Counts the pairs of equal texts that lie in one account each; asked thousands of times, so nothing is made on the way. */
function createInsideCount(repeats: readonly Uint32Array[], accounts: number): (owners: Uint32Array) => number {
  const held = new Uint32Array(accounts);
  return (owners) => {
    let inside = 0;
    for (const calls of repeats) {
      // The second call of an account makes one pair with its first, the third makes two more.
      for (const call of calls) {
        const owner = owners[call] as number;
        inside += held[owner] as number;
        held[owner] = (held[owner] as number) + 1;
      }
      for (const call of calls) held[owners[call] as number] = 0;
    }
    return inside;
  };
}

function pairsOf(calls: number): number {
  return (calls * (calls - 1)) / 2;
}

function readingOf({ below, above }: Drawn): string {
  if (below <= READING_LEVEL / 2) return 'repeats stay inside accounts: the work was divided between them';
  if (above <= READING_LEVEL / 2) return 'repeats cross accounts: the accounts did the same work';
  return 'repeats fall on accounts as in a random deal of one queue';
}
