import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlaces } from '../../src/source/read-places.js';
import { collectRows, containerFixture } from './collect-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-places-'));

/** The bytes of a place, read by a second way: as a record of their own. */
const readAgain: Readonly<Record<string, (bytes: Buffer, header: readonly string[]) => unknown>> = {
  ndjson: (bytes) => JSON.parse(bytes.toString()),
  'json-array': (bytes) => JSON.parse(bytes.toString()),
  csv: (bytes, header) => parse(bytes, { columns: [...header] })[0],
};

async function expectPlacesTrue(path: string): Promise<number> {
  const { source, rows } = await collectRows(path);
  const bytes = await readPlaces(
    source,
    rows.map(({ place }) => place),
  );
  const header = Object.keys(rows[0]?.value ?? {});
  expect(bytes.map((record) => readAgain[source.container]?.(record, header))).toEqual(rows.map(({ value }) => value));
  return rows.length;
}

const title = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', ''));
const loans = fc.array(fc.record({ loan: fc.nat(), title }), { minLength: 1, maxLength: 30 });

describe('bytes read back by place give the same record', () => {
  test.each([
    'crlf.ndjson',
    'bom.ndjson',
    'blank-lines.ndjson',
    'members.ndjson.gz',
    'plain.json',
    'pretty.json',
    'scalars.json',
  ])('in %s', async (file) => {
    expect(await expectPlacesTrue(containerFixture(file))).toBeGreaterThan(0);
  });

  test.each(['tab.tsv', 'semicolon.csv', 'bad-records.csv', 'crlf.csv', 'bom.csv', 'quoted-newlines.csv'])(
    'in %s',
    async (file) => {
      const { source, rows } = await collectRows(containerFixture(file));
      const delimiter = { 'tab.tsv': '\t', 'semicolon.csv': ';' }[file] ?? ',';
      const bytes = await readPlaces(
        source,
        rows.map(({ place }) => place),
      );
      expect(bytes.map((record) => parse(record, { columns: Object.keys(rows[0]?.value ?? {}), delimiter })[0])).toEqual(
        rows.map(({ value }) => value),
      );
    },
  );

  const containers: readonly (readonly [string, (rows: readonly { loan: number; title: string }[]) => string])[] = [
    ['any.ndjson', (rows) => rows.map((row) => JSON.stringify(row)).join('\r\n')],
    ['any.json', (rows) => JSON.stringify(rows, null, 1)],
    ['any.csv', (rows) => `loan,title\n${rows.map((row) => `${row.loan},"${row.title.replaceAll('"', '""')}"`).join('\n')}\n`],
  ];
  test.each(containers)('in %s, whatever the text', async (file, write) => {
    await fc.assert(
      fc.asyncProperty(loans, async (rows) => {
        const path = join(folder, file);
        writeFileSync(path, write(rows));
        expect(await expectPlacesTrue(path)).toBe(rows.length);
        writeFileSync(`${path}.gz`, gzipSync(write(rows)));
        expect(await expectPlacesTrue(`${path}.gz`)).toBe(rows.length);
      }),
      { numRuns: 40 },
    );
  });
});

test('a place behind the end of the file is a file that is not the one analysed', async () => {
  const { source } = await collectRows(containerFixture('crlf.ndjson'));
  await expect(readPlaces(source, [{ byte: 60, length: 30 }])).rejects.toMatchObject({ code: 'E_PLACE_MISSING', exitCode: 3 });
});
