import type { Finding, Quote } from '../../finding/finding.js';
import { quoteKey } from '../distinct-quotes.js';
import { type WaterfallStep, waterfallRange, waterfallSteps } from '../waterfall.js';
import {
  capitalised,
  wordAccount,
  wordBits,
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
import { cutText, escapeTerminal } from './escape.js';
import { createPaint, type Paint } from './paint.js';
import type { TextLook } from './summary.js';
import { wrapBehind, wrapText } from './wrap.js';

const TITLE_WIDTH = 28;
/** Narrower bars tell nothing apart; below, titles are cut first. */
const LEAST_BAR = { wide: 12, narrow: 8 } as const;
const BITS_WIDTH = 8;
const CAPPED = ' capped';
const EXCERPT_GRAPHEMES = 220;
/** Quoted calls per row of evidence. */
const QUOTES = 3;

/** A finding in the terminal: the propositions, the waterfall with its quoted places, and all that speaks against it. */
export function renderFinding(finding: Finding, { color, width }: TextLook): string {
  const paint = createPaint(color);
  const score = wordScore(finding);
  const heading = `${finding.id}  ${wordKind(finding.kind)}, group ${finding.clusterId}`;
  return `${[
    ...wrapText(escapeTerminal(heading), width).map(paint.strong),
    ...wrapText(escapeTerminal(finding.summary), width),
    '',
    ...propositions(finding, width, paint),
    '',
    ...(finding.evidence.length === 0 ? [] : [...waterfall(finding, width, paint), '']),
    ...(finding.evidence.length === 0
      ? []
      : [paint.strong(capitalised(`${wordSupport(finding.strength.words)}, ${wordBits(finding.strength.bits)} bits`))]),
    ...wrapText(wordStrength(finding), width),
    ...(score === null ? [] : ['', ...wrapText(score, width)]),
    '',
    ...quotes(finding, width, paint),
    ...tests(finding, width, paint),
    ...against(finding, width, paint),
  ].join('\n')}\n`;
}

function propositions({ propositions: { h1, h2, conditioning } }: Finding, width: number, paint: Paint): readonly string[] {
  return [
    ['H1', h1],
    ['H2', h2],
    ['Context', conditioning],
  ].map(
    ([name = '', text = '']) =>
      `${paint.soft(name.padEnd(9))}${wrapBehind(' '.repeat(9), escapeTerminal(text), width).trimStart()}`,
  );
}

function waterfall(finding: Finding, width: number, paint: Paint): readonly string[] {
  const steps = waterfallSteps(finding);
  const room = width - BITS_WIDTH - CAPPED.length;
  const isNarrow = room < TITLE_WIDTH + LEAST_BAR.wide;
  const titleWidth = isNarrow ? Math.max(1, room - LEAST_BAR.narrow) : TITLE_WIDTH;
  const barWidth = isNarrow ? LEAST_BAR.narrow : Math.min(48, room - TITLE_WIDTH);
  const frame = { ...waterfallRange(steps), width: barWidth };
  return steps.map(
    (step) =>
      `${titleOf(step, titleWidth)}${barOf(step, frame, paint)} ${wordSignedBits(step.bits).padStart(BITS_WIDTH - 1)}${step.bar?.capped === true ? CAPPED : ''}`,
  );
}

function titleOf({ kind, title }: WaterfallStep, width: number): string {
  const text = cutText(escapeTerminal(title), width - 2);
  return (kind === 'sum' ? title.toUpperCase() : text).padEnd(width);
}

/** Blocks from one running sum to the next on a common scale; `│` is zero. */
function barOf(
  { kind, fromBits, toBits }: WaterfallStep,
  { low, high, width }: { readonly low: number; readonly high: number; readonly width: number },
  paint: Paint,
): string {
  const at = (bits: number): number => Math.min(width, Math.round(((bits - low) / (high - low)) * width));
  const zero = Math.min(width - 1, at(0));
  const left = Math.min(width - 1, at(Math.min(fromBits, toBits)));
  const end = Math.max(left + 1, at(Math.max(fromBits, toBits)));
  const tint = kind === 'sum' || kind === 'limit' ? paint.strong : toBits < fromBits ? paint.against : paint.support;
  const block = kind === 'limit' ? '░' : toBits < fromBits && kind !== 'sum' ? '▒' : '█';
  return paint.soft(row(left, zero, 0)) + tint(block.repeat(end - left)) + paint.soft(row(width - end, zero, end));
}

function row(length: number, zero: number, from: number): string {
  return Array.from({ length }, (_, i) => (from + i === zero ? '│' : ' ')).join('');
}

/** A call that was quoted under an earlier row is not printed again. */
function quotes({ evidence }: Finding, width: number, paint: Paint): readonly string[] {
  const seen = new Set<string>();
  return evidence.flatMap(({ title, statement, quotes: list }) => {
    const shown = list.slice(0, QUOTES);
    const fresh = shown.filter((quote) => !seen.has(quoteKey(quote)));
    for (const quote of fresh) seen.add(quoteKey(quote));
    const rest = shown.length - fresh.length;
    return [
      paint.strong(escapeTerminal(title)),
      wrapBehind('  ', escapeTerminal(capitalised(statement)), width),
      ...fresh.map((quote) => quoteText(quote, width, paint)),
      ...(rest > 0 ? [paint.soft(`    ${rest === 1 ? 'one call' : `${rest} calls`} quoted above`)] : []),
      '',
    ];
  });
}

function quoteText({ atUtc, excerpt, place, ...name }: Quote, width: number, paint: Paint): string {
  const source = `${wordPlace(place)}  ${wordAccount(name)}, ${wordTime(atUtc)}`;
  return `${paint.soft(wrapBehind('    ', escapeTerminal(source), width))}\n${wrapBehind('    │ ', cutText(escapeTerminal(excerpt), EXCERPT_GRAPHEMES), width)}`;
}

function tests({ tests: list }: Finding, width: number, paint: Paint): readonly string[] {
  if (list.length === 0) return [];
  const lines = list.map(({ title, observed, expected, pValue, qValue, reading, reason }) => {
    if (observed === null)
      return wrapBehind('  ', escapeTerminal(`${title}: cannot say, ${reason ?? 'no reason was given'}`), width);
    const range = expected === null ? '' : `, expected ${wordValue(expected.low)} to ${wordValue(expected.high)}`;
    const chance = pValue === null ? '' : `, p ${wordProbability(pValue)}`;
    const corrected = qValue === null ? '' : `, q ${wordProbability(qValue)} after the correction for many tests`;
    return wrapBehind(
      '  ',
      escapeTerminal(`${title}: observed ${wordValue(observed)}${range}${chance}${corrected}. ${capitalised(reading)}`),
      width,
    );
  });
  return [paint.strong('Tests'), ...lines, ''];
}

/** What a fair reader must see before repeating the finding. */
function against({ explanations, limits, wouldChange }: Finding, width: number, paint: Paint): readonly string[] {
  const open = explanations.map(({ title, verdict, seen }) => `${title}: ${wordVerdict(verdict)}. ${capitalised(seen)}`);
  const list = (heading: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [paint.strong(heading), ...items.map((item) => wrapBehind('  ', escapeTerminal(item), width)), ''];
  return [
    ...list('Innocent explanations', open),
    ...list('Limits', limits),
    ...list('What would change the conclusion', wouldChange),
  ].slice(0, -1);
}
