import type { Finding } from '../../finding/finding.js';
import { escapeTerminal } from '../renderers/escape.js';
import type { ReportCluster } from '../report.js';
import {
  capitalised,
  wordBits,
  wordCount,
  wordKind,
  wordPlace,
  wordProbability,
  wordScore,
  wordSignedBits,
  wordStrength,
  wordSupport,
  wordTime,
  wordValue,
  wordVerdict,
} from '../words.js';
import type { Block, Fact } from './document.js';
import { type ExhibitEntry, STANDING_WORDS } from './exhibit.js';

/** The finding as a reader may repeat it, with all that speaks against it. */
export function summaryBlocks(finding: Finding, cluster: ReportCluster | undefined): readonly Block[] {
  const { h1, h2, conditioning } = finding.propositions;
  const list = (heading: string, items: readonly string[]): readonly Block[] =>
    items.length === 0 ? [] : [{ kind: 'list', heading, items }];
  return [
    { kind: 'text', heading: `${finding.id}, group ${finding.clusterId}: ${wordKind(finding.kind)}`, text: finding.summary },
    {
      kind: 'facts',
      heading: 'Propositions',
      facts: [
        ['H1', h1],
        ['H2', h2],
        ['Context', conditioning],
      ],
    },
    strengthFacts(finding),
    ...(cluster === undefined ? [] : [groupFacts(cluster)]),
    ...list(
      'Evidence',
      finding.evidence.map(({ title, bits, statement }) => `${title} (${wordSignedBits(bits)} bits): ${statement}`),
    ),
    ...list('Tests', finding.tests.map(testWords)),
    ...list(
      'Innocent explanations',
      finding.explanations.map(
        ({ title, verdict, predicts, seen }) => `${title}: ${wordVerdict(verdict)}. It predicts: ${predicts}. Seen: ${seen}`,
      ),
    ),
    ...list('Limits', finding.limits),
    ...list('What would change the conclusion', finding.wouldChange),
  ];
}

/** A finding without rows of evidence carries no bits: it gets no word of strength. */
function strengthFacts({ strength, evidence, priorBits }: Finding): Block {
  const score = wordScore({ strength });
  const statement: Fact = ['As a statement', wordStrength({ strength, evidence })];
  const weighed: readonly Fact[] = [
    ['In words', capitalised(wordSupport(strength.words))],
    ['In bits', `${wordBits(strength.bits)}, at most ${wordBits(strength.capBits)} can be supported by this log`],
    statement,
    ...(score === null ? [] : [['Before the cut', score] as const]),
    ['Prior', `${wordSignedBits(priorBits)} bits`],
  ];
  return { kind: 'facts', heading: 'Strength', facts: evidence.length === 0 ? [statement] : weighed };
}

function groupFacts({ id, accounts, calls, firstUtc, lastUtc }: ReportCluster): Block {
  return {
    kind: 'facts',
    heading: 'Group',
    facts: [
      ['Id', id],
      ['Accounts', wordCount(accounts.length)],
      ['Calls', wordCount(calls)],
      ['From', wordTime(firstUtc)],
      ['To', wordTime(lastUtc)],
    ],
  };
}

function testWords({ title, observed, pValue, reading, reason }: Finding['tests'][number]): string {
  if (observed === null) return `${title}: cannot say, ${reason ?? 'no reason was given'}`;
  return `${title}: observed ${wordValue(observed)}${pValue === null ? '' : `, p ${wordProbability(pValue)}`}. ${capitalised(reading)}`;
}

/** All exhibits of a finding, or of the production: number, standing, place, hash. */
export function indexBlocks(entries: readonly ExhibitEntry[], notes: readonly string[]): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: `${wordCount(entries.length)} exhibits`,
      header: ['Number', 'Finding', 'What it is', 'Standing', 'Place in the log', 'SHA-256'],
      rows: entries.map((entry) => [
        entry.number,
        entry.finding,
        entry.title,
        `${capitalised(entry.standing.replace('-', ' '))}${entry.withheldBecause === null ? '' : `: ${entry.withheldBecause}`}`,
        entry.source === null ? '' : wordPlace(entry.source),
        entry.sha256,
      ]),
    },
    { kind: 'list', heading: 'Standing', items: Object.values(STANDING_WORDS) },
    ...(notes.length === 0 ? [] : [{ kind: 'list', heading: 'Notes', items: notes } as const]),
  ];
}

/** What stands where an exhibit was withheld: plain text, one page. */
export function slipSheet(number: string, title: string, because: string, facts: readonly (readonly [string, string])[]): string {
  const lines = [`${number}`, title, '', `Withheld: ${because}.`, '', ...facts.map(([name, value]) => `${name}: ${value}`)];
  return `${lines.map((line) => escapeTerminal(line)).join('\n')}\n`;
}
