import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callHash } from '../../src/account/fold.js';
import { EMPTY_BESIDE } from '../../src/engine/beside.js';
import { foldPiece, type PieceFold, type PieceRequest } from '../../src/engine/fold-piece.js';
import { toCallSet } from '../../src/engine/repeats.js';
import { createAids } from '../../src/engine/row-aids.js';
import type { LogRecord } from '../../src/record/record.js';
import { openSources } from '../../src/source/open.js';

/** A row of the stub format: request ids of its calls (null: the log states none), and how many of its parts are no calls. */
interface StubRow {
  readonly ids: readonly (number | null)[];
  readonly problems: number;
  readonly skips: number;
}

const recordOf = (id: number | null): LogRecord =>
  ({ requestId: id === null ? null : `loan-${id}`, atMs: id, messages: [] }) as unknown as LogRecord;

const normaliseStub: PieceRequest['normalise'] = (row, place, sink) => {
  const { ids, problems, skips } = row as unknown as StubRow;
  for (let i = 0; i < problems; i++) sink.problem({ place: { ...place }, code: 'E_ROW_STUB', reason: 'torn page' });
  for (let i = 0; i < skips; i++) sink.skip('no call');
  for (const id of ids) sink.record(recordOf(id));
  if (ids.length > 0) sink.format('stub');
};

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-fold-'));

async function fold(
  lines: readonly string[],
  repeatedIds: readonly number[] = [],
): Promise<{ fold: PieceFold; kept: unknown[]; retracted: unknown[] }> {
  const path = join(folder, 'loans.ndjson');
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  const { sources, pieces } = await openSources([path]);
  const kept: unknown[] = [];
  const retracted: unknown[] = [];
  const request: PieceRequest = {
    source: sources[0]!,
    piece: pieces[0]!,
    maxRecordBytes: 1000,
    normalise: normaliseStub,
    takeAids: createAids(EMPTY_BESIDE).take,
    repeated: toCallSet(Float64Array.from(repeatedIds, (id) => callHash(recordOf(id)))),
    onCall: (record) => void kept.push(record.requestId),
    onRepeat: (record) => void retracted.push(record.requestId),
  };
  return { fold: await foldPiece(request), kept, retracted };
}

const stubRow = fc.record({
  ids: fc.array(fc.option(fc.integer({ min: 1, max: 12 })), { maxLength: 3 }),
  problems: fc.nat({ max: 2 }),
  skips: fc.nat({ max: 1 }),
});
const line = fc.oneof(
  { weight: 6, arbitrary: stubRow.map((row) => JSON.stringify(row)) },
  { weight: 1, arbitrary: fc.constantFrom('{"torn":', '[1]', '', '  ') },
);

describe('foldPiece', () => {
  test('rows = rowsWithRecords + rejects + duplicates + skipped, and every call is kept once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 25 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
        async (more, repeatedIds) => {
          const lines = ['{"ids":[],"problems":0,"skips":1}', ...more];
          const { fold: counts, kept, retracted } = await fold(lines, repeatedIds);
          const { rows, rowsWithRecords, rejects, duplicates, skipped, blanks } = counts;
          expect(rows).toBe(rowsWithRecords + rejects + duplicates + skipped);
          expect(rows + blanks).toBe(lines.length);
          expect(counts.tally.lines).toBe(lines.length);
          expect(kept).toHaveLength(counts.records);

          const stated = lines.filter((text) => text.startsWith('{"ids"')).flatMap((text) => (JSON.parse(text) as StubRow).ids);
          const ids = new Set(stated.filter((id) => id !== null));
          const names = (wanted: boolean) =>
            [...ids].filter((id) => repeatedIds.includes(id) === wanted).map((id) => `loan-${id}`);
          expect(kept.filter((id) => id !== null).sort()).toEqual(names(false).sort());
          expect(retracted.sort()).toEqual(names(true).sort());
          expect(kept.filter((id) => id === null)).toHaveLength(stated.filter((id) => id === null).length);
        },
      ),
    );
  });

  test('the second row with a request id is a duplicate, also when it says something else', async () => {
    const { fold: counts } = await fold(['{"ids":[4],"problems":0,"skips":0}', '{"ids":[4],"problems":0,"skips":1}']);
    expect(counts).toMatchObject({ rows: 2, rowsWithRecords: 1, records: 1, duplicates: 1 });
  });

  test('calls without a request id are never duplicates', async () => {
    const { fold: counts } = await fold(['{"ids":[null],"problems":0,"skips":0}', '{"ids":[null],"problems":0,"skips":0}']);
    expect(counts).toMatchObject({ records: 2, duplicates: 0 });
    expect(counts.hashes).toHaveLength(0);
  });

  test('a row that was read in part counts by its calls and is listed by its faults', async () => {
    const { fold: counts } = await fold(['{"ids":[1,2],"problems":2,"skips":0}']);
    expect(counts).toMatchObject({ rows: 1, rowsWithRecords: 1, records: 2, rejects: 0 });
    expect(counts.listed.map(({ reason }) => reason)).toEqual([
      'torn page (and 1 more in this row); the rest of the row was read',
    ]);
  });

  test('times are those of the calls that count', async () => {
    const { fold: counts } = await fold(['{"ids":[3,9],"problems":0,"skips":0}', '{"ids":[5],"problems":0,"skips":0}'], [9]);
    expect(counts).toMatchObject({ firstMs: 3, lastMs: 5 });
  });
});
