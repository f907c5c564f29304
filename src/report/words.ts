import type { AccountName } from '../account/account-names.js';
import { countOf, MINUS, wordCount } from '../finding/count-of.js';
import type { Finding, Place } from '../finding/finding.js';
import type { ClusterMember } from './report.js';

/** Numbers and names as readers see them, the same in HTML and in a terminal. No locale: bytes must not depend on the machine. */

export { countOf as wordNumberOf, wordCount };

/** An account, and what the log calls it where that is something else: a quoted line must be found by it. */
export function wordAccount({ account, loggedAs }: AccountName): string {
  return loggedAs === undefined ? account : `${account} (in the log ${loggedAs})`;
}

/** Bits with one decimal and a true minus. */
export function wordBits(bits: number): string {
  const rounded = Math.round(bits * 10) / 10;
  return rounded < 0 ? `${MINUS}${(-rounded).toFixed(1)}` : rounded.toFixed(1);
}

export function wordSignedBits(bits: number): string {
  return Math.round(bits * 10) > 0 ? `+${wordBits(bits)}` : wordBits(bits);
}

/** A measured value with three significant digits; whole numbers stay whole. */
export function wordValue(value: number): string {
  if (Number.isInteger(value)) return wordCount(value);
  const size = Math.abs(value);
  if (size >= 1000) return wordCount(value);
  if (size < 0.001) return `${value < 0 ? MINUS : ''}${wordProbability(size)}`;
  return `${value < 0 ? MINUS : ''}${Number(size.toPrecision(3))}`;
}

export function wordShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return 'under 0.1 %';
  if (percent < 100 && percent > 99.9) return 'over 99.9 %';
  return `${Number(percent.toFixed(1))} %`;
}

/** The part of a member's calls that belongs to the group, or the most that it can be. */
export function wordMemberShare({ share, shareInterval }: Pick<ClusterMember, 'share' | 'shareInterval'>): string {
  return `${shareInterval !== undefined && shareInterval.high <= share ? 'up to ' : ''}${wordShare(share)}`;
}

/** A probability as published: small ones with one digit, never 0. */
export function wordProbability(probability: number): string {
  if (probability >= 0.1) return probability.toFixed(2);
  return probability >= 0.001
    ? probability.toFixed(3)
    : probability.toExponential(0).replace(/e-(\d+)/, (_, power: string) => ` × 10⁻${superscript(power)}`);
}

function superscript(digits: string): string {
  return digits.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
}

const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

