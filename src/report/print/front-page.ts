import type { Finding } from '../../finding/finding.js';
import { strengthScale } from '../figures/strength-scale.js';
import { HOW_TO_CHECK, NOTHING_WEIGHED, wordDecoyBound, wordExamined, wordFound, wordOpen } from '../front-words.js';
import type { Report } from '../report.js';
import {
  capitalised,
  isCut,
  isSuspicion,
  wordBits,
  wordCount,
  wordKind,
  wordNumberOf,
  wordRatio,
  wordSupport,
} from '../words.js';
import { heading, paragraph, plain, strong } from './blocks.js';
import type { PrintBlock } from './document.js';
import { printFigure } from './figure.js';

const FIGURE_PX = 440;
/** Limits on the first page; all have their own chapter. */
const FIRST_LIMITS = 4;
/** Suspicions whose open explanations stand on the first page. */
const FIRST_DOUBTS = 5;

/** The first page, for a reader who reads no further: what was examined, what was found, how strong it is, what it cannot show, how to check it. */
export function frontPage(report: Report): readonly PrintBlock[] {
  const suspected = report.findings.filter(isSuspicion);
  const [strongest] = suspected;
  return [
    heading(3, 'What was examined'),
    paragraph(wordExamined(report)),
    heading(3, 'What was found'),
    paragraph(wordFound(report, suspected).map(({ text, isStrong }) => (isStrong ? strong(text) : plain(text)))),
    heading(3, 'How strong it is'),
    ...(strongest === undefined
      ? [paragraph(NOTHING_WEIGHED)]
      : [...strength(strongest, suspected, report), ...doubts(suspected, report)]),
    heading(3, 'What it cannot show'),
    { kind: 'list', items: report.limits.slice(0, FIRST_LIMITS) },
    paragraph('All limits stand in the chapter Limits.', 'note'),
    heading(3, 'How to check it'),
    paragraph(HOW_TO_CHECK),
  ];
}

function strongestWords(finding: Finding, suspected: readonly Finding[]): string {
  const { id, kind, strength: weighed } = finding;
  const alike = suspected.filter((each) => isCut(each.strength) && isCut(weighed));
  if (alike.length < 2) return `The strongest finding, ${id} (${wordKind(kind)}), reaches ${wordBits(weighed.bits)} bits: `;
  return `${wordCount(alike.length)} findings, ${id} to ${alike.at(-1)?.id ?? ''}, reach ${wordBits(weighed.bits)} bits, the most that this log can carry: `;
}

function strength(finding: Finding, suspected: readonly Finding[], { scale }: Report): readonly PrintBlock[] {
  const { strength: weighed, propositions } = finding;
  const [likelier, other] = weighed.bits < 0 ? [propositions.h2, propositions.h1] : [propositions.h1, propositions.h2];
  return [
    paragraph([
      plain(strongestWords(finding, suspected)),
      strong(`${wordSupport(weighed.words)}. `),
      plain(
        `What was seen is ${wordRatio(weighed.bits)} more probable if this is so: “${withoutStop(likelier)}”, than if this is: “${withoutStop(other)}”.`,
      ),
    ]),
    {
      kind: 'figure',
      figure: printFigure(strengthScale(weighed.bits, weighed.words, scale), FIGURE_PX),
      caption: `${capitalised(wordSupport(weighed.words))}, ${wordBits(weighed.bits)} bits. Farther right is stronger; numbers are the bits at which the words change.`,
    },
  ];
}

/** What a reader of one page must know beside the strength. */
function doubts(suspected: readonly Finding[], report: Report): readonly PrintBlock[] {
  const bound = wordDecoyBound(report);
  const rest = suspected.length - FIRST_DOUBTS;
  const facts = [
    ...suspected.slice(0, FIRST_DOUBTS).map((finding) => [`Innocent explanations of ${finding.id}`, wordOpen(finding)] as const),
    ...(rest > 0 ? [['Of the others', `in the chapters of the ${wordNumberOf(rest, 'finding')}`] as const] : []),
    ...(bound === null ? [] : [['False accusations on decoys of this log', bound] as const]),
  ];
  return [{ kind: 'facts', facts }];
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
