import { SAMPLE_CALLS } from '../account/account.js';
import type { Cluster } from '../cluster/cluster.js';
import { expectedOutsiders } from '../cluster/outsider.js';
import { SIGNS, signsOfCoordination } from '../finding/accuse.js';
import type { EvidenceBar, Finding, FindingKind, Strength } from '../finding/finding.js';
import { heterogeneity, meanTieBits } from '../finding/group-context.js';
import type { JudgedGroup } from '../finding/judge.js';
import { wordsOf } from '../finding/scale.js';
import { wordSpread } from '../finding/word-spread.js';
import { LARGE_LOG_ACCOUNTS } from '../link/log-size.js';
import { composeRuleFindings } from './compose-rule-findings.js';
import { capitalised, wordNumberOf } from './words.js';

/** What members agree on, as a list names it. */
const AGREEMENT: Readonly<Record<(typeof SIGNS)[number], string>> = {
  'system-prompt': 'system prompt',
  'system-wording': 'wording of the system prompt',
  model: 'model',
  parameters: 'request parameters',
  'active-hours': 'hours of activity',
  pacing: 'gaps between calls',
  calls: 'number of calls',
  conversations: 'number of conversations',
};

/** Which kind of fact an explained group is. Of any other one no more is said than that its accounts behave alike. */
const EXPLAINED_KINDS: Readonly<Record<string, FindingKind>> = {
  'same-texts': 'shared-payload',
  'one-organisation': 'shared-operator',
  'popular-application': 'shared-scaffold',
};

const EXTRACTION = {
  h1: 'These accounts were driven by one systematic extraction operation.',
  h2: 'They belong to users who have nothing to do with each other, people or automated work.',
};
const LIKENESS = {
  h1: 'These accounts do common work or are run together.',
  h2: 'They belong to independent users who resemble each other by chance.',
};

/**
 * Findings of a group: the suspicion or the fact it amounts to, then facts that support it. Ids are given by the caller.
 * @param all the reported groups of the log, with which a suspicion is compared
 */
export function composeFindings(group: JudgedGroup, all: readonly JudgedGroup[] = [group]): readonly Omit<Finding, 'id'>[] {
  const main = composeMain(group, all);
  return [
    main,
    ...(group.decision.isAccused ? [sharedScaffold(group, main), unusualCoverage(group, main)] : []),
    ...composeRuleFindings(group, main),
  ].filter((finding) => finding !== null);
}

function composeMain(group: JudgedGroup, all: readonly JudgedGroup[]): Omit<Finding, 'id'> {
  const { isAccused, missing } = group.decision;
  const explained = group.explanations.find(({ verdict }) => verdict === 'explains');
  const kind = isAccused ? 'systematic-extraction' : (EXPLAINED_KINDS[explained?.id ?? ''] ?? 'like-behaviour');
  const total = group.priorBits + group.bars.reduce((sum, { bits }) => sum + bits, 0);
  const bits = Math.max(0, Math.min(group.capBits, total));
  return {
    kind,
    clusterId: group.id,
    strength: { bits, words: wordsOf(bits, isSmall(group)), capBits: group.capBits, ...(isAccused && comparison(group, all)) },
    propositions: { ...(isAccused ? EXTRACTION : LIKENESS), conditioning: conditioningOf(group) },
    summary: isAccused
      ? `${accusedSummary(group)}${isSmall(group) ? ' Small log, default weights measured elsewhere: weaker words.' : ''}`
      : `${wordNumberOf(group.context.accounts.length, 'account')} resemble each other, but not so that extraction is suspected: ${missing.join('; ')}.`,
    priorBits: group.priorBits,
    evidence: group.bars,
    tests: group.tests,
    coverage: group.coverage,
    explanations: group.explanations,
    limits: limitsOf(group),
    wouldChange: wouldChangeOf(group),
  };
}

