import type { AccountDigest } from '../account/account.js';
import type { Facts } from '../account/registration.js';
import { clockOf } from '../cluster/clock.js';
import type { Cluster } from '../cluster/cluster.js';
import type { CoverageReading } from '../coverage/coverage.js';
import type { CoverageCurve } from '../coverage/curves.js';
import type { Linkage } from '../link/link.js';
import { type LogSize, sizeOfLog } from '../link/log-size.js';
import { benjaminiHochberg } from '../stats/benjamini-hochberg.js';
import { type Decision, decideAccusation } from './accuse.js';
import { assessRules } from './assess-rules.js';
import { type DecoyResult, judgeDecoys } from './decoys.js';
import { EXPLANATIONS } from './explanations/index.js';
import type { EvidenceBar, ExplanationResult, Quote, RuleResult, TestResult } from './finding.js';
import { type GroupContext, groupContext } from './group-context.js';
import { groupCoverage } from './group-coverage.js';
import { type QueueReading, readQueue } from './queue-share.js';
import { GROUP_TESTS } from './tests/index.js';
import { synchrony } from './tests/synchrony.js';
import { evidenceBars } from './waterfall.js';
import { withholdIfTooSmall } from './withhold.js';

/** Groups below this are not worth a reader's time: the members' agreement hardly pays for choosing them. */
const LEAST_REPORTED_BITS = 10;
/** Share of false discoveries that is put up with among all tests and rules. Conventional. */
const MOST_Q_VALUE = 0.05;

export interface JudgeRequest {
  readonly linkage: Linkage;
  readonly clusters: readonly Cluster[];
  readonly labels: ReadonlyMap<number, string>;
  readonly facts: Facts | null;
  readonly seed: number;
  /** Calls to quote for a group's signal. */
  readonly quotesOf: (context: GroupContext, signal: string) => readonly Quote[];
  /** One call as a report quotes it; null when its text was not kept. Without it rules quote nothing. */
  readonly quoteOf?: (account: AccountDigest, slot: number) => Quote | null;
}

/** A group with all that was tested on it, before it is put into a report. */
export interface JudgedGroup {
  readonly id: string;
  readonly context: GroupContext;
  readonly decision: Decision;
  readonly tests: readonly TestResult[];
  /** Signs of the published playbook: shown beside the decision, never part of it. */
  readonly rules: readonly RuleResult[];
  readonly explanations: readonly ExplanationResult[];
  readonly coverage: readonly CoverageReading[];
  /** Data of a picture: absent in groups made by hand. */
  readonly curves?: readonly CoverageCurve[];
  readonly bars: readonly EvidenceBar[];
  /** Whether the members send anything beside the queue; absent in groups that are not accused. */
  readonly queue?: QueueReading;
  readonly capBits: number;
  /** What the log can carry; absent in groups made by hand, which count as of a large log. */
  readonly size?: LogSize;
  /** Cost, in bits, of having looked at so many groups. */
  readonly priorBits: number;
}

export interface Judgement {
  readonly groups: readonly JudgedGroup[];
  readonly groupsTested: number;
  readonly decoys: DecoyResult;
}

/** Tests every group, asks the innocent explanations, and decides. */
export function judgeClusters({ linkage, clusters, labels, facts, seed, quotesOf, quoteOf }: JudgeRequest): Judgement {
  const { population } = linkage;
  const reported = clusters.filter(({ netBits }) => netBits >= LEAST_REPORTED_BITS);
  const grouped = new Set(reported.flatMap(({ members }) => members.map(({ unit }) => unit)));
  const ordinary = population.units.map((_, unit) => unit).filter((unit) => !grouped.has(unit));
  const source = { population, labels, facts, ordinary, seed };
  const size = sizeOfLog(population);
  const capBits = size.supportedBits;
  const priorBits = 0 - Math.log2(Math.max(1, clusters.length));
  const judged = reported.map((cluster, index): JudgedGroup => {
    const id = `G-${String(index + 1).padStart(3, '0')}`;
    const context = groupContext(source, cluster, id);
    const explanations = explain(context);
    const tests = runTests(context);
    const bars = evidenceBars(context, capBits, (signal) => quotesOf(context, signal));
    const decision = withholdIfTooSmall(
      decideAccusation(context, explanations, () => tests.find(({ id }) => id === synchrony.id)?.pValue ?? null),
      size,
    );
    const coverage = groupCoverage(context);
    return {
      id,
      context,
      decision,
      tests,
      rules: assessRules(context, quoteOf ?? (() => null)),
      coverage: coverage.readings,
      curves: coverage.curves,
      explanations,
      bars,
      ...(decision.isAccused && { queue: readQueue(context) }),
      capBits,
      size,
      priorBits,
    };
  });
  const decoys = judgeDecoys(linkage, clockOf(population), ordinary, seed, (cluster, index) => {
    const context = groupContext(source, cluster, `decoy-${index}`);
    return decideAccusation(context, explain(context), () => synchrony.run(context).pValue).isAccused;
  });
  return { groups: correctForMany(judged), groupsTested: clusters.length, decoys };
}

function explain(context: GroupContext): ExplanationResult[] {
  return EXPLANATIONS.map(({ id, about, predicts, assess }) => ({ id, title: about.title, predicts, ...assess(context) }));
}

function runTests(context: GroupContext): TestResult[] {
  return GROUP_TESTS.map(({ id, about, run }) => ({
    id,
    title: about.title,
    measures: `${about.measures} (${about.unit})`,
    qValue: null,
    ...run(context),
  }));
}

/** False-discovery rate over all groups, tests and rules (Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x). */
function correctForMany(groups: readonly JudgedGroup[]): JudgedGroup[] {
  const qValues = benjaminiHochberg(groups.flatMap(({ tests, rules }) => [...tests, ...rules].map(({ pValue }) => pValue)));
  let at = 0;
  const next = (): number | null => qValues[at++] ?? null;
  return groups.map((group) => ({
    ...group,
    tests: group.tests.map((test) => ({ ...test, qValue: next() })),
    rules: group.rules.map((rule) => withQValue(rule, next())),
  }));
}

/** What looked unusual alone may be chance among so many: then it was not seen. */
function withQValue(rule: RuleResult, qValue: number | null): RuleResult {
  const isChance = rule.verdict === 'seen' && qValue !== null && qValue > MOST_Q_VALUE;
  return isChance ? { ...rule, qValue, verdict: 'not-seen', quotes: [] } : { ...rule, qValue };
}
