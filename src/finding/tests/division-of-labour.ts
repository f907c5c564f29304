import { shuffle } from '../../stats/shuffle.js';
import { countOf } from '../count-of.js';
import { callColumn, type GroupContext } from '../group-context.js';
import { permutationOutcome, type Tails, tailsOf } from './permutation-outcome.js';
import { cannotSay, type GroupTest, PERMUTATIONS, READING_LEVEL, type TestOutcome } from './test.js';

/** Fewest pairs of equal texts for a statement. */
const MIN_REPEATS = 5;

/** Same work shared out, or the same work done by all? Repeats between accounts against a re-deal of the group's own calls. */
export const divisionOfLabour: GroupTest = {
  id: 'division-of-labour',
  about: {
    title: 'Division of labour',
    measures: 'of all pairs of calls with the same text, the share whose two calls lie in different accounts',
    unit: 'share; below the re-deal: work was divided; above: every account did the same work',
    source:
      'permutation of account labels over the group’s calls (Pitman 1937, doi:10.2307/2984124), add-one p-value (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585)',
    weakness: 'needs repeated texts; at most 64 calls of an account are known',
    innocentCause: 'a sharded batch of one honest customer',
  },
  run: runDivision,
};

function runDivision(context: GroupContext): TestOutcome {
  const byPayload = new Map<number, number>();
  const numbers = new Map(context.accounts.map((account, number) => [account, number]));
  const texts: number[] = [];
  const owners: number[] = [];
  for (const call of context.calls) {
    const payload = callColumn(context, call, 'payload');
    if (payload === 0) continue;
    if (!byPayload.has(payload)) byPayload.set(payload, byPayload.size);
    texts.push(byPayload.get(payload) as number);
    owners.push(numbers.get(context.units[call.unit]!.unit.account.account) as number);
  }
  const crossing = crossingShare(texts, owners);
  if (crossing === null || crossing.pairs < MIN_REPEATS)
    return cannotSay(
      `${countOf(crossing?.pairs ?? 0, 'pair')} of equal texts among ${countOf(texts.length, 'sampled call')}, ${MIN_REPEATS} needed: the members hardly ever send the same text`,
    );
  const rng = context.rng('division-of-labour');
  const draws = Array.from({ length: PERMUTATIONS }, () => crossingShare(texts, shuffle([...owners], rng))!.share);
  const permuted = { observed: crossing.share, draws };
  const tails = tailsOf(permuted);
  return permutationOutcome(permuted, tails.twoSided, readingOf(tails));
}

function readingOf({ below, above }: Tails): string {
  if (below <= READING_LEVEL / 2) return 'repeats stay inside accounts: the work was divided between them';
  if (above <= READING_LEVEL / 2) return 'repeats cross accounts: the accounts did the same work';
  return 'repeats fall on accounts as in a random deal of one queue';
}

/** Of the pairs of calls with one text, how many lie in two accounts. */
function crossingShare(texts: readonly number[], owners: readonly number[]): { share: number; pairs: number } | null {
  const byText = new Map<number, number[]>();
  texts.forEach((text, index) => {
    const list = byText.get(text);
    if (list) list.push(owners[index] as number);
    else byText.set(text, [owners[index] as number]);
  });
  let pairs = 0;
  let inside = 0;
  for (const list of byText.values()) {
    if (list.length < 2) continue;
    pairs += (list.length * (list.length - 1)) / 2;
    const perOwner = new Map<number, number>();
    for (const owner of list) perOwner.set(owner, (perOwner.get(owner) ?? 0) + 1);
    for (const count of perOwner.values()) inside += (count * (count - 1)) / 2;
  }
  return pairs === 0 ? null : { share: (pairs - inside) / pairs, pairs };
}
