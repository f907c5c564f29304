import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
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
    const { rows, rejects, tallies } = await collectRows(path);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.map(({ value }) => value.loan)).toEqual(rows.map((_, i) => i));
    const damage = { code: 'E_INPUT_TRUNCATED', reason: expect.stringContaining('(unexpected end of file)') };
    expect(rejects.at(-1)).toMatchObject(damage);
    expect(tallies[0]).toMatchObject({ damage, storedSha256: sha256(readFileSync(path)) });
    expect(tallies[0]?.lines).toBe(rows.length + rejects.length);
  });

  test('a wrong checksum is damage that costs no row', async () => {
    const { rows, rejects } = await collectRows(containerFixture('wrong-checksum.ndjson.gz'));
    expect(rows).toHaveLength(200);
    expect(rejects).toMatchObject([{ code: 'E_INPUT_TRUNCATED', reason: expect.stringContaining('incorrect data check') }]);
  });

  const member = (from: number, to: number): Buffer =>
    gzipSync(Array.from({ length: to - from }, (_, i) => `{"loan":${from + i},"title":"${'tide '.repeat(i % 40)}"}\n`).join(''));
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-gzip-'));
  const collect = (name: string, ...parts: readonly Buffer[]) => {
    const path = join(folder, name);
    writeFileSync(path, Buffer.concat(parts));
    return collectRows(path);
  };

  test('zeros between and behind members are padding', async () => {
    const zeros = Buffer.alloc(70_000);
    const { rows, rejects } = await collect('padded.gz', member(0, 50), zeros, member(50, 60), zeros);
    expect(rows.map(({ value }) => value.loan)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect(rejects).toEqual([]);
  });

  test.each([
    ['bytes that are no gzip', Buffer.from('{"loan":50}\n')],
    ['a member whose first byte is damaged', Buffer.concat([Buffer.of(0x1e), member(50, 60).subarray(1)])],
  ])('%s behind a member are told, not dropped', async (_, rest) => {
    const { rows, rejects, tallies } = await collect('followed.gz', member(0, 50), rest);
    expect(rows).toHaveLength(50);
    expect(rejects).toMatchObject([{ code: 'E_INPUT_TRUNCATED', reason: expect.stringContaining('incorrect header check') }]);
    expect(tallies[0]?.damage?.reason).toMatch(/near stored byte 29[12] /);
  });

  test('damage in the middle costs only what stands behind it', async () => {
    const rowsOf = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `{"loan":${from + i},"title":"${(i * 7919) % 997}"}\n`);
    const stored = gzipSync(rowsOf(0, 40_000).join(''));
    const half = stored.length >> 1;
    const { rows, rejects } = await collect(
      'middle.gz',
      stored.subarray(0, half),
      Buffer.alloc(100, 0xff),
      stored.subarray(half + 100),
    );
    expect(rows.length).toBeGreaterThan(15_000);
    expect(rows.map(({ value }) => value.loan).slice(0, 15_000)).toEqual(Array.from({ length: 15_000 }, (_, i) => i));
    expect(rejects.at(-1)).toMatchObject({ code: 'E_INPUT_TRUNCATED', reason: expect.stringMatching(/near stored byte \d+ \(/) });
  });

  test('of a bomb little is held at a time', async () => {
    // 300 MB of zeros in 300 KB: one row too long, counted and not held.
    const zeros = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    const { rejects, tallies } = await collect('bomb.gz', member(0, 1), zeros, zeros, zeros);
    expect(rejects).toMatchObject([{ code: 'E_ROW_TOO_LARGE' }]);
    expect(tallies[0]?.damage).toBeUndefined();
  });
});
