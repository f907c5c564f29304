import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactInteger } from '../../src/record/exact-integer.js';

describe('exactInteger', () => {
  it('gives the digits that JSON.parse rounds', () => {
    expect(exactInteger('{"a":1, "requestTime" : 639080324491230007}', 'requestTime')).toBe('639080324491230007');
  });

  it.each([
    ['{"requestTime":1.5}', 'requestTime'],
    ['{"requestTime":1e9}', 'requestTime'],
    ['{"requestTime":-5}', 'requestTime'],
    ['{"requestTime":"639"}', 'requestTime'],
    ['{"requestTime":null}', 'requestTime'],
    ['{"note":"requestTime"}', 'requestTime'],
    ['{"note":"\\"requestTime\\":7"}', 'requestTime'],
    ['{"requestTime', 'requestTime'],
    ['', 'requestTime'],
  ])('finds no whole number in %s', (json, key) => {
    expect(exactInteger(json, key)).toBeNull();
  });

  it('agrees with JSON.parse on every object that holds such a number', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.bigInt({ min: 0n, max: 2n ** 70n }), (others, number) => {
        const { requestTime: _, ...rest } = others;
        fc.pre(!JSON.stringify(rest).includes('"requestTime"'));
        const json = JSON.stringify({ ...rest, requestTime: 0 }).replace(/0}$/, `${number}}`);
        expect(exactInteger(json, 'requestTime')).toBe(String(number));
      }),
    );
  });
});
