import { LARGE_LOG_ACCOUNTS } from '../link/log-size.js';

/** A number or a word of the report in plain words, and what a higher value means. */
interface GlossaryEntry {
  readonly term: string;
  readonly means: string;
  /** What higher (or lower) means; for words without a size what they may be mistaken for. */
  readonly direction: string;
}

/** Words and numbers that every report uses. Those of signals, measures and tests come from the registries with DIRECTIONS. */
export const GLOSSARY: readonly GlossaryEntry[] = [
  {
    term: 'Account',
    means: 'what the account key of the log tells apart; see Settings',
    direction: 'No person: one person may hold several accounts, several persons one.',
  },
  {
    term: 'Group',
    means: 'accounts whose calls resemble each other more than those of unrelated accounts of the same log',
    direction: 'No accusation: applications, classes and companies form groups.',
  },
  {
    term: 'Finding',
    means: 'a statement about a group with its strength, its quotes and what speaks against it',
    direction: 'Only “consistent with systematic extraction” is a suspicion; the other kinds are facts.',
  },
  {
    term: 'Place',
    means:
      'file, line and byte of a call: lines count from 1 and bytes from 0, both in the decompressed file; in Parquet the line is the number of the row',
    direction: 'What stands there is what was read, as long as the file has the SHA-256 that is listed under Inputs.',
  },
  {
    term: 'H1, H2',
    means: 'the two propositions that a finding compares',
    direction: 'The finding weighs how well each fits what was seen, not how likely each is.',
  },
  {
    term: 'Bits',
    means: 'base-2 logarithm of how many times more probable the observations are under H1 than under H2',
    direction: 'Higher means more support for H1; 0 says nothing; below 0 supports H2. One bit more doubles the ratio.',
  },
  {
    term: 'Prior',
    means: 'bits against any group, from how many groups were looked at',
    direction: 'Farther below 0 means that more evidence is needed.',
  },
  {
    term: 'Cost of choosing',
    means: 'bits taken off each member, since the best of many candidates always agree on something',
    direction: 'Farther below 0 means that the members were chosen out of more accounts.',
  },
  {
    term: 'Limit, capped',
    means: 'the most that this log can carry, or that one family of evidence may add',
    direction: 'A capped row would have been larger; a lower limit means less to calibrate on.',
  },
  {
    term: 'Score',
    means: 'bits of a suspected group before they are cut to what the log can calibrate, members and signals added up',
    direction: 'Higher than that of other groups of the same log means that it stands out farther; it is no likelihood ratio.',
  },
  {
    term: 'Tie',
    means:
      'bits that tie one member to the rest of its group, measured with the member left out; added up and not cut to what the log can carry, so that the sum is a score and no likelihood ratio',
    direction: 'Higher means better tied; near 0 the account may be a member by chance; below 0 it speaks against membership.',
  },
  {
    term: 'Share in group',
    means:
      'part of an account’s compared calls that belong to the group: those under its system prompts and, where calls under one prompt fall into two bodies, of these the part that is unlike calls outside',
    direction: 'Higher means that more of its work is that of the group; a low share points to a mixed account.',
  },
  {
    term: 'Stability',
    means: 'share of the thresholds of link strength at which the group came out; 0 % for a group found only within a crowd',
    direction: 'Higher means that the group depends less on where the line was drawn.',
  },
  {
    term: 'Heterogeneity',
    means: '1 − likeness between accounts / likeness within accounts',
    direction: 'Lower means more alike: near 0 shares of one queue, near 1 unrelated people, below 0 the same texts.',
  },
  {
    term: 'p',
    means: 'share of draws under chance that are at least as extreme as what was observed, itself counted as one of them',
    direction: 'Lower means harder to explain by chance alone. It is not the probability of innocence.',
  },
  {
    term: 'q',
    means: 'p after correction for the number of tests that were made',
    direction: 'Lower means the same; it bounds the expected share of false alarms among all so small.',
  },
  {
    term: 'Percentile',
    means: 'place among ordinary accounts or pools of the same size, 0 to 100',
    direction: 'Both ends are unusual: below 2.5 and above 97.5.',
  },
  {
    term: 'Link, bridge',
    means:
      'a link is a pair that resembles each other more than a random pair; a bridge is the only link between two parts of a group',
    direction: 'Thicker means more bits. More bridges mean a looser group.',
  },
  {
    term: 'Cost (Cllr)',
    means:
      'average cost of the weights of a signal, in bits, on reference pairs whose accounts were kept out when the weights were learnt: the accounts are dealt to five folds, and each fold is judged by weights learnt without it',
    direction: 'Lower is better: 0 is perfect, 1 says nothing, above 1 misleads.',
  },
  {
    term: 'Equal error rate',
    means:
      'error rate of the similarities of a signal at the threshold where false matches are as frequent as missed ones; nothing is fitted, so no fold is needed',
    direction: 'Lower is better: 50 % is a coin.',
  },
  {
    term: 'Carries at most',
    means: 'bits that a signal may claim, from the number of reference pairs',
    direction: 'Higher means that the log holds more pairs to learn from.',
  },
  {
    term: 'Default weights, small log',
    means: `weights learnt partly from pairs of other logs, in a log of fewer than ${LARGE_LOG_ACCOUNTS} accounts with enough calls, or of a signal that has too few pairs of its own`,
    direction: 'The same word of strength means less than on a log that is calibrated on itself.',
  },
  {
    term: 'Decoy',
    means:
      'a group grown around an account that stands in no reported group, with its nearest neighbours, and judged by the same rule',
    direction:
      'More accused decoys mean a higher rate of false accusations. No accused decoy is an upper bound, not zero; the bound is per group, not per account.',
  },
];

