import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createPartnerTable,
  findPartners,
  type PartnerRow,
  partnerFields,
  partnerKind,
  standInOf,
} from '../../src/engine/partner-table.js';
import { packPartners } from './pack-partners.js';

/** Few keys, so that rows share them; any text may be one, half characters too. */
const key = fc.oneof(fc.constantFrom('k-1', 'k-2', '__proto__', 'a","b'), fc.string({ unit: 'binary' }));
const row: fc.Arbitrary<PartnerRow> = fc.record({
  format: fc.constantFrom('ledger', 'ledger-2'),
  kind: fc.nat({ max: 2 }),
  key,
  fields: fc.dictionary(
    fc.string({ unit: 'binary' }).filter((name) => name !== '__proto__'),
    fc.string({ unit: 'binary' }),
  ),
});

describe('a table of partner rows', () => {
  test('gives the rows of a format with a key, as they came and in their order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), key, (rows, other) => {
        const table = packPartners(rows);
        expect(table.size).toBe(rows.length);
        for (const asked of [...rows, { format: 'ledger', key: other }]) {
          const expected = rows.flatMap((each, number) =>
            each.format === asked.format && each.key === asked.key ? [number] : [],
          );
          const found = findPartners(table, asked.format, asked.key);
          expect(found).toEqual(expected);
          for (const number of found) {
            const { format, kind, fields } = rows[number] as PartnerRow;
            expect({ ...partnerFields(table, number) }).toEqual({ ...fields });
            expect(partnerKind(table, number)).toEqual({ format, kind });
          }
        }
      }),
    );
  });

  test('finds of rows of which a call has one the first, and the first that differs; the others have a stand-in among these', () => {
    const soleRow = row.map((each) => ({ ...each, isSole: each.kind === 1 }));
    fc.assert(
      fc.property(fc.array(soleRow, { maxLength: 60 }), (rows) => {
        const table = packPartners(rows);
        for (const [number, asked] of rows.entries()) {
          const same = [...rows.keys()].filter((each) => rows[each]?.format === asked.format && rows[each]?.key === asked.key);
          const soles = same.filter((each) => rows[each]?.isSole);
          const textOf = (each: number): string => JSON.stringify(rows[each]?.fields);
          const [first = -1] = soles;
          const second = soles.find((each) => textOf(each) !== textOf(first)) ?? -1;
          const kept = same.filter((each) => !rows[each]?.isSole || each === first || each === second);
          expect(findPartners(table, asked.format, asked.key)).toEqual(kept);
          const expected = kept.includes(number) ? number : textOf(number) === textOf(first) ? first : second;
          expect(standInOf(table, number)).toBe(expected);
        }
      }),
    );
  });

  test('finds two of a hundred thousand rows that share one key of which a call has one', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => ({
      format: 'ledger',
      kind: 0,
      key: 'request-1',
      fields: { i },
      isSole: true,
    }));
    const table = packPartners(rows);
    expect(findPartners(table, 'ledger', 'request-1')).toEqual([0, 1]);
    expect(standInOf(table, 99_999)).toBe(1);
  });

  test('holds rows larger than a block, and more of them than one block holds', () => {
    const rows = [1, 18, 1, 9, 9].map((megabytes, i) => ({
      format: 'ledger',
      kind: 0,
      key: `k-${i}`,
      fields: { text: String(i).repeat(megabytes * 1024 * 1024) },
    }));
    const table = packPartners(rows);
    for (const [number, { fields }] of rows.entries()) {
      expect(findPartners(table, 'ledger', `k-${number}`)).toEqual([number]);
      expect(partnerFields(table, number).text === fields.text).toBe(true);
    }
  });

  test('finds rows among thousands whose keys share a place', () => {
    const table = packPartners(
      Array.from({ length: 5_000 }, (_, i) => ({ format: 'ledger', kind: 0, key: `k-${i % 2_500}`, fields: { i } })),
    );
    expect(findPartners(table, 'ledger', 'k-7')).toEqual([7, 2_507]);
    expect(partnerFields(table, 2_507)).toEqual({ i: 2_507 });
  });

  test('ends with an error that says what to do where the rows do not fit', () => {
    const table = createPartnerTable(20 * 1024 * 1024);
    const fields = { text: 'rye'.repeat(4 * 1024 * 1024) };
    expect(table.add({ format: 'ledger', kind: 0, key: 'k-1', fields })).toBe(true);
    expect(() => table.add({ format: 'ledger', kind: 0, key: 'k-2', fields })).toThrow(
      /at most 20971520 bytes.*cut the logs by time/,
    );
  });

  test.each([300, 100_000])('refuses a row that is nested %i deep, wherever that stands in it', (depth) => {
    const deep: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    const table = createPartnerTable();
    expect(table.add({ format: 'ledger', kind: 0, key: 'k-1', fields: { deep, rye: 1 } })).toBe(false);
    expect(table.add({ format: 'ledger', kind: 0, key: 'k-1', fields: { rye: 1 } })).toBe(true);
    expect(findPartners(table.finish(), 'ledger', 'k-1')).toEqual([0]);
  });
});
