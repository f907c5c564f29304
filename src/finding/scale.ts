/** The scale of words, as printed in every report. Bits are log2 of the likelihood ratio. */
interface ScaleStep {
  readonly fromBits: number;
  readonly words: string;
}

export const SCALE_ORIGIN =
  'ENFSI 2015, Guideline for evaluative reporting in forensic science, verbal scale of likelihood ratios (steps at ratios of 2, 10, 100, 1,000, 10,000 and 1,000,000); other published scales name the same ratios differently';

/** Steps at the ratios 1, 2, 10, 100, 1,000, 10,000 and 1,000,000. */
export const SCALE: readonly ScaleStep[] = [
  { fromBits: 0, words: 'no support' },
  { fromBits: 1, words: 'weak support' },
  { fromBits: Math.log2(10), words: 'moderate support' },
  { fromBits: Math.log2(100), words: 'moderately strong support' },
  { fromBits: Math.log2(1_000), words: 'strong support' },
  { fromBits: Math.log2(10_000), words: 'very strong support' },
  { fromBits: Math.log2(1_000_000), words: 'extremely strong support' },
];

/** Behind every word of strength on a log whose weights were partly measured elsewhere. */
const SMALL_LOG = ', small log';

/**
 * Words for a number of bits ≥ 0; below the first step there is no support.
 * @param isSmallLog the words say themselves that they are to be read as weaker
 */
export function wordsOf(bits: number, isSmallLog = false): string {
  let words = (SCALE[0] as ScaleStep).words;
  for (const step of SCALE) if (bits >= step.fromBits) words = step.words;
  return isSmallLog ? `${words}${SMALL_LOG}` : words;
}
