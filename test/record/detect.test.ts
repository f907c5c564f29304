import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { detectFormats } from '../../src/record/detect.js';
import type { Row } from '../../src/record/format.js';
import { FORMATS } from '../../src/record/formats/index.js';
import { fixtureRows } from './format-fixtures.js';

const strange: Row = { request_id: 'r', spend: 1, call_type: 'c', oven: 3 };

describe('detectFormats', () => {
  it('counts the formats of a mixed sample, most rows first', () => {
    const rows = [...fixtureRows('bedrock/sample.ndjson').slice(0, 2), ...fixtureRows('otlp/sample.ndjson').slice(0, 3), strange];
    expect(detectFormats(rows, DEFAULT_SETTINGS)).toMatchObject({
      kind: 'detected',
      confidence: 5 / 6,
      formats: [
        { id: 'otlp', rows: 3, share: 0.5 },
        { id: 'bedrock', rows: 2, share: 2 / 6 },
      ],
    });
  });

  it('names the nearest format and the key that is missing', () => {
    expect(detectFormats([strange, strange], DEFAULT_SETTINGS)).toEqual({
      kind: 'unknown',
      nearest: [{ id: 'litellm-spend', missing: ['api_key'], rows: 0 }],
      message:
        'fits no format; nearest is litellm-spend, which needs the key `api_key`; choose with --input-format, or name the columns with --map, as in --map prompt=q,account=who',
    });
  });

  it('does not go by a minority of the rows', () => {
    const rows = [...fixtureRows('bedrock/sample.ndjson').slice(0, 2), strange, strange, strange];
    const detection = detectFormats(rows, DEFAULT_SETTINGS);
    expect(detection).toMatchObject({
      kind: 'unknown',
      nearest: [
        { id: 'litellm-spend', missing: ['api_key'], rows: 0 },
        { id: 'bedrock', missing: [], rows: 2 },
      ],
      message: expect.stringMatching(
        /^fits known formats in 2 of 5 sampled rows only; nearest is litellm-spend, which needs the key `api_key`, then bedrock, which 2 of 5 rows fit; choose/,
      ),
    });
  });

  it('names no format when no row has a key of any', () => {
    expect(detectFormats([{ oven: 3 }, { loaf: 'rye' }], DEFAULT_SETTINGS)).toMatchObject({
      kind: 'unknown',
      nearest: [],
      message: expect.stringContaining('fits no format; no row has a key of any known format; the first row has `oven`; choose'),
    });
  });

  it('names the columns of a map that no row has, and those that the first row has', () => {
    const settings = { ...DEFAULT_SETTINGS, map: { prompt: 'question.text', time: 'oven', account: 'nobody' } };
    const row = Object.fromEntries(['oven', 'loaf', 'x'.repeat(50), 'd', 'e', 'f', 'g', 'h', 'i'].map((name) => [name, 1]));
    expect(detectFormats([row, { loaf: 2 }], settings)).toMatchObject({
      kind: 'unknown',
      message:
        'fits no format; no row has the column that --map names: `question.text` for prompt; the first row has `oven`, `loaf`, ' +
        `\`${'x'.repeat(40)}\`, \`d\`, \`e\`, \`f\`, \`g\`, \`h\` and 1 more; correct --map, or leave it out`,
    });
  });

  it('names the columns of the first row once, where naming them with --map would help', () => {
    const messageOf = (map: Readonly<Record<string, string>>): string => {
      const detection = detectFormats([{ account: 'crumb-03', loaf: 'rye' }], { ...DEFAULT_SETTINGS, map });
      return detection.kind === 'unknown' ? detection.message : '';
    };
    expect(messageOf({})).toBe(
      'fits no format; nearest is generic, which needs the key `prompt`; the first row has `account`, `loaf`; choose with --input-format, or name the columns with --map, as in --map prompt=q,account=who',
    );
    expect(messageOf({ time: 'oven' })).toBe(
      'fits no format; no row has the column that --map names: `oven` for time; the first row has `account`, `loaf`; correct --map, or leave it out',
    );
  });

  it('names three formats at most', () => {
    const rows = FORMATS.map(({ needs }) => ({ [needs[0] as string]: 'x' }));
    const detection = detectFormats(rows, DEFAULT_SETTINGS);
    expect(detection).toMatchObject({ kind: 'unknown', nearest: { length: 3 } });
  });

  it.each(FORMATS.map(({ id }) => id))('refuses a sample of %s among more rows of nobody, and names it as the nearest', (id) => {
    const rows = fixtureRows(`${id}/sample.ndjson`);
    const strangers = Array.from({ length: Math.ceil(rows.length * 1.5) }, (_, loaf) => ({ loaf, oven: 'rye' }));
    const detection = detectFormats([...rows, ...strangers], DEFAULT_SETTINGS);
    expect(detection.kind === 'unknown' && detection.nearest[0]).toEqual({ id, rows: rows.length, missing: [] });
    expect(detection).toMatchObject({
      message: expect.stringContaining(`nearest is ${id}, which ${rows.length} of ${rows.length + strangers.length} rows fit`),
    });
  });

  it('cannot say anything without rows', () => {
    expect(detectFormats([], DEFAULT_SETTINGS)).toMatchObject({ kind: 'unknown', message: 'holds no rows to judge a format by' });
  });

  it('judges a chosen format alone', () => {
    const rows = fixtureRows('bedrock/sample.ndjson');
    expect(detectFormats(rows, { ...DEFAULT_SETTINGS, inputFormat: 'bedrock' })).toMatchObject({
      kind: 'detected',
      confidence: 1,
    });
    expect(detectFormats(rows, { ...DEFAULT_SETTINGS, inputFormat: 'otlp' })).toMatchObject({
      kind: 'unknown',
      nearest: [{ id: 'otlp', missing: ['resourceSpans'], rows: 0 }],
    });
  });
});
