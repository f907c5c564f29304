import { cutText } from '../account/labelled-text.js';
import type { TieStatement } from '../cluster/cluster.js';
import { countOf, wordCount } from './count-of.js';
import type { AmountRange, Amounts } from './finding.js';
import { partOf } from './percent-of.js';

type SharedValueStatement = Extract<TieStatement, { kind: 'shared-value' }>;

/** Names of signals as a sentence uses them. */
const NOUNS: Readonly<Record<string, string>> = {
  'system-prompt': 'the system prompt',
  'system-wording': 'a system prompt worded like',
  model: 'the model',
  parameters: 'the request parameters',
  'user-agent': 'the client',
};

/** Longest quotation of a shared value inside a sentence. */
const QUOTED_CHARS = 90;

/** `95 % of the group’s calls carry the model “x”, against 12 % elsewhere`. The quotation is text from the log. */
export function wordSharedValue(signal: string, statement: SharedValueStatement, labels: ReadonlyMap<number, string>): string {
  const value = statement.value === 0 ? 'absent' : quote(labels.get(statement.value));
  return `${partOf(statement.shareInGroup)} of the group’s calls have ${NOUNS[signal] ?? signal} ${value}, against ${partOf(statement.shareOutside)} of comparable calls elsewhere`;
}

/** What fits, as a sentence uses it. */
const HABITS: Readonly<Record<string, string>> = {
  model: 'shares of models',
  'active-hours': 'hours',
  pacing: 'gaps between calls',
  calls: 'numbers of calls',
  conversations: 'numbers of conversations',
};

/** What is held against the cohort, which was chosen by content. */
const TEXTS: Readonly<Record<string, string>> = { content: 'texts', style: 'ways of writing' };

/** Where a habit stands among those of accounts outside, and texts and ways of writing among those of the cohort. */
export function wordHabit(signal: string, tailProbability: number, reference: number): string {
  const texts = TEXTS[signal];
  if (texts !== undefined)
    return `${texts} that fit as shares of one queue better than those of ${partOf(1 - tailProbability)} of the others with such content`;
  return `${HABITS[signal] ?? signal} that fit the rest of the group better than those of ${partOf(1 - tailProbability)} of ${countOf(reference, 'account')} outside`;
}

/** The numbers themselves: how well they fit says little without them. */
export function wordAmounts({ group, outside }: Amounts): string {
  const members = group.low === group.high ? `each member has ${wordCount(group.low)}` : `members have ${wordRange(group)}`;
  return `${members}, 95 % of the accounts outside ${wordRange(outside)}`;
}

function wordRange({ low, median, high }: AmountRange): string {
  return `${wordCount(low)} to ${wordCount(high)} (median ${wordCount(median)})`;
}

/** Text from the log, in one line and cut. */
export function quote(label: string | undefined): string {
  if (label === undefined) return '(not kept)';
  const line = label.replace(/\s+/g, ' ');
  return line.length > QUOTED_CHARS ? `“${cutText(line, QUOTED_CHARS)}…”` : `“${line}”`;
}
