import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Inspection } from '../../src/report/inspection.js';
import { runHydrometer } from './run-hydrometer.js';

/** A call of the generic format; `more` is JSON that is put behind its other fields as it is. */
const call = (id: number, more = ''): string =>
  `{"id":"tide-${id}","account":"pier-${id % 3}","time":"2026-03-02T07:00:00Z","prompt":"Tide ${id}?"${more}}`;

/** What stands on a line, and the code of its reject; `read` for a call, `blank` for none. */
const LINES: readonly (readonly [title: string, line: string | Buffer, outcome: string])[] = [
  ['a byte order mark', `\ufeff${call(1)}`, 'read'],
  ['a malformed row', '{"id":"tide-2","prompt":}', 'E_ROW_JSON'],
  ['spaces only', ' \t ', 'blank'],
  ['nothing', '', 'blank'],
  ['CRLF', `${call(3)}\r`, 'read'],
  ['a byte that is no UTF-8', Buffer.from(call(4).replace('Tide', 'Tid\xe9'), 'latin1'), 'E_ROW_UTF8'],
  ['half a surrogate pair', call(5, ',"note":"\\ud83d"'), 'read'],
  ['a key twice', call(6, ',"prompt":"Ebb?"'), 'read'],
  ['an integer beyond 2^53', call(7, ',"berth":9007199254740993'), 'read'],
  ['JSON inside a string', call(8, ',"response":"{\\"choices\\":[{\\"message\\":{\\"content\\":\\"At six\\"}}]}"'), 'read'],
  ['a NUL byte', '{"id":"tide-9\0"}', 'E_ROW_JSON'],
  ['NaN', call(10, ',"height":NaN'), 'E_ROW_JSON'],
  ['Infinity', call(11, ',"height":-Infinity'), 'E_ROW_JSON'],
  ['a bomb', call(12, `,"deep":${'['.repeat(5_000)}${']'.repeat(5_000)}`), 'E_ROW_TOO_DEEP'],
  ['a __proto__ key', call(13, ',"__proto__":{"account":"nobody"}'), 'read'],
  ['two objects', call(14) + call(15), 'E_ROW_JSON'],
  ['two rows between lone CRs', `${call(16)}\r${call(17)}`, 'read read'],
  ['an array', '[1,2]', 'E_ROW_NOT_OBJECT'],
  ['a row of no format', '{"loan":1}', 'E_ROW_FORMAT'],
  ['a row above the limit', call(18, `,"note":"${'fog '.repeat(30_000)}"`), 'E_ROW_TOO_LARGE'],
  ['the first row again', call(1), 'duplicate'],
  ['a cut row without line end', call(19).slice(0, 50), 'E_INPUT_TRUNCATED'],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-edges-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = Buffer.concat(
  LINES.flatMap(([, line], i) => [Buffer.from(line as string), Buffer.from(i === LINES.length - 1 ? '' : '\n')]),
);
const count = (outcome: string): number =>
  LINES.flatMap(([, , each]) => each.split(' ')).filter((each) => each === outcome).length;

async function inspect(name: string, stored: Buffer): Promise<Inspection> {
  const path = join(folder, name);
  writeFileSync(path, stored);
  const { exitCode, stdout } = await runHydrometer(['inspect', path, '--json', '--max-record-bytes', '100000']);
  expect(exitCode).toBe(0);
  return JSON.parse(stdout) as Inspection;
}

describe.each([
  ['plain', 'edges.ndjson', bytes],
  ['gzip in two members', 'edges.ndjson.gz', Buffer.concat([gzipSync(bytes.subarray(0, 700)), gzipSync(bytes.subarray(700))])],
] as const)('a log of one line of each kind, %s', (_, name, stored) => {
  test('is read as far as it can be, and every line is accounted for', async () => {
    const { files, rejects, calls, losses } = await inspect(name, stored);
    const rejected = LINES.filter(([, , outcome]) => outcome.startsWith('E_'));
    expect(files[0]).toMatchObject({
      calls: count('read'),
      rejects: rejected.length,
      duplicates: count('duplicate'),
      skipped: 0,
      blanks: count('blank'),
    });
    const { rows, rejects: bad, duplicates, skipped } = files[0]!;
    expect(rows).toBe(calls + bad + duplicates + skipped);
    const codes = [...new Set(rejected.map(([, , code]) => code))];
    expect(Object.fromEntries(rejects.map((each) => [each.code, each.count]))).toEqual(
      Object.fromEntries(codes.map((code) => [code, count(code)])),
    );
    expect(
      Object.fromEntries(
        losses.filter(({ places }) => places !== undefined).map(({ id, places }) => [id, places!.map(({ line }) => line)]),
      ),
    ).toEqual({
      'byte-order-mark': [1],
      'surrogate-lone': [7],
      'keys-duplicate': [8],
      'number-wide': [9],
    });
  });
});

test('analyze refuses a log of which more than a twentieth is unreadable, and names the commonest fault', async () => {
  const path = join(folder, 'edges.ndjson');
  writeFileSync(path, bytes);
  const { exitCode, stderr } = await runHydrometer(['analyze', path, '--out', join(folder, 'case')]);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/× E_ROW_JSON/);
  expect(stderr).toContain('--max-rejects');
});