/** What the cut hides: suspicions of one log mostly reach its cap, and the reader should see which stands out how far. */
function comparison(group: JudgedGroup, all: readonly JudgedGroup[]): Pick<Strength, 'score' | 'unsuspected'> {
  const others = all.filter(({ decision }) => !decision.isAccused);
  const most = others.reduce<JudgedGroup | null>(
    (best, each) => (best === null || scoreOf(each) > scoreOf(best) ? each : best),
    null,
  );
  return {
    score: scoreOf(group),
    unsuspected: { groups: others.length, most: most === null ? null : scoreOf(most), group: most?.id ?? null },
  };
}

/** The costs of choosing the members are taken off, and that of having looked at many groups. */
function scoreOf({ context, priorBits }: JudgedGroup): number {
  return context.cluster.netBits + priorBits;
}

function accusedSummary({ context, tests }: JudgedGroup): string {
  const spread = heterogeneity(context.cluster);
  const inStep = tests.find(({ id }) => id === 'synchrony')?.pValue ?? null;
  const counted = signsOfCoordination(context, () => inStep);
  const ordinary = tests.find(({ id }) => id === 'single-queue')?.expected ?? null;
  const beside =
    ordinary === null ? '' : `, groups of ordinary accounts here ${wordSpread(ordinary.low)} to ${wordSpread(ordinary.high)}`;
  const ways = SIGNS.filter((signal) => counted.includes(signal))
    .map((signal) => AGREEMENT[signal])
    .join(', ');
  return `${wordNumberOf(context.accounts.length, 'account')} send what looks like random shares of one queue (heterogeneity ${wordSpread(spread)}; one queue gives 0${beside}) and agree on: ${ways}.`;
}

function conditioningOf({ context }: JudgedGroup): string {
  const { cluster, units } = context;
  return `Given the content that the accounts send: ${wordNumberOf(cluster.cohort.length, 'account or slice', 'accounts or slices')} of this log send such content, ${units.length} of them in the group. How well texts fit as shares of one queue was measured among these alone. Every account was measured against the rest of the group with itself left out, and what choosing the members out of that cohort costs (${cluster.selectionBits.toFixed(1)} bits each) is taken off. By the bits of each, the part that members are of all who send such content and how far the bits of the others reach, ${wordExpected(expectedOutsiders(cluster))} of the ${units.length} would be expected to be none of the group.${wordNear(cluster)}`;
}

function wordNear({ near }: Cluster): string {
  return near.length === 0
    ? ''
    : ` Not named, though they agree with the group by more than choosing them costs: ${wordNumberOf(near.length, 'more account or slice', 'more accounts or slices')}.`;
}

function wordExpected(count: number): string {
  return count < 0.05 ? 'fewer than 0.1' : `about ${count.toFixed(1)}`;
}

function isSmall({ size }: JudgedGroup): boolean {
  return size !== undefined && size.kind !== 'large';
}

/** Why the bits end where they do. */
function cutLimit({ capBits, size }: JudgedGroup): string {
  return size === undefined || size.kind === 'large'
    ? `Bits are cut at ${capBits.toFixed(1)}: the reference pairs of this log support no larger claim.`
    : `Bits are cut at ${capBits.toFixed(1)}, log2 of the ${wordNumberOf(size.accounts, 'account')} compared. The weights lean on defaults that were measured on other logs, so the words are weaker than the same words on a log of ${LARGE_LOG_ACCOUNTS} accounts or more.`;
}

/** How much of the members' calls the finding speaks of, where that is not plainly all. */
function bodiesLimit({ queue }: JudgedGroup): string[] {
  if (queue === undefined || queue.kind === 'one-body') return [];
  if (queue.kind === 'cannot-tell')
    return [
      'The share of a member’s calls is an upper limit: other work under the same system prompt, of a kind that accounts outside do too, could not be told from the queue by its texts.',
    ];
  const mean = queue.units.reduce((sum, { share }) => sum + share, 0) / queue.units.length;
  return [
    `The members send two bodies of traffic under one system prompt: about ${Math.round(mean * 100)} % of the calls belong to the queue, the rest fit it no better than calls of accounts outside. The rest may be other customers, cover traffic or other work, and the finding does not speak of it.`,
  ];
}

