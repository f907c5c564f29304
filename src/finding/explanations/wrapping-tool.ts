import { median } from 'simple-statistics';
import { featuresOfConversations } from '../conversation-features.js';
import { listFeatureHolders } from '../feature-holders.js';
import type { GroupContext } from '../group-context.js';
import { wordSpread } from '../word-spread.js';
import type { Explanation } from './explanation.js';

/** Words and word pairs that so many members use are the tool's, and say nothing of whose texts it wraps (chosen: nearly all). */
const COMMON_SHARE = 0.75;
/**
 * Heterogeneity of what is left, from which each member's texts are its own: half-way between shares of one queue, −0.5 to 0.34 on
 * labelled worlds, and groups of people who send their own texts through one template, 0.75–0.98.
 */
const OWN_TEXTS_HETEROGENEITY = 0.5;

/**
 * A tool that puts its users' own texts into a template of its own: translation, summaries, labels, steps of workflows. The template makes
 * the calls of all users alike, and one model and one temperature by default did the rest: in benign labelled worlds 330 people in
 * six such tools were accused.
 */
export const wrappingTool: Explanation = {
  id: 'wrapping-tool',
  about: {
    title: 'One tool around texts of the users’ own',
    measures:
      'heterogeneity of the members without the words that three quarters of them use: 1 − similarity to the others / similarity within the member (median over members)',
    unit: 'share; near 1 for members with texts of their own, near 0 for shares of one queue',
    source:
      'features of new turns by conversation, weighed by their rarity in the log; bounds measured on labelled worlds and chosen',
    weakness: 'an operator who gives every account a subject of its own, and keeps to it, looks the same',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'beside words that all members use, each member’s texts resemble its own and not those of the others',
  assess(context) {
    const spread = ownTextsHeterogeneity(context);
    if (spread === null) return { seen: 'no member has two texts to compare', verdict: 'cannot-say' };
    const { parts } = context.cluster;
    const seen = `without the words that three quarters of the members use, half of the members differ from the others by at least ${wordSpread(spread)} (one queue gives 0, people with texts of their own nearly 1)`;
    return { seen, verdict: spread >= 1 - (1 - OWN_TEXTS_HETEROGENEITY) / parts ? 'explains' : 'unlikely' };
  },
};

/**
 * Median over members of 1 − similarity to the others / similarity within, without common features; 0 for a member whose own calls have
 * nothing else in common.
 * @returns null when no member has two conversations
 */
function ownTextsHeterogeneity({ units, population: { features } }: GroupContext): number | null {
  const texts = units.map(({ unit }) => featuresOfConversations(unit));
  const { within, between } = sumLikeness(texts, (feature) => features.weightOf(features.numberOf(feature)) ** 2);
  const spreads = units.flatMap((_, member) => {
    if (texts[member]!.length < 2) return [];
    return within[member] === 0 ? 0 : 1 - (between[member] as number) / (within[member] as number);
  });
  return spreads.length === 0 ? null : median(spreads);
}

/** By member, weighed overlap of two of its own conversations, and of one of them with one of another member. */
function sumLikeness(
  texts: readonly (readonly Uint32Array[])[],
  weightOf: (feature: number) => number,
): { readonly within: Float64Array; readonly between: Float64Array } {
  const units = texts.length;
  const [within, between, shares] = [new Float64Array(units), new Float64Array(units), new Float64Array(units)];
  const [held, counts] = [new Uint32Array(units), new Uint32Array(units)];
  const { features, starts, members } = listFeatureHolders(texts);
  for (let number = 0; number < features.length; number++) {
    const end = starts[number + 1] as number;
    let at = starts[number] as number;
    // In a single conversation it resembles nothing. Most features are such, and looking up their weight would take most of the time.
    if (end - at === 1) continue;
    let holders = 0;
    let all = 0;
    while (at < end) {
      const member = members[at] as number;
      const first = at;
      while (at < end && members[at] === member) at++;
      held[holders] = member;
      counts[holders] = at - first;
      const share = (at - first) / texts[member]!.length;
      shares[holders++] = share;
      all += share;
    }
    if (holders >= COMMON_SHARE * units) continue;
    const weight = weightOf(features[number] as number);
    for (let i = 0; i < holders; i++) {
      const member = held[i] as number;
      const calls = texts[member]!.length;
      const share = shares[i] as number;
      if (calls > 1) within[member]! += (weight * share * ((counts[i] as number) - 1)) / (calls - 1);
      between[member]! += (weight * share * (all - share)) / (units - 1);
    }
  }
  return { within, between };
}
