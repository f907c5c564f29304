import { numberWords } from '../stats/number-words.js';

/** Who holds which feature, by number of the feature in the order in which they first occur. */
export interface FeatureHolders {
  readonly features: Uint32Array;
  /** Where the places of each feature begin in `members`; one more at the end. */
  readonly starts: Uint32Array;
  /** One place a conversation that holds the feature: the member that it belongs to, ascending. */
  readonly members: Uint32Array;
}

/** @param texts by member, the features of each conversation, each once */
export function listFeatureHolders(texts: readonly (readonly Uint32Array[])[]): FeatureHolders {
  const total = texts.reduce((sum, own) => own.reduce((size, { length }) => size + length, sum), 0);
  const numbers = new Uint32Array(total);
  let size = 0;
  const ends = texts.map((own) => {
    for (const conversation of own) {
      numbers.set(conversation, size);
      size += conversation.length;
    }
    return size;
  });
  const features = numberWords(numbers);
  const starts = startsOf(numbers, features.length);
  const next = starts.slice();
  const members = new Uint32Array(total);
  let at = 0;
  ends.forEach((end, member) => {
    for (; at < end; at++) members[next[numbers[at] as number]!++] = member;
  });
  return { features, starts, members };
}

function startsOf(numbers: Uint32Array, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < numbers.length; at++) starts[(numbers[at] as number) + 1]!++;
  for (let number = 0; number < size; number++) starts[number + 1]! += starts[number] as number;
  return starts;
}
