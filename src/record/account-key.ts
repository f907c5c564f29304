import { UsageError } from '../errors.js';
import type { Row } from './format.js';
import { compilePath, MAX_STEPS, type PathReader } from './path.js';
import { sha256Hex } from './sha256.js';
import { textOf } from './value.js';

/** Joins the parts of `a+b`. */
const JOINT = '/';
const HASH_START = 'sha256(';
/** Chosen: the longest names that platforms give (ARNs with a path) stay below; a caller may write megabytes, and every name is kept. */
const LONGEST_NAME = 1_024;
/** Of a longer one, before its hash. */
const SHOWN_CHARS = 200;

/** Reads one part of an account's name. */
type PartReader = (row: Row) => string | null;

/**
 * Compiles an account-key expression.
 *
 * Grammar: `alternative | alternative …`, first that gives a value; an alternative is `path + path …`, all of which must give a value,
 * joined by `/`; a path is dotted field names. Spaces around paths do not count. Numbers become text; '' counts as missing.
 *
 * `sha256(path)` gives the SHA-256 of the value in hexadecimal, so that raw keys and addresses do not come into the case folder. It
 * is plain, without a secret: the same value has the same name in every log, and the one that gateways give it which store keys
 * this way (LiteLLM). Who can guess a value (a short id, an e-mail address) can check the guess; keys cannot be guessed.
 * A name of more than 1,024 characters is known by its beginning and its SHA-256.
 * @example compileAccountKey('user.id|team+key')({ team: 'ovens', key: 7 }) // 'ovens/7'
 * @throws {UsageError} E_ACCOUNT_KEY, with the position (from 1) where a field name was expected
 */
export function compileAccountKey(expression: string): (row: Row) => string | null {
  const alternatives = parseAlternatives(expression);
  return (row) => {
    for (const parts of alternatives) {
      const value = joined(row, parts);
      if (value !== null) return value.length > LONGEST_NAME ? shortened(value) : value;
    }
    return null;
  };
}

/** Two names stay two: what is cut off stands in the hash. */
function shortened(name: string): string {
  const shown = name.slice(0, SHOWN_CHARS).replace(/[\ud800-\udbff]$/, '');
  return `${shown}… ${HASH_START}${sha256Hex(name)})`;
}

function joined(row: Row, parts: readonly PartReader[]): string | null {
  let text: string | null = null;
  for (const part of parts) {
    const value = part(row);
    if (value === null) return null;
    text = text === null ? value : text + JOINT + value;
  }
  return text;
}

function parseAlternatives(expression: string): PartReader[][] {
  const alternatives: PartReader[][] = [[]];
  let start = 0;
  for (let at = 0; at <= expression.length; at++) {
    const mark = expression[at];
    if (at < expression.length && mark !== '|' && mark !== '+') continue;
    alternatives.at(-1)?.push(parsePart(expression, start, at));
    if (mark === '|') alternatives.push([]);
    start = at + 1;
  }
  return alternatives;
}

function parsePart(expression: string, start: number, end: number): PartReader {
  const written = expression.slice(start, end);
  const part = written.trim();
  if (!part.startsWith(HASH_START)) return textReader(parsePath(expression, start, end));
  const from = start + written.indexOf(HASH_START) + HASH_START.length;
  if (!part.endsWith(')')) throw unclosed(expression, end);
  const read = textReader(parsePath(expression, from, start + written.lastIndexOf(')')));
  return createHashReader(read);
}

/** A number that readers of JSON round is no identifier: accounts would run into each other. */
function textReader(read: PathReader): PartReader {
  return (row) => {
    const value = read(row);
    return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? null : textOf(value);
  };
}

/** Rows of one account often follow each other, so the last value is kept with its hash. */
function createHashReader(read: PartReader): PartReader {
  let lastValue: string | null = null;
  let lastHash = '';
  return (row) => {
    const value = read(row);
    if (value === null) return null;
    if (value !== lastValue) [lastValue, lastHash] = [value, sha256Hex(value)];
    return lastHash;
  };
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

function unclosed(expression: string, end: number): UsageError {
  const got = end < expression.length ? `"${expression[end]}"` : 'the end';
  return new UsageError(
    'E_ACCOUNT_KEY',
    `--account-key: expected ) at position ${end + 1} of "${expression}", got ${got}; write sha256(path) around one path, as in sha256(team)+sha256(key)`,
  );
}

function tooLong(expression: string, path: string): UsageError {
  const at = expression.indexOf(path) + 1;
  return new UsageError(
    'E_ACCOUNT_KEY',
    `--account-key: expected at most ${MAX_STEPS} dotted names at position ${at} of "${expression}", got "${path}"`,
  );
}
