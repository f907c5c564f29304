import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonLine, jsonText } from '../../../src/report/renderers/json-text.js';

const HOSTILE = JSON.parse(readFileSync('fixtures/reports/hostile-strings.json', 'utf8')) as readonly unknown[];
/** Controls but the line feed, formats, line and paragraph separators. */
const UNSEEN = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u;

describe('JSON that a person may print in a terminal', () => {
  test.each([jsonText, jsonLine])('is the same value to a program, whatever the log holds: %o', (write) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(write(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(JSON.parse(write(HOSTILE))).toEqual(HOSTILE);
  });

  test('holds nothing that cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(UNSEEN.test(jsonText({ [text]: text }))).toBe(false);
      }),
    );
    expect(UNSEEN.test(jsonText(HOSTILE))).toBe(false);
  });

  test('writes direction marks, tags and C1 controls as escapes, and leaves letters alone', () => {
    expect(jsonLine('ferry\u202egnp\u009b31m\u{e0041} Fähre 渡し船 ⛴\ufe0f')).toBe(
      '"ferry\\u202egnp\\u009b31m\\udb40\\udc41 Fähre 渡し船 ⛴\ufe0f"\n',
    );
  });

  test('keeps lines: one of NDJSON, several of a document', () => {
    expect(jsonLine({ pier: 'a\nb' })).toBe('{"pier":"a\\nb"}\n');
    expect(jsonText({ pier: 'ä' })).toBe('{\n "pier": "ä"\n}\n');
  });
});
