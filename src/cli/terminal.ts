import type { ColorLevel } from '../report/renderers/paint.js';
import type { TextLook } from '../report/renderers/summary.js';

export type ColorWish = 'auto' | 'always' | 'never';
export const COLOR_WISHES: readonly ColorWish[] = ['auto', 'always', 'never'];

/** Narrower than this tables break anyway, wider than this lines are hard to read. */
const LEAST_WIDTH = 40;
const MOST_WIDTH = 110;
/** Width of text that goes into a file or a pipe. */
const PIPED_WIDTH = 100;

interface TerminalFacts {
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Colour and width of text on stdout. The option wins over the environment, NO_COLOR over FORCE_COLOR (https://no-color.org). */
export function textLook(wish: ColorWish, { isTerminal, columns, environment }: TerminalFacts = stdoutFacts()): TextLook {
  const width = isTerminal ? Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, knownColumns(columns))) : PIPED_WIDTH;
  return { color: colorLevel(wish, isTerminal, environment), width };
}

/** A terminal that nobody gave a size, as in a container or a recording, says 0. */
export function knownColumns(columns: number | undefined): number {
  return columns === undefined || columns === 0 ? 80 : columns;
}

/** Progress is for people who watch: a terminal, not a build log. */
export function wantsProgress(isQuiet: boolean, environment = process.env, isTerminal = process.stderr.isTTY === true): boolean {
  return isTerminal && !isQuiet && !environment.CI;
}

function colorLevel(wish: ColorWish, isTerminal: boolean, environment: TerminalFacts['environment']): ColorLevel {
  if (wish !== 'auto') return wish === 'always' ? 1 : 0;
  if (environment.NO_COLOR) return 0;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR === '0' ? 0 : 1;
  return isTerminal && environment.TERM !== 'dumb' ? 1 : 0;
}

function stdoutFacts(): TerminalFacts {
  return { isTerminal: process.stdout.isTTY === true, columns: process.stdout.columns, environment: process.env };
}
