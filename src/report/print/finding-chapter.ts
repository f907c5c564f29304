import type { Finding, Quote } from '../../finding/finding.js';
import { distinctQuotes } from '../distinct-quotes.js';
import { wordCoverage, wordTest } from '../finding-words.js';
import type { Report } from '../report.js';
import { waterfallSteps } from '../waterfall.js';
import {
  capitalised,
  wordAccount,
  wordBits,
  wordKind,
  wordNumberOf,
  wordPlace,
  wordScore,
  wordSignedBits,
  wordStrength,
  wordSupport,
  wordTime,
  wordVerdict,
} from '../words.js';
import { heading, listed, numberColumn, paragraph, plain, strong, table } from './blocks.js';
import type { PrintBlock, PrintText } from './document.js';
import { evidenceFigure } from './evidence-figure.js';
import { coverageCurves, groupBlocks } from './group-blocks.js';

const PRINTED_QUOTES = 12;

/** One finding on paper: what was seen, how strong, what else could be so, where the calls are. */
export function findingChapter(finding: Finding, report: Report): readonly PrintBlock[] {
  const cluster = report.clusters.find(({ id }) => id === finding.clusterId);
  const first = report.findings.find(({ clusterId }) => clusterId === finding.clusterId);
  const isFirst = first === finding;
  const { h1, h2, conditioning } = finding.propositions;
  return [
    heading(1, `${finding.id} ${wordKind(finding.kind)}, group ${finding.clusterId}`),
    paragraph(finding.summary, 'lead'),
    paragraph(verdict(finding), 'verdict'),
    heading(2, 'The two propositions'),
    {
      kind: 'facts',
      facts: [
        ['H1', h1],
        ['H2', h2],
        ['Context', conditioning],
      ],
    },
    ...evidence(finding, report),
    ...quotes(finding),
    ...tests(finding),
    ...coverage(finding),
    ...(isFirst && cluster !== undefined ? coverageCurves(cluster) : []),
    ...explanations(finding),
    ...listed('Limits of this finding', finding.limits),
    ...listed('What would change the conclusion', finding.wouldChange),
    ...(cluster === undefined
      ? []
      : isFirst
        ? groupBlocks(cluster, finding, report)
        : [paragraph(`Activity and members of ${cluster.id} stand under ${first?.id ?? 'its first finding'}.`, 'note')]),
  ];
}

function verdict(finding: Finding): PrintText {
  if (finding.evidence.length === 0) return wordStrength(finding);
  const { words, bits } = finding.strength;
  const score = wordScore(finding);
  const statement = score === null ? wordStrength(finding) : `${wordStrength(finding)} ${score}`;
  return [strong(`${capitalised(wordSupport(words))}, ${wordBits(bits)} bits. `), plain(statement)];
}

function evidence(finding: Finding, { scale }: Report): readonly PrintBlock[] {
  if (finding.evidence.length === 0) return [];
  const rows = waterfallSteps(finding).map(({ kind, title, statement, bits, toBits, bar }): readonly PrintText[] => [
    kind === 'sum' ? [strong(title)] : title,
    wordSignedBits(bits),
    wordSignedBits(toBits),
    `${capitalised(statement)}${bar?.capped === true ? ' (capped)' : ''}`,
  ]);
  return [
    heading(2, 'The evidence, in bits'),
    evidenceFigure(finding, scale),
    table(
      'The same in words. Above 0 speaks for H1, below 0 for H2',
      [{ title: 'Row', parts: 2 }, numberColumn('Bits'), numberColumn('Sum so far'), { title: 'What was seen', parts: 5 }],
      rows,
    ),
  ];
}

function quotes(finding: Finding): readonly PrintBlock[] {
  const all = distinctQuotes(finding);
  if (all.length === 0) return [];
  const rest = all.length - PRINTED_QUOTES;
  return [
    heading(2, 'Quoted calls'),
    ...all.slice(0, PRINTED_QUOTES).map(quoteBlock),
    ...(rest > 0
      ? [paragraph(`${wordNumberOf(rest, 'more quoted call')} stand${rest === 1 ? 's' : ''} in report.json.`, 'note')]
      : []),
  ];
}

function quoteBlock({ atUtc, excerpt, place, ...name }: Quote): PrintBlock {
  return {
    kind: 'quote',
    text: excerpt,
    source: `${wordAccount(name)} · ${wordTime(atUtc)} · ${wordPlace(place)}`,
  };
}

function tests({ tests: all }: Finding): readonly PrintBlock[] {
  if (all.length === 0) return [];
  const rows = all.map((test) => {
    const { observed, byChance, p, q, reading } = wordTest(test);
    return [[strong(test.title), plain(`. ${capitalised(test.measures)}`)], observed, byChance, p, q, reading];
  });
  return [
    heading(2, 'Tests'),
    table(
      'Observed against the central 95 % of what chance gave; q is p after the correction for many tests',
      [
        { title: 'Test', parts: 3 },
        numberColumn('Observed'),
        numberColumn('By chance'),
        numberColumn('p'),
        numberColumn('q'),
        { title: 'Reading', parts: 3 },
      ],
      rows,
    ),
  ];
}

function coverage({ coverage: readings }: Finding): readonly PrintBlock[] {
  if (readings.length === 0) return [];
  const rows = readings.map((reading) => {
    const { observed, ordinary, percentile, calls } = wordCoverage(reading);
    return [[strong(reading.title), plain(`, ${reading.unit}`)], observed, ordinary, percentile, calls];
  });
  return [
    heading(2, 'Coverage against ordinary accounts'),
    paragraph(
      'High coverage is no sign by itself: both ends of the ordinary range are unusual, and ordinary accounts reach them too.',
    ),
    table(
      'The group, with its 95 % interval, beside pools of ordinary accounts of the same size: their central 95 %',
      [
        { title: 'Measure', parts: 3 },
        { title: 'Group', parts: 2 },
        { title: 'Ordinary', parts: 2 },
        numberColumn('Percentile'),
        numberColumn('At calls'),
      ],
      rows,
    ),
  ];
}

function explanations({ explanations: tested }: Finding): readonly PrintBlock[] {
  if (tested.length === 0) return [];
  const rows = tested.map(({ title, predicts, seen, verdict: outcome }) => [
    title,
    capitalised(predicts),
    capitalised(seen),
    [strong(wordVerdict(outcome))],
  ]);
  return [
    heading(2, 'Innocent explanations'),
    table(
      'Each with what the log would show, and what it shows',
      [
        { title: 'Explanation', parts: 2 },
        { title: 'Would show', parts: 3 },
        { title: 'Seen', parts: 3 },
        { title: 'Outcome', parts: 2 },
      ],
      rows,
    ),
  ];
}
