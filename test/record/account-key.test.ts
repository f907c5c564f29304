import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { compileAccountKey } from '../../src/record/account-key.js';
import type { Row } from '../../src/record/format.js';

describe('compileAccountKey', () => {
  it.each([
    ['user', { user: 'reader-4' }, 'reader-4'],
    ['user.id', { user: { id: 7 } }, '7'],
    ['user.id', { 'user.id': 'flat', user: { id: 'nested' } }, 'flat'],
    ['a.b.c', { 'a.b': { c: 'inner' }, a: { b: { c: 'deep' } } }, 'inner'],
    ['a.b.c', { a: { 'b.c': 'late' } }, 'late'],
    ['user|key', { user: '', key: 'k' }, 'k'],
    ['user|key', { user: null, key: 'k' }, 'k'],
    ['team+key', { team: 'ovens', key: 3 }, 'ovens/3'],
    ['team+key|user', { team: 'ovens', user: 'u' }, 'u'],
    [' team + key | user ', { team: 'ovens', key: 'k' }, 'ovens/k'],
    ['list.1', { list: ['a', 'b'] }, 'b'],
    ['user name', { 'user name': 'Ann' }, 'Ann'],
  ])('%s of %j is %s', (expression, row, value) => {
    expect(compileAccountKey(expression)(row as Row)).toBe(value);
  });

  it.each([
    ['user', {}],
    ['user', { user: '' }],
    ['user', { user: {} }],
    ['user', { user: true }],
    ['team+key', { team: 'ovens' }],
    ['constructor', {}],
    ['constructor.name', { user: 'u' }],
    ['__proto__', {}],
    ['user.length', { user: 'reader' }],
  ])('%s of %j is missing', (expression, row) => {
    expect(compileAccountKey(expression)(row as Row)).toBeNull();
  });

  it('reads keys named like parts of a prototype as data', () => {
    const row = JSON.parse('{"__proto__":{"constructor":"c-1"}}') as Row;
    expect(compileAccountKey('__proto__.constructor')(row)).toBe('c-1');
  });

  it.each([
    ['', 1, 'the end'],
    ['a||b', 3, '"|"'],
    ['a|', 3, 'the end'],
    ['+a', 1, '"+"'],
    ['user..id', 6, '"."'],
    ['.id', 1, '"."'],
    ['user.|b', 6, '"|"'],
    ['a |  + b', 6, '"+"'],
  ])('%s is refused at position %d', (expression, position, got) => {
    expect(() => compileAccountKey(expression)).toThrow(UsageError);
    expect(() => compileAccountKey(expression)).toThrow(
      `expected a field name at position ${position} of "${expression}", got ${got}`,
    );
  });

  it('refuses paths of more than eight names', () => {
    expect(() => compileAccountKey('a|b.c.d.e.f.g.h.i.j')).toThrow('expected at most 8 dotted names at position 3');
  });

  it('finds what stands at any nested path', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcxyz_-0'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), fc.integer(), (path, value) => {
        const row = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Row;
        expect(compileAccountKey(path.join('.'))(row)).toBe(String(value));
      }),
    );
  });

  it('never throws on a row', () => {
    const read = compileAccountKey('a.b|a.length+b|__proto__.x|constructor.name');
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'a.b'), fc.anything()),
        (row) => void read(row as Row),
      ),
    );
  });
});