export function wordBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < BYTE_UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 ? wordCount(size) : size.toFixed(size < 10 ? 1 : 0)} ${BYTE_UNITS[unit]}`;
}

/** `2026-03-02 07:15 UTC`; seconds are in report.json. */
export function wordTime(utc: string | null): string {
  return utc === null ? 'not stated' : `${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC`;
}

/** From the first call to the last; one "not stated" where the log holds no times. */
export function wordPeriod({ firstUtc, lastUtc }: { readonly firstUtc: string | null; readonly lastUtc: string | null }): string {
  return firstUtc === null && lastUtc === null ? wordTime(null) : `${wordTime(firstUtc)} to ${wordTime(lastUtc)}`;
}

/** Calls add up to no token only where the log states none. */
export function wordTokens({
  inputTokens,
  outputTokens,
}: {
  readonly inputTokens: number;
  readonly outputTokens: number;
}): string {
  return inputTokens + outputTokens === 0 ? 'none stated' : `${wordCount(inputTokens)} in, ${wordCount(outputTokens)} out`;
}

/** An account calls from at least one address, so none means that the log does not state them. */
export function wordAddresses(addresses: number): string {
  return addresses === 0 ? 'none stated' : wordCount(addresses);
}

/** `logs/march.ndjson:812 (byte 40,213)`. */
export function wordPlace({ file, line, byte }: Pick<Place, 'file' | 'line' | 'byte'>): string {
  return `${file}:${line} (byte ${wordCount(byte)})`;
}

/** How many times more probable, from bits: two significant digits, never more precise than the calibration allows. */
export function wordRatio(bits: number): string {
  const ratio = 2 ** Math.abs(bits);
  if (ratio >= 2 ** 40) return 'more than a trillion times';
  const [size, name] = ratio >= 1e9 ? [1e9, ' billion'] : ratio >= 1e6 ? [1e6, ' million'] : [1, ''];
  const value = Number((ratio / size).toPrecision(2));
  return `about ${value >= 1000 ? wordCount(value) : value}${name} times`;
}

/** `strong` and `strong support` both occur as words of a scale. */
export function wordSupport(words: string): string {
  return words.includes('support') ? words : `${words} support`;
}

/** The first letter as a sentence begins; the rest as it was. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The statement in the form that does not turn the conditional round. */
export function wordStrength({ strength, evidence }: Pick<Finding, 'strength' | 'evidence'>): string {
  const { bits } = strength;
  if (evidence.length === 0) return 'A fact beside the evidence: it carries no bits of its own.';
  if (Math.abs(bits) < 0.05) return 'The findings are equally probable under both propositions.';
  const [likelier, other] = bits > 0 ? ['H1', 'H2'] : ['H2', 'H1'];
  return `The findings are ${wordRatio(bits)} more probable if ${likelier} is true than if ${other} is true.`;
}

/**
 * What stands behind bits that were cut: how far the group stands out among those of its log.
 * @returns null where nothing was cut, or where an earlier version did not say
 */
export function wordScore({ strength }: Pick<Finding, 'strength'>): string | null {
  const { bits, capBits, score, unsuspected } = strength;
  if (score === undefined || unsuspected === undefined || !isCut(strength)) return null;
  const { groups, most, group } = unsuspected;
  const others =
    most === null
      ? 'No other group is reported that is not suspected.'
      : `${groups === 1 ? 'The one group' : `The ${wordCount(groups)} groups`} of this log that ${groups === 1 ? 'is' : 'are'} not suspected ${groups === 1 ? 'reaches' : 'reach at most'} ${wordBits(most)} (${group}).`;
  return `${wordBits(Math.min(bits, capBits))} bits are the most that this log can carry. Before that cut prior and ties of the members add up to ${wordBits(score)}: a score that was not calibrated, good for comparing groups of this log and nothing else. ${others} Being suspected does not follow from the score: signs, tests and explanations decide.`;
}

/** Whether the calibration of the log, and not the evidence, sets the number. */
export function isCut({ bits, capBits }: Finding['strength']): boolean {
  return Math.abs(bits - capBits) < 0.05;
}

const KIND_WORDS: Readonly<Record<Finding['kind'], string>> = {
  'systematic-extraction': 'Consistent with systematic extraction',
  'like-behaviour': 'Accounts that behave alike',
  'shared-operator': 'Accounts run as one',
  'shared-scaffold': 'Shared prompt scaffold',
  'shared-payload': 'Shared payloads',
  'division-of-labour': 'Division of labour',
  'coverage-unusual': 'Unusual coverage',
  succession: 'Succession of accounts',
  'reasoning-elicitation': 'Elicitation of reasoning',
  'rubric-grading': 'Grading by rubric',
  'elicitation-cover': 'Cover stories around prompts',
  'upstream-identity': 'Another maker’s identity',
  'probe-sweep': 'Probe sweep',
  'boundary-probing': 'Boundary probing',
  'release-pivot': 'Release pivot',
  'no-ramp': 'Full rate from the first day',
  'plan-to-usage': 'Use out of proportion to the plan',
  'round-the-clock': 'Day and night without idle hours',
  'many-networks': 'One account from many networks',
  'fail-over': 'Fail-over between pathways',
  'signature-replay': 'Signatures of another account',
};

export function wordKind(kind: Finding['kind']): string {
  return KIND_WORDS[kind] ?? kind;
}

const VERDICT_WORDS = {
  explains: 'would explain it',
  'remains-possible': 'remains possible',
  unlikely: 'unlikely',
  'cannot-say': 'cannot say',
} as const;

export function wordVerdict(verdict: keyof typeof VERDICT_WORDS): string {
  return VERDICT_WORDS[verdict] ?? verdict;
}

const RULE_WORDS = { seen: 'seen', 'not-seen': 'not seen', 'cannot-say': 'cannot say' } as const;

export function wordRule(verdict: keyof typeof RULE_WORDS): string {
  return RULE_WORDS[verdict] ?? verdict;
}

export function isSuspicion({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'systematic-extraction';
}
