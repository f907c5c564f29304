import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { concordanceText, DAT_COLUMNS, type DatRow, encodeCp1252 } from '../../../src/report/exhibits/concordance.js';

function row(change: Partial<DatRow>): DatRow {
  return {
    ...(Object.fromEntries(DAT_COLUMNS.map((column) => [column, ''])) as Record<(typeof DAT_COLUMNS)[number], string>),
    ...change,
  };
}

describe('a load file', () => {
  test('has its names first, fields between þ with U+0014 between them, and CRLF at the end', () => {
    const lines = concordanceText([row({ BEGBATES: 'LOAF-000001', PAGECOUNT: '1' })]).text.split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(DAT_COLUMNS.map((name) => `þ${name}þ`).join('\u0014'));
    expect(lines[1]?.split('\u0014')).toHaveLength(DAT_COLUMNS.length);
    expect(lines[1]?.startsWith('þLOAF-000001þ\u0014þþ\u0014')).toBe(true);
  });

  test('writes a line end inside a field as ®', () => {
    expect(concordanceText([row({ CUSTODIAN: 'A\r\nB\nC\rD' })]).text).toContain('þA®B®C®Dþ');
  });

  test('replaces its own delimiters in a field and says where', () => {
    const { text, replacements } = concordanceText([row({ BEGBATES: 'LOAF-000007', FILENAME: 'þorn\u0014 ®.json' })]);
    expect(text).toContain('þ\ufffdorn\ufffd \ufffd.jsonþ');
    expect(replacements).toEqual([{ begBates: 'LOAF-000007', column: 'FILENAME', count: 3 }]);
  });
});

describe('CP1252', () => {
  test('has þ as 0xFE, ® as 0xAE and the separator as 0x14', () => {
    expect(encodeCp1252('þ®\u0014A')).toEqual({ bytes: Uint8Array.from([0xfe, 0xae, 0x14, 0x41]) });
  });

  test('holds what Python’s codec holds, byte for byte', () => {
    const path = new URL('../../../fixtures/concordance/cp1252.json', import.meta.url);
    const pairs = JSON.parse(readFileSync(path, 'utf8')) as readonly (readonly [byte: number, code: number])[];
    const text = pairs.map(([, code]) => String.fromCharCode(code)).join('');
    expect(pairs).toHaveLength(251);
    expect(encodeCp1252(text)).toEqual({ bytes: Uint8Array.from(pairs.map(([byte]) => byte)) });
  });

  test.each(['日', '\u0081', '🥐', '\ufffd'])('refuses %j', (character) => {
    expect(encodeCp1252(`loaf ${character}`)).toEqual({ unfit: character });
  });
});
