import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER, readPython } from '../../src/record/python-text.js';

const literal = (text: string) => readPython(text, 0)?.value;

describe('readPython', () => {
  // What Python 3 prints: repr("it's"), repr('say "it\'s"'), repr('tab\tend\x00\u2028\U000e0001'), repr('é 🗼').
  it.each([
    [`"it's"`, "it's"],
    [`'say "it\\'s"'`, `say "it's"`],
    ["'tab\\tend\\x00\\u2028\\U000e0001'", 'tab\tend\u0000\u2028\u{e0001}'],
    ["'é 🗼'", 'é 🗼'],
    ["'back\\\\slash \\\\n'", 'back\\slash \\n'],
    ["'odd \\q \\x4 \\U99999999'", 'odd \\q \\x4 \\U99999999'],
    ["''", ''],
    ['None', null],
    ['True', true],
    ['-1', -1],
    ['1e-05', 1e-5],
    ['[1, [2.5], ()]', [1, [2.5], []]],
    ['<RequestOutputKind.DELTA: 1>', OTHER],
    ['nan', OTHER],
  ])('reads %s', (text, value) => {
    expect(literal(text)).toEqual(value);
    expect(readPython(`${text}, next`, 0)?.end).toBe(text.length);
  });

  it('reads calls and dicts by name, over entries that are no literals', () => {
    const text = "P(n=1, kind=<K.D: 1>, 7, inner=Q(json={'a': {'b': [1]}, 2: {3}}), stop=['\\n, )'], last=True)";
    const { fields } = literal(text) as { fields: Map<string, unknown> };
    expect([...fields.keys()]).toEqual(['n', 'kind', 'inner', 'stop', 'last']);
    expect(fields.get('stop')).toEqual(['\n, )']);
    expect(fields.get('kind')).toBe(OTHER);
  });

  it.each(["'cut", "'cut\\", '[1, 2', 'P(n=1', "{'a': ", '', '[1}', "P(a='x)"])(
    'knows that %s ends early or is no literal',
    (text) => {
      expect(readPython(text, 0)).toBeNull();
    },
  );

  it('gives back every text written with escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(literal(`'${escaped(text)}'`)).toBe(text);
      }),
    );
  });

  it('ends on every text, and never before its start', () => {
    const marks = fc.string({ unit: fc.constantFrom(...'\'"\\[](){}<>:=,. xuU09Na') });
    fc.assert(
      fc.property(marks, fc.nat(5), (text, from) => {
        const reading = readPython(text, from);
        expect(reading === null || (reading.end >= from && reading.end <= text.length)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['[', '(', '{', '{1: ', 'P(a=', '<', "{'", '[{('])('walks deep nesting of %s once', (open) => {
    expect(readPython(open.repeat(100_000), 0)).toBeNull();
  });
});

/** As Python's repr does for text in single quotes. */
function escaped(text: string): string {
  return [...text].map(escapedCharacter).join('');
}

function escapedCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  if (character === "'" || character === '\\') return `\\${character}`;
  if (code >= 0x20 && code < 0x7f) return character;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