/** What a higher value means, for every signal, coverage measure and test of the registries, by id. */
export const DIRECTIONS: Readonly<Record<string, string>> = {
  'active-hours': 'Higher means that the two accounts were active in more of the same hours.',
  address: 'Higher means that they share addresses that few others use.',
  calls: 'Higher means that fewer accounts outside a group have such a number of calls.',
  content: 'Higher means more alike: 0 unrelated, 1 as alike as halves of one account.',
  conversations: 'Higher means that fewer accounts outside a group have such a number of conversations.',
  'email-domain': 'Higher means that they share a domain that few others have.',
  'hour-of-week': 'Nearer to 0 means a more similar week; farther below 0 a different one.',
  model: 'Higher means that they use models that few others use.',
  pacing: 'Nearer to 0 means more similar pauses between calls.',
  parameters: 'Higher means that they set parameters as few others do.',
  payload: 'Higher means that more and rarer texts stand word for word in both.',
  payment: 'Higher means that they share a means of payment that few others have.',
  'prompt-length': 'Nearer to 0 means more similar lengths.',
  'prompt-opening': 'Higher means that their prompts begin with words that few others use.',
  style: 'Higher means that fewer accounts that send such content write in the ways of the group.',
  'system-prompt': 'Higher means that they send system prompts that few others send.',
  'system-wording': 'Higher means that they word their system prompts as few others do.',
  'turn-structure': 'Nearer to 0 means more similar conversations.',
  'user-agent': 'Higher means that they use clients that few others use.',
  'all-kinds': 'Higher means more different content. Both ends are unusual.',
  'dominant-kinds': 'Higher means that more kinds of content dominate: less repetition. Both ends are unusual.',
  'novelty-rate': 'Higher means that each call brings more that is new. Both ends are unusual.',
  'sample-coverage':
    'Higher means that the calls seen hold more of what the group asks at all: a narrower field. Both ends are unusual.',
  'self-similarity': 'Higher means that calls resemble each other more: a narrower field. Both ends are unusual.',
  'typical-kinds': 'Higher means more kinds of content that occur often. Both ends are unusual.',
  'common-configuration': 'Higher means that more members agree on one model.',
  'division-of-labour': 'Below chance: work was divided among the accounts; above chance: every account did the same work.',
  'rationed-texts':
    'Below independent draws: texts were handed to two accounts and hardly to a third; above: some texts are in general use.',
  'single-queue': 'Lower means more alike: 0 is what shares of one queue give.',
  synchrony: 'Higher than chance means in step; lower means by turns.',
};
