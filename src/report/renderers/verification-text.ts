import { type Check, countDifferences, type Outcome, type Verification } from '../verification.js';
import { wordNumberOf } from '../words.js';
import { escapeTerminal } from './escape.js';
import type { Paint } from './paint.js';

const OUTCOME_WIDTH = 'not possible'.length;

/** A line a check, below it a line a difference: all of them, since a cut list would hide a change. */
export function renderVerification(verification: Verification, paint: Paint): string {
  const { checks } = verification;
  const differences = countDifferences(verification);
  const open = checks.filter(({ outcome }) => outcome === 'not possible').length;
  const result =
    differences > 0
      ? paint.strong(`${wordNumberOf(differences, 'difference')}`)
      : `No difference${open > 0 ? ` in what could be checked; ${wordNumberOf(open, 'check')} not possible` : ''}`;
  return `${[...checks.flatMap((check) => checkLines(check, paint)), '', result].join('\n')}\n`;
}

function checkLines({ title, outcome, detail, differences }: Check, paint: Paint): readonly string[] {
  return [
    `${outcomeWord(outcome, paint)}  ${title}: ${escapeTerminal(detail)}`,
    ...differences.map(
      ({ file, expected, found }) =>
        `${' '.repeat(OUTCOME_WIDTH)}  ${escapeTerminal(file)}: expected ${escapeTerminal(expected)}, found ${escapeTerminal(found)}`,
    ),
  ];
}

function outcomeWord(outcome: Outcome, paint: Paint): string {
  const word = outcome.padEnd(OUTCOME_WIDTH);
  return outcome === 'differs' ? paint.strong(word) : outcome === 'ok' ? word : paint.soft(word);
}
