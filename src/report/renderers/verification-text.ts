import { type Check, countDifferences, type Outcome, type Verification } from '../verification.js';
import { wordNumberOf } from '../words.js';
import { escapeTerminal } from './escape.js';
import type { Paint } from './paint.js';
import { wrapBehind, wrapText } from './wrap.js';

const OUTCOME_WIDTH = 'not possible'.length;
const INDENT = ' '.repeat(OUTCOME_WIDTH + 2);

/**
 * A line a check, below it a line a difference: all of them, since a cut list would hide a change.
 * @param width of a terminal; null for a file or a pipe, where programs look for whole lines
 */
export function renderVerification(verification: Verification, paint: Paint, width: number | null): string {
  const { checks } = verification;
  const differences = countDifferences(verification);
  const open = checks.filter(({ outcome }) => outcome === 'not possible').length;
  const result =
    differences > 0
      ? wordNumberOf(differences, 'difference')
      : `No difference${open > 0 ? ` in what could be checked; ${wordNumberOf(open, 'check')} not possible` : ''}`;
  const wrapped = width === null ? [result] : wrapText(result, width);
  const lines = differences > 0 ? wrapped.map(paint.strong) : wrapped;
  return `${[...checks.flatMap((check) => checkLines(check, paint, width)), '', ...lines].join('\n')}\n`;
}

function checkLines({ title, outcome, detail, differences }: Check, paint: Paint, width: number | null): readonly string[] {
  return [
    `${outcomeWord(outcome, paint)}${indented(`${title}: ${escapeTerminal(detail)}`, width).slice(OUTCOME_WIDTH)}`,
    ...differences.map(({ file, expected, found }) =>
      indented(`${escapeTerminal(file)}: expected ${escapeTerminal(expected)}, found ${escapeTerminal(found)}`, width),
    ),
  ];
}

function indented(text: string, width: number | null): string {
  return width === null ? INDENT + text : wrapBehind(INDENT, text, width);
}

function outcomeWord(outcome: Outcome, paint: Paint): string {
  const word = outcome.padEnd(OUTCOME_WIDTH);
  return outcome === 'differs' ? paint.strong(word) : outcome === 'ok' ? word : paint.soft(word);
}
