import type { Finding } from '../../finding/finding.js';
import { distinctQuotes } from '../distinct-quotes.js';
import { wordCoverage, wordTest } from '../finding-words.js';
import type { PromptPicture } from '../pictures.js';
import type { ClusterMember, Report, ReportCluster } from '../report.js';
import { waterfallSteps } from '../waterfall.js';
import {
  capitalised,
  wordAccount,
  wordBits,
  wordCount,
  wordKind,
  wordMemberShare,
  wordNumberOf,
  wordProbability,
  wordRule,
  wordScore,
  wordShare,
  wordSignedBits,
  wordStrength,
  wordSupport,
  wordTime,
  wordVerdict,
} from '../words.js';
import { blocks, bullets, codeSpan, type MarkdownText, markdownTable, md, numberColumn } from './markdown-text.js';

const LISTED_MEMBERS = 50;
const QUOTES = 8;

/** One finding: what was seen, how strong, what else could be so, where the calls are. */
export function markdownFinding(finding: Finding, report: Report): MarkdownText {
  const cluster = report.clusters.find(({ id }) => id === finding.clusterId);
  const isFirst = report.findings.find(({ clusterId }) => clusterId === finding.clusterId) === finding;
  const score = wordScore(finding);
  const { h1, h2, conditioning } = finding.propositions;
  return blocks([
    md`### ${finding.id} ${wordKind(finding.kind)}, group ${finding.clusterId}`,
    md`${finding.summary}`,
    finding.evidence.length === 0
      ? md`${wordStrength(finding)}`
      : md`**${capitalised(wordSupport(finding.strength.words))}, ${wordBits(finding.strength.bits)} bits.** ${wordStrength(finding)}`,
    score === null ? null : md`${score}`,
    bullets([md`**H1** ${h1}`, md`**H2** ${h2}`, md`**Context** ${conditioning}`]),
    evidence(finding),
    quotes(finding),
    tests(finding),
    coverage(finding),
    explanations(finding),
    list('Limits of this finding', finding.limits),
    list('What would change the conclusion', finding.wouldChange),
    cluster === undefined || !isFirst
      ? null
      : blocks([forms(cluster.pictures?.prompts ?? null), publishedSigns(cluster), members(cluster)]),
  ]);
}

function evidence(finding: Finding): MarkdownText | null {
  if (finding.evidence.length === 0) return null;
  const rows = waterfallSteps(finding).map(({ kind, title, statement, bits, toBits, bar }) => [
    kind === 'sum' ? md`**${title}**` : title,
    wordSignedBits(bits),
    wordSignedBits(toBits),
    `${capitalised(statement)}${bar?.capped === true ? ' (capped)' : ''}`,
  ]);
  return md`#### The evidence, in bits

Above 0 speaks for H1, below 0 for H2.

${markdownTable(['Row', numberColumn('Bits'), numberColumn('Sum so far'), 'What was seen'], rows)}`;
}

function quotes(finding: Finding): MarkdownText | null {
  const all = distinctQuotes(finding);
  if (all.length === 0) return null;
  const rows = all
    .slice(0, QUOTES)
    .map(({ atUtc, excerpt, place, ...name }) => [
      codeSpan(wordAccount(name)),
      wordTime(atUtc),
      md`${codeSpan(place.file)} line ${wordCount(place.line)}, byte ${wordCount(place.byte)}`,
      codeSpan(excerpt),
    ]);
  return md`#### Quoted calls

${markdownTable(['Account', 'Time', 'Place', 'Text'], rows)}`;
}

function tests({ tests: all }: Finding): MarkdownText | null {
  if (all.length === 0) return null;
  const rows = all.map((test) => {
    const { observed, byChance, p, q, reading } = wordTest(test);
    return [test.title, observed, byChance, p, q, reading];
  });
  return md`#### Tests

${markdownTable(['Test', numberColumn('Observed'), numberColumn('Expected by chance'), numberColumn('p'), numberColumn('q'), 'Reading'], rows)}`;
}

