import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/options.js';
import { detectFormats } from '../../../src/record/detect.js';
import type { Row } from '../../../src/record/format.js';
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
  expect(genericFormat({ prompt: path(8) }).needs[0]).toBe(path(8));
});

describe('rows that are nearly generic', () => {
  const nearest = (row: Row, map = {}) => {
    const detection = detectFormats([row], { ...DEFAULT_SETTINGS, map });
    return detection.kind === 'unknown' ? detection.nearest[0] : null;
  };

  it.each([
    ['an account and a time', { user_id: 'pier-1', created_at: '2026-03-02T07:14:09Z', tide: 'low' }, ['prompt']],
    ['an account', { account: 'pier-1', tide: 'low' }, ['prompt']],
    ['a time', { ts: 1772435649, tide: 'low' }, ['prompt']],
    ['a question', { question: 'Tide?', tide: 'low' }, ['account|timestamp']],
    ['a prompt that is no text, and a user', { prompt: { tide: 'low' }, user: 'pier-1' }, []],
  ])('lack what they have under no usual name: %s', (_, row, missing) => {
    expect(nearest(row)).toEqual({ id: 'generic', missing, rows: 0 });
  });

  it.each([
    ['account alone', { account: 'who' }, { who: 'pier-1', tide: 'low' }, ['prompt']],
    ['prompt alone', { prompt: 'tide' }, { who: 'pier-1', tide: 'low' }, ['account|timestamp']],
    ['time', { time: 'when', prompt: 'tide' }, { when: 1772435649, account: 'pier-1' }, ['tide']],
  ])('lack what neither the map nor a usual name gives, with a map of %s', (_, map, row, missing) => {
    expect(nearest(row, map)).toEqual({ id: 'generic', missing, rows: 0 });
  });

  it('are read with a mapped time and no account at all', () => {
    expect(nearest({ when: 1772435649, question: 'Tide?' }, { time: 'when' })).toBeNull();
    expect(genericFormat({ time: 'when' }).rule).toBe('the mapped column for time is present');
  });
});
