/**
 * Reads the Python literals that servers print with `%r` and `str()`: texts, numbers, None, True, False, lists, tuples, dicts, and calls
 * with named arguments such as `SamplingParams(n=1, stop=[])`. One pass over the text; never evaluated.
 */
export type PythonValue = string | number | boolean | null | readonly PythonValue[] | PythonCall | typeof OTHER;

/** Arguments of a call, or the entries of a dict. */
export interface PythonCall {
  readonly fields: ReadonlyMap<string, PythonValue>;
}

/** Something that is no literal (an enum member, a tensor): skipped up to the next comma or bracket. */
export const OTHER: unique symbol = Symbol('other');

interface PythonReading {
  readonly value: PythonValue;
  /** Index behind the value. */
  readonly end: number;
}

/** Deeper values are taken for OTHER; real parameters stop at four (a JSON schema inside a guided-decoding call). */
const MAX_DEPTH = 16;

/** @returns null when the text ends inside the value */
export function readPython(text: string, from: number, depth = 0): PythonReading | null {
  const at = skipSpace(text, from);
  const first = text[at];
  if (first === undefined) return null;
  if (first === "'" || first === '"') return readText(text, at);
  if (depth >= MAX_DEPTH) return skipOther(text, at);
  if (first === '[') return readList(text, at, ']', depth);
  if (first === '(') return readList(text, at, ')', depth);
  if (first === '{') return readFields(text, at + 1, '}', ':', depth);
  return readBare(text, at, depth);
}

/** A bare word: a constant, a number, or the name of a call. */
function readBare(text: string, at: number, depth: number): PythonReading | null {
  let end = at;
  while (isWordPart(text.charCodeAt(end))) end++;
  const word = text.slice(at, end);
  if (text[end] === '(' && word !== '') return readFields(text, end + 1, ')', '=', depth);
  const ends = end === text.length || DELIMITERS.includes(text[end] as string);
  const value = ends ? constantOf(word) : OTHER;
  return value === OTHER ? skipOther(text, at) : { value, end };
}

const DELIMITERS = ',)]}: ';

function constantOf(word: string): PythonValue {
  if (word === 'None') return null;
  if (word === 'True' || word === 'False') return word === 'True';
  const number = word === '' || word.length > 40 ? Number.NaN : Number(word);
  return Number.isFinite(number) ? number : OTHER;
}

function readList(text: string, from: number, close: string, depth: number): PythonReading | null {
  const items: PythonValue[] = [];
  for (let at = skipSpace(text, from + 1); ; ) {
    if (text[at] === close) return { value: items, end: at + 1 };
    const item = readPython(text, at, depth + 1);
    if (item === null || item.end === at) return null;
    items.push(item.value);
    at = skipComma(text, item.end);
  }
}

/** `name=value, …)` or `'key': value, …}`; an entry without a name is passed over. */
function readFields(text: string, from: number, close: string, between: string, depth: number): PythonReading | null {
  const fields = new Map<string, PythonValue>();
  const readEntry = between === '=' ? readArgument : readPair;
  for (let at = skipSpace(text, from); ; ) {
    if (text[at] === close) return { value: { fields }, end: at + 1 };
    const entry = readEntry(text, at, depth + 1);
    if (entry === null || entry.end === at) return null;
    if (entry.name !== null) fields.set(entry.name, entry.value);
    at = skipComma(text, entry.end);
  }
}

interface Entry extends PythonReading {
  readonly name: string | null;
}

function readArgument(text: string, at: number, depth: number): Entry | null {
  let end = at;
  while (isWordPart(text.charCodeAt(end))) end++;
  const isNamed = end > at && text[end] === '=';
  const reading = readPython(text, isNamed ? end + 1 : at, depth);
  return reading && { ...reading, name: isNamed ? text.slice(at, end) : null };
}

/** What was read as a key is not read again when no value follows it (a set): the text is walked once. */
function readPair(text: string, at: number, depth: number): Entry | null {
  const key = readPython(text, at, depth);
  if (key === null) return null;
  const colon = skipSpace(text, key.end);
  if (text[colon] !== ':') return { ...key, name: null };
  const reading = readPython(text, colon + 1, depth);
  const isName = typeof key.value === 'string' || typeof key.value === 'number';
  return reading && { ...reading, name: isName ? String(key.value) : null };
}

/** Up to the comma or bracket that ends it, over brackets and texts inside it. */
function skipOther(text: string, from: number): PythonReading | null {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    const mark = text[at] as string;
    if (mark === "'" || mark === '"') {
      const inner = readText(text, at);
      if (inner === null) return null;
      at = inner.end - 1;
    } else if ('([{<'.includes(mark)) open++;
    else if (')]}>'.includes(mark) && --open < 0) return { value: OTHER, end: at };
    else if (mark === ',' && open === 0) return { value: OTHER, end: at };
  }
  return open > 0 ? null : { value: OTHER, end: text.length };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' };
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Pieces between escapes are cut out whole, so the cost is one look at each character. */
function readText(text: string, from: number): PythonReading | null {
  const quote = text[from];
  const pieces: string[] = [];
  let start = from + 1;
  for (let at = start; at < text.length; at++) {
    const mark = text[at];
    if (mark === quote) {
      pieces.push(text.slice(start, at));
      return { value: pieces.join(''), end: at + 1 };
    }
    if (mark !== '\\') continue;
    const escaped = readEscape(text, at);
    if (escaped === null) return null;
    pieces.push(text.slice(start, at), escaped.text);
    start = escaped.end;
    at = start - 1;
  }
  return null;
}

/** An escape that `repr` does not write stays as it stands. */
function readEscape(text: string, at: number): { readonly text: string; readonly end: number } | null {
  const letter = text[at + 1];
  if (letter === undefined) return null;
  const digits = HEX_DIGITS[letter];
  if (digits === undefined) return { text: ESCAPES[letter] ?? `\\${letter}`, end: at + 2 };
  const end = at + 2 + digits;
  const code = isHex(text, at + 2, end) ? Number.parseInt(text.slice(at + 2, end), 16) : Number.NaN;
  return code <= 0x10ffff ? { text: String.fromCodePoint(code), end } : { text: `\\${letter}`, end: at + 2 };
}

function isHex(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (!'0123456789abcdefABCDEF'.includes(text[at] ?? ' ')) return false;
  return true;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

function skipComma(text: string, from: number): number {
  const at = skipSpace(text, from);
  return text[at] === ',' ? skipSpace(text, at + 1) : at;
}

/** Letters, digits, `_`, `.`, and what numbers hold. */
function isWordPart(code: number): boolean {
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2e || code === 0x2b || code === 0x2d;
}