const OF_ACCOUNTS = 'The statement is about the activity of accounts. It says nothing about persons, companies or states.';
const OF_A_SAMPLE = `At most ${SAMPLE_CALLS} calls of an account are compared, chosen by hash and so at random.`;
const OF_A_CHOICE =
  'The group was chosen by content, hours, pace, amount of work, model and settings. Tests of these describe it; their p-values do not know of the choice and they are no further evidence.';
/** The bits are measured against accounts outside: work that one party runs for an innocent end shows the same agreement. */
const UNWEIGHED =
  'The bits weigh one operation against accounts that have nothing to do with each other. Innocent work that one party runs brings about the same agreement: it is not weighed in bits, but asked about one kind after the other under innocent explanations.';

function limitsOf(group: JudgedGroup): string[] {
  const { context, explanations } = group;
  const unseen = explanations.filter(({ verdict }) => verdict === 'cannot-say').map(({ title }) => title);
  return [
    OF_ACCOUNTS,
    cutLimit(group),
    OF_A_SAMPLE,
    OF_A_CHOICE,
    'Bits of members are added as if, once the operator is given, members were independent. The sum as a whole was not calibrated; the only error rate measured for the whole procedure is that of the decoys under calibration and error rates.',
    ...(group.decision.isAccused ? [UNWEIGHED] : []),
    ...bodiesLimit(group),
    ...(context.cluster.parts > 1
      ? [
          `The group was found in ${context.cluster.parts} parts with different content; one exclusive system prompt joins them. Heterogeneity is stated within parts.`,
        ]
      : []),
    ...(unseen.length > 0 ? [`The log could not speak for or against: ${unseen.join('; ')}.`] : []),
  ];
}

function wouldChangeOf({ explanations }: JudgedGroup): string[] {
  const open = explanations.filter(({ verdict }) => verdict === 'remains-possible' || verdict === 'cannot-say');
  return [
    ...open.map(({ title, predicts }) => `Evidence for “${title}”: ${predicts}.`),
    'A contract, an organisation record or an announced study that names these accounts.',
    'A public source that holds these texts together with this scaffold and these settings.',
  ];
}

function supporting(
  group: JudgedGroup,
  main: Omit<Finding, 'id'>,
  kind: FindingKind,
  bits: number,
  summary: string,
  evidence: readonly EvidenceBar[],
): Omit<Finding, 'id'> {
  const strength = { bits, words: wordsOf(bits, isSmall(group)), capBits: group.capBits };
  return {
    ...main,
    kind,
    strength,
    summary,
    priorBits: 0,
    evidence,
    propositions: { ...LIKENESS, conditioning: main.propositions.conditioning },
    tests: [],
    coverage: [],
    explanations: [],
    wouldChange: [],
  };
}

function sharedScaffold(group: JudgedGroup, main: Omit<Finding, 'id'>): Omit<Finding, 'id'> | null {
  const bar = group.bars.find(({ id }) => id === 'system-prompt');
  if (!bar || meanTieBits(group.context, 'system-prompt') < 1) return null;
  return supporting(group, main, 'shared-scaffold', Math.max(0, bar.bits), capitalised(bar.statement), [bar]);
}

/** Two-sided: unusually broad and unusually narrow both count as unusual, and neither is guilt. */
function unusualCoverage(group: JudgedGroup, main: Omit<Finding, 'id'>): Omit<Finding, 'id'> | null {
  const unusual = group.coverage.filter(({ percentile }) => percentile !== null && (percentile <= 2.5 || percentile >= 97.5));
  if (unusual.length === 0) return null;
  const parts = unusual.map(
    ({ title, percentile }) => `“${title.toLowerCase()}” at percentile ${(percentile as number).toFixed(0)}`,
  );
  return {
    ...supporting(
      group,
      main,
      'coverage-unusual',
      0,
      `At the same number of calls the group stands apart from ordinary accounts: ${parts.join('; ')}. Accounts are grouped by like content, which alone makes a group narrow: coverage carries no bits.`,
      [],
    ),
    limits: [OF_ACCOUNTS, OF_A_SAMPLE, OF_A_CHOICE],
    coverage: unusual,
  };
}