function coverage({ coverage: readings }: Finding): MarkdownText | null {
  if (readings.length === 0) return null;
  const rows = readings.map((reading) => {
    const { observed, ordinary, percentile, calls } = wordCoverage(reading);
    return [reading.title, observed, ordinary, percentile, calls];
  });
  return md`#### Coverage against ordinary accounts

Both ends of the ordinary range are unusual; high coverage is no sign by itself. In brackets the 95 % interval of the group; of ordinary accounts the central 95 %.

${markdownTable(['Measure', numberColumn('Group'), numberColumn('Ordinary accounts'), numberColumn('Percentile'), numberColumn('At calls')], rows)}`;
}

function explanations({ explanations: tested }: Finding): MarkdownText | null {
  if (tested.length === 0) return null;
  const rows = tested.map(({ title, predicts, seen, verdict }) => [
    title,
    capitalised(predicts),
    capitalised(seen),
    md`**${wordVerdict(verdict)}**`,
  ]);
  return md`#### Innocent explanations

${markdownTable(['Explanation', 'Would show', 'Seen', 'Outcome'], rows)}`;
}

function forms(prompts: PromptPicture | null): MarkdownText | null {
  if (prompts === null || prompts.scaffolds.length === 0) return null;
  const lines = prompts.scaffolds.map(({ prompts: count, fixed, rows }) => {
    const form = (rows[0]?.slots ?? []).map((slot, i) =>
      [slot === '' ? '' : '[…]', fixed[i] ?? ''].filter((part) => part !== '').join(' '),
    );
    return md`${wordNumberOf(count, 'prompt')}: ${codeSpan(form.filter((part) => part !== '').join(' '))}`;
  });
  return md`#### What was asked, aligned

Of ${wordNumberOf(prompts.considered, 'kept prompt')} ${wordCount(prompts.considered - prompts.alone)} fit a form that another shares; […] is what varies.

${bullets(lines)}`;
}

function publishedSigns({ rules: all = [] }: ReportCluster): MarkdownText | null {
  if (all.length === 0) return null;
  const rows = all.map(({ title, observed, population, cohort, qValue, verdict, statement }) => [
    title,
    observed === null ? '' : wordShare(observed),
    population === null ? '' : wordShare(population),
    cohort === null ? '' : wordShare(cohort),
    qValue === null ? '' : wordProbability(qValue),
    wordRule(verdict),
    capitalised(statement),
  ]);
  return md`#### Published signs

Published for extraction campaigns; what everybody shows says nothing, and none is part of a decision.

${markdownTable(['Sign', numberColumn('Group'), numberColumn('Others'), numberColumn('Others with such content'), numberColumn('q'), 'Outcome', 'What was seen'], rows)}`;
}

function members({ id, accounts }: ReportCluster): MarkdownText {
  const shown = accounts.slice(0, LISTED_MEMBERS);
  const rest = accounts.length - shown.length;
  return md`#### Members of ${id}

Higher bits mean better tied; a single member may be in the group by chance.${rest > 0 ? ` The first ${wordCount(shown.length)} of ${wordCount(accounts.length)}; all stand in report.json.` : ''}

${markdownTable(['Account', numberColumn('Calls'), numberColumn('Share'), 'First call', 'Last call', numberColumn('Bits'), 'Made of'], shown.map(memberRow))}`;
}

function memberRow(member: ClusterMember) {
  const { account, calls, firstUtc, lastUtc, bits, ties } = member;
  const made = [...ties].sort((left, right) => right.bits - left.bits).map((tie) => `${tie.title} ${wordSignedBits(tie.bits)}`);
  return [
    codeSpan(account),
    wordCount(calls),
    wordMemberShare(member),
    wordTime(firstUtc),
    wordTime(lastUtc),
    wordBits(bits),
    made.join(', '),
  ];
}

function list(title: string, items: readonly string[]): MarkdownText | null {
  return items.length === 0
    ? null
    : md`#### ${title}

${bullets(items)}`;
}
