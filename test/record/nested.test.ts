import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openJsonText } from '../../src/record/nested.js';
import { openFields } from '../../src/record/nested-fields.js';

const FIELDS = [
  { field: 'messages', kind: 'messages' },
  { field: 'response', kind: 'answer' },
  { field: 'metadata', kind: 'object' },
] as const;

describe('openJsonText', () => {
  it('opens every JSON object and list, also when it was written twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.dictionary(fc.string(), fc.jsonValue()))),
        (value) => {
          const text = JSON.stringify(value);
          fc.pre(!/\d{16}/.test(text));
          expect(openJsonText(text)).toEqual(JSON.parse(text));
          expect(openJsonText(JSON.stringify(text))).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('leaves a bomb closed', () => {
    expect(openJsonText(`[${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]`)).toBeUndefined();
  });

  it('keeps whole numbers beyond 2^53 by their digits', () => {
    expect(openJsonText('{"requestTime":639080324491230001}')).toEqual({ requestTime: '639080324491230001' });
  });

  it.each(['Rye?', '', '[INST] Rye? [/INST]', '{rye}', '{"loaf": 1} as a table', '12', '"Rye"', 'null'])(
    'leaves %j closed',
    (text) => {
      expect(openJsonText(text)).toBeUndefined();
    },
  );
});

describe('openFields', () => {
  it('gives the row itself back when no field is JSON text', () => {
    const row = { messages: [{ role: 'user', content: 'Rye?' }], response: 'Rye.', metadata: {} };
    expect(openFields(row, FIELDS)).toEqual({ row, nested: false, broken: null });
    expect(openFields(row, FIELDS).row).toBe(row);
  });

  it.each([
    { messages: '{"loaf": 1}' },
    { messages: '{"loaf": 1} as a table' },
    { response: '{"loaf": "rye"}' },
    { response: '["rye", "oats"]' },
    { response: '{"loaf": "ry' },
  ])('keeps %j as text: a prompt or an answer may be JSON', (row) => {
    expect(openFields(row, FIELDS)).toEqual({ row, nested: false, broken: null });
  });

  it.each([
    ['messages', '[{"role":"user","content":"Ry'],
    ['response', '{"id":"c","choices":[{"message"'],
    ['metadata', '{"team":"ov'],
  ])('names %s when its JSON is cut', (field, text) => {
    expect(openFields({ [field]: text }, FIELDS)).toMatchObject({ broken: field });
  });
});
