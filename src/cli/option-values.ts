import type { Faults } from './faults.js';
import { didYouMean } from './nearest.js';

/** What commander hands over: a text, true when the value is missing, a list when the option repeats, undefined when not given. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** Reads one option's value; faults are collected, and a value that cannot be used becomes the default. */
export function textOption(raw: RawOptions, name: string, expected: string, faults: Faults): string | null {
  const value = raw[camelCase(name)];
  if (value === undefined) return null;
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  if (typeof last === 'string' && last !== '') return last;
  faults.add(`--${name}: expected ${expected}, got nothing`);
  return null;
}

/** All values of an option that may be repeated. */
export function textsOption(raw: RawOptions, name: string, expected: string, faults: Faults): readonly string[] {
  const value = raw[camelCase(name)];
  if (value === undefined) return [];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const given = texts.filter((text): text is string => typeof text === 'string' && text !== '');
  if (given.length < texts.length) faults.add(`--${name}: expected ${expected}, got nothing`);
  return given;
}

interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
}

export function numberOption(raw: RawOptions, name: string, { low, high, isWhole }: NumberRange, faults: Faults): number | null {
  const expected = `a ${isWhole ? 'whole ' : ''}number from ${low} to ${high}`;
  const text = textOption(raw, name, expected, faults);
  if (text === null) return null;
  const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high && (!isWhole || Number.isInteger(value))) return value;
  faults.add(`--${name}: expected ${expected}, got "${text}"`);
  return null;
}

export function wordOption<Word extends string>(
  raw: RawOptions,
  name: string,
  words: readonly Word[],
  faults: Faults,
): Word | null {
  const expected = `one of ${words.join(', ')}`;
  const text = textOption(raw, name, expected, faults);
  if (text === null) return null;
  const word = words.find((each) => each === text);
  if (word === undefined) faults.add(`--${name}: expected ${expected}, got "${text}"${didYouMean(text, words)}`);
  return word ?? null;
}

/** `a=b,c=d`, also given several times. A key that occurs twice is a fault. */
export function pairsOption(
  raw: RawOptions,
  name: string,
  keys: readonly string[],
  faults: Faults,
): Readonly<Record<string, string>> {
  const values: unknown = raw[camelCase(name)];
  if (values === undefined) return {};
  const pairs: Record<string, string> = {};
  for (const part of (Array.isArray(values) ? values : [values]).flatMap((value) =>
    typeof value === 'string' ? value.split(',') : [''],
  )) {
    const [key = '', value = ''] = splitOnce(part);
    if (key === '' || value === '') faults.add(`--${name}: expected pairs such as ${keys[0] ?? 'field'}=column, got "${part}"`);
    else if (!keys.includes(key))
      faults.add(`--${name}: expected one of ${keys.join(', ')} before "=", got "${key}"${didYouMean(key, keys)}`);
    else if (Object.hasOwn(pairs, key)) faults.add(`--${name}: expected ${key} once, got it twice`);
    else pairs[key] = value;
  }
  return pairs;
}

function splitOnce(part: string): readonly string[] {
  const at = part.indexOf('=');
  return at < 0 ? [part.trim()] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
