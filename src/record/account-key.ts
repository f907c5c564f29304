import { UsageError } from '../errors.js';
import type { Row } from './format.js';
import { compilePath, type PathReader } from './path.js';
import { textOf } from './value.js';

/** Joins the parts of `a+b`. */
const JOINT = '/';
/** Dotted steps in one path: more is a mistake, and every dot doubles the ways a path can be read. */
const MAX_STEPS = 8;

/**
 * Compiles an account-key expression.
 *
 * Grammar: `alternative | alternative …`, first that gives a value; an alternative is `path + path …`, all of which must give a value,
 * joined by `/`; a path is dotted field names. Spaces around paths do not count. Numbers become text; '' counts as missing.
 * @example compileAccountKey('user.id|team+key')({ team: 'ovens', key: 7 }) // 'ovens/7'
 * @throws {UsageError} E_ACCOUNT_KEY, with the position (from 1) where a field name was expected
 */
export function compileAccountKey(expression: string): (row: Row) => string | null {
  const alternatives = parseAlternatives(expression);
  return (row) => {
    for (const parts of alternatives) {
      const value = joined(row, parts);
      if (value !== null) return value;
    }
    return null;
  };
}

function joined(row: Row, parts: readonly PathReader[]): string | null {
  let text: string | null = null;
  for (const part of parts) {
    const value = textOf(part(row));
    if (value === null) return null;
    text = text === null ? value : text + JOINT + value;
  }
  return text;
}

function parseAlternatives(expression: string): PathReader[][] {
  const alternatives: PathReader[][] = [[]];
  let start = 0;
  for (let at = 0; at <= expression.length; at++) {
    const mark = expression[at];
    if (at < expression.length && mark !== '|' && mark !== '+') continue;
    alternatives.at(-1)?.push(parsePath(expression, start, at));
    if (mark === '|') alternatives.push([]);
    start = at + 1;
  }
  return alternatives;
}

function parsePath(expression: string, start: number, end: number): PathReader {
  const path = expression.slice(start, end).trim();
  const steps = path.split('.');
  if (steps.includes('')) throw fault(expression, emptyStepAt(expression, start, end));
  if (steps.length > MAX_STEPS) throw tooLong(expression, path);
  return compilePath(path);
}

/** Where the missing name should stand: after the spaces, or right behind (or at) a dot that has nothing beside it. */
function emptyStepAt(expression: string, start: number, end: number): number {
  let at = start;
  while (at < end && expression.charAt(at).trim() === '') at++;
  for (let expectName = true; at < end; at++) {
    const isDot = expression[at] === '.';
    if (isDot && expectName) return at;
    expectName = isDot;
  }
  return at;
}

function fault(expression: string, at: number): UsageError {
  const got = at < expression.length ? `"${expression[at]}"` : 'the end';
  return new UsageError(
    'E_ACCOUNT_KEY',
    `--account-key: expected a field name at position ${at + 1} of "${expression}", got ${got}; write paths such as user.id, first choices with |, joined fields with +`,
  );
}

function tooLong(expression: string, path: string): UsageError {
  const at = expression.indexOf(path) + 1;
  return new UsageError(
    'E_ACCOUNT_KEY',
    `--account-key: expected at most ${MAX_STEPS} dotted names at position ${at} of "${expression}", got "${path}"`,
  );
}
