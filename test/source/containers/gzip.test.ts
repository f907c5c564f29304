import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openSources } from '../../../src/source/open.js';
import { readPiece } from '../../../src/source/read.js';
import { collectRows, containerFixture } from '../collect-rows.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('gzip', () => {
  test('members that follow one another are one stream, even when a row straddles them', async () => {
    const { rows, rejects } = await collectRows(containerFixture('members.ndjson.gz'));
    expect(rows.map(({ value }) => value.loan)).toEqual([1, 2, 3]);
    expect(rejects).toEqual([]);
  });

  test('the magic bytes count, not the name', async () => {
    const { source, rows } = await collectRows(containerFixture('named-plain-is-gzip.ndjson'));
    expect(source.compression).toBe('gzip');
    expect(rows).toHaveLength(1);
  });

  test('the stored bytes and the stream are hashed apart', async () => {
    const path = containerFixture('members.ndjson.gz');
    const { tallies } = await collectRows(path);
    const stored = readFileSync(path);
    expect(tallies[0]).toMatchObject({ storedSha256: sha256(stored), streamSha256: sha256(gunzipSync(stored)) });
  });

  test('a cut file gives the rows before the cut, then says where it ends', async () => {
    const path = containerFixture('truncated.ndjson.gz');
    const { sources, pieces } = await openSources([path]);
    const loans: unknown[] = [];
    const sink = {
      row: (value: Readonly<Record<string, unknown>>) => void loans.push(value.loan),
      reject: () => undefined,
      blank: () => undefined,
    };
    const reading = readPiece(sources[0]!, pieces[0]!, sink, { maxRecordBytes: 1000 });
    await expect(reading).rejects.toMatchObject({ code: 'E_INPUT_TRUNCATED', exitCode: 3, place: { file: path } });
    expect(loans.length).toBeGreaterThan(100);
    expect(loans).toEqual(loans.map((_, i) => i));
  });

  test('a wrong checksum is damage', async () => {
    await expect(collectRows(containerFixture('wrong-checksum.ndjson.gz'))).rejects.toMatchObject({
      code: 'E_INPUT_TRUNCATED',
      exitCode: 3,
    });
  });
});
