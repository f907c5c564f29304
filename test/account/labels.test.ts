import { describe, expect, test } from 'vitest';
import { sealDigest } from '../../src/account/digest.js';
import { emptyDigest, observeCall } from '../../src/account/fold.js';
import { columnHash, cutText, LABEL_CHARS, labelledText } from '../../src/account/labelled-text.js';
import { addLabel, usedLabels } from '../../src/account/labels.js';
import { columnOf } from '../../src/account/unit.js';
import { buildRecord, observeAll } from './build-record.js';

describe('labels', () => {
  test('do not grow with the log when every call has a system prompt of its own', () => {
    const digest = emptyDigest();
    for (let call = 0; call < 150_000; call++)
      observeCall(digest, buildRecord({ system: `loaf ${call}`, requestId: `c${call}` }));
    expect(digest.labels.size).toBeLessThanOrEqual(1 << 16);
    const prompts = [...sealDigest(digest).labels.values()].filter((label) => label.startsWith('loaf'));
    expect(prompts).toHaveLength(64);
  });

  test('of the kept calls are all there after pruning', () => {
    const digest = emptyDigest();
    for (let call = 0; call < 80_000; call++) observeCall(digest, buildRecord({ system: `loaf ${call}`, requestId: `c${call}` }));
    const { sample } = digest.accounts.get('baker-1')!;
    for (let slot = 0; slot < sample.size; slot++)
      expect(digest.labels.has(columnOf(digest.accounts.get('baker-1')!, slot, 'system'))).toBe(true);
  });

  test('that are used are listed once each, ascending', () => {
    const digest = observeAll(
      Array.from({ length: 30 }, (_, call) => buildRecord({ model: `oven-${call % 3}`, ip: '192.0.2.1', requestId: `c${call}` })),
    );
    const used = [...usedLabels(digest.labels, digest.accounts.values())];
    expect(used).toEqual([...digest.labels.keys()].sort((left, right) => left - right));
    expect(used).toHaveLength(5);
  });

  test('of two texts with one hash the smaller is kept, whichever came first', () => {
    for (const order of [
      ['rye', 'oat'],
      ['oat', 'rye'],
    ]) {
      const digest = emptyDigest();
      for (const label of order) addLabel(digest, 7, label);
      expect(digest.labels.get(7)).toBe('oat');
    }
  });
});

describe('labelledText', () => {
  test('is the same whether the text is remembered or not', () => {
    const long = `${'x'.repeat(9_000)}y`;
    for (const text of ['rye', 'Rye', long, 'rye', long]) {
      expect(labelledText('system', text).hash).toBe(columnHash('system', text));
      expect(labelledText('system', text).label).toBe(cutText(text));
      expect(labelledText('model', text).hash).toBe(columnHash('model', text));
    }
  });

  test('tells texts apart that differ in one place only', () => {
    const texts = Array.from({ length: 200 }, (_, at) => `${'a'.repeat(at)}b${'a'.repeat(199 - at)}`);
    expect(new Set(texts.map((text) => labelledText('system', text).hash)).size).toBe(200);
    for (const text of texts) expect(labelledText('system', text).text).toBe(text);
  });
});

describe('columnHash', () => {
  test('differs from column to column, and is 0 for what the log does not say', () => {
    expect(columnHash('model', 'rye')).not.toBe(columnHash('system', 'rye'));
    expect([columnHash('model', null), columnHash('model', '')]).toEqual([0, 0]);
  });
});

describe('cutText', () => {
  test('keeps what fits and never splits a surrogate pair', () => {
    const fits = 'x'.repeat(LABEL_CHARS);
    expect(cutText(fits)).toBe(fits);
    expect(cutText(`${fits}y`)).toBe(fits);
    expect(cutText(`${'x'.repeat(LABEL_CHARS - 1)}\ud83c\udf5e`)).toBe('x'.repeat(LABEL_CHARS - 1));
    expect(cutText(`${'x'.repeat(LABEL_CHARS - 2)}\ud83c\udf5e!`)).toBe(`${'x'.repeat(LABEL_CHARS - 2)}\ud83c\udf5e`);
  });
});
