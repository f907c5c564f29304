import { describe, expect, it } from 'vitest';
import { genericFormat } from '../../../src/record/formats/generic.js';
import { normaliseAll } from '../format-fixtures.js';

describe('a time that cannot be read', () => {
  it.each([
    ['created_at', { created_at: 'at noon' }],
    ['time', { time: 'at noon', timestamp: null }],
    ['timestamp', { timestamp: 'at noon' }],
  ])('is told under the name of its column, %s', (column, row) => {
    const { problems } = normaliseAll([{ account: 'pier-1', prompt: 'Tide?', ...row }]);
    expect(problems[0]?.reason).toBe(`expected \`${column}\` in unix seconds or as RFC 3339 text, got "at noon"`);
  });
});

it('refuses a path of a map that has too many names, since every dot doubles the ways to read it', () => {
  const path = (names: number): string => Array.from({ length: names }, () => 'a').join('.');
  expect(() => genericFormat({ prompt: path(9) })).toThrow('more than 8 dotted names for "prompt"');
  expect(genericFormat({ prompt: path(8) }).needs).toEqual([path(8)]);
});
