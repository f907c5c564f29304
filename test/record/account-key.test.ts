import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { compileAccountKey } from '../../src/record/account-key.js';
import type { Row } from '../../src/record/format.js';

describe('a name that nobody would give', () => {
  const read = compileAccountKey('user');
  const long = 'kerb '.repeat(20_000);

  it('is known by its beginning and its hash, so that two of them stay two', () => {
    const name = read({ user: long }) as string;
    expect(name).toBe(`${long.slice(0, 200)}… sha256(${createHash('sha256').update(long).digest('hex')})`);
    expect(read({ user: `${long}.` })).not.toBe(name);
    expect(read({ user: `${'k'.repeat(199)}\u{1f6a2}${long}` })).toMatch(/^k{199}… sha256/);
  });

  it('stays as it is up to 1,024 characters', () => {
    expect(read({ user: long.slice(0, 1_024) })).toBe(long.slice(0, 1_024));
    expect(read({ user: long.slice(0, 1_025) })).toContain('… sha256(');
  });
});

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
    ['sha256(key)', { key: 'abc' }, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [' sha256( user.id ) ', { user: { id: 'abc' } }, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['team+sha256(key)', { team: 'ovens', key: 'abc' }, 'ovens/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['sha256(key)|user', { user: 'u' }, 'u'],
    ['md5(key)', { 'md5(key)': 'a field of that name' }, 'a field of that name'],
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
    ['user', { user: 2 ** 60 }],
    ['sha256(user)', { user: '' }],
    ['sha256(user)', {}],
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

  it.each([
    ['sha256(key', 'expected ) at position 11 of "sha256(key", got the end'],
    ['sha256(team+key)', 'expected ) at position 12 of "sha256(team+key)", got "+"'],
    ['sha256()', 'expected a field name at position 8 of "sha256()", got ")"'],
    ['a|sha256(b..c)', 'expected a field name at position 12 of "a|sha256(b..c)", got "."'],
  ])('%s is refused with its place', (expression, message) => {
    expect(() => compileAccountKey(expression)).toThrow(message);
  });

  it('gives each value its own hash, whatever came before', () => {
    const read = compileAccountKey('sha256(key)');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ada', 'bo', 'cy', '')), (keys) => {
        for (const key of keys) expect(read({ key })).toBe(key === '' ? null : compileAccountKey('sha256(key)')({ key }));
      }),
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
