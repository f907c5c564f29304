import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RejectsError } from '../../src/engine/reject-share.js';
import { InputError } from '../../src/errors.js';
import type { ListedReject } from '../../src/source/source.js';
import { orKeepRejects } from '../../src/store/refused-rejects.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-refused-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const torn = (line: number): ListedReject => ({
  place: { file: 'ferry.ndjson', line, byte: 40 * line, length: 9 },
  code: 'E_ROW_JSON',
  reason: 'expected JSON, got a torn ticket',
});

/** Runs something that is refused, and gives what is said of it. */
async function refuse(output: string, rejects: readonly ListedReject[], inputs: readonly string[] = []): Promise<string> {
  const run = () => Promise.reject(new RejectsError('E_INPUT_REJECTS', 'too many torn tickets', rejects));
  const error = await orKeepRejects({ output, inputs }, run).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RejectsError);
  expect(error).toMatchObject({ code: 'E_INPUT_REJECTS', exitCode: 3, rejects });
  return (error as RejectsError).message;
}

test('a refused run leaves one line a reject in a file that it names', async () => {
  const output = join(folder, 'new', 'case');
  expect(await refuse(output, [torn(2), torn(7)])).toBe(`too many torn tickets; ${output}.rejects.ndjson lists 2 rejects`);
  expect(readFileSync(`${output}.rejects.ndjson`, 'utf8')).toBe(`${JSON.stringify(torn(2))}\n${JSON.stringify(torn(7))}\n`);
  expect(readdirSync(join(folder, 'new'))).toEqual(['case.rejects.ndjson']);
});

test('the list of an earlier run is replaced', async () => {
  const output = join(folder, 'case');
  await refuse(output, [torn(2), torn(7)]);
  await refuse(output, [torn(3)]);
  expect(readFileSync(`${output}.rejects.ndjson`, 'utf8')).toBe(`${JSON.stringify(torn(3))}\n`);
});

test('the list of an earlier run goes when a later one succeeds', async () => {
  const output = join(folder, 'case');
  await refuse(output, [torn(2)]);
  expect(await orKeepRejects({ output, inputs: [] }, () => Promise.resolve('ferry'))).toBe('ferry');
  expect(readdirSync(folder)).toEqual([]);
});

test('a run that succeeds removes neither a foreign file of that name nor a list that it read', async () => {
  const output = join(folder, 'case');
  const list = `${output}.rejects.ndjson`;
  const succeed = (inputs: readonly string[]) => orKeepRejects({ output, inputs }, () => Promise.resolve('ferry'));
  writeFileSync(list, '{"place":"pier 4"}\n');
  await succeed([]);
  expect(readdirSync(folder)).toEqual(['case.rejects.ndjson']);
  writeFileSync(list, `${JSON.stringify(torn(5))}\n`);
  await succeed([list]);
  expect(readdirSync(folder)).toEqual(['case.rejects.ndjson']);
});

test.each([
  ['a file of somebody else', '{"place":"pier 4"}\n'],
  ['an empty file', ''],
])('%s under that name stays, and that is said', async (_, text) => {
  const list = join(folder, 'case.rejects.ndjson');
  writeFileSync(list, text);
  expect(await refuse(join(folder, 'case'), [torn(2)])).toContain(
    `no list of 1 reject was written, as ${list} is there and is no list of rejects`,
  );
  expect(readFileSync(list, 'utf8')).toBe(text);
});

test('a list of rejects that is an input stays', async () => {
  const list = join(folder, 'case.rejects.ndjson');
  writeFileSync(list, `${JSON.stringify(torn(5))}\n`);
  expect(await refuse(join(folder, 'case'), [torn(2)], [list])).toContain('no list of 1 reject was written: ');
  expect(readFileSync(list, 'utf8')).toBe(`${JSON.stringify(torn(5))}\n`);
});

test('a list that cannot be written does not hide why the run was refused', async () => {
  writeFileSync(join(folder, 'quay'), 'a file where a folder should be');
  const message = await refuse(join(folder, 'quay', 'case'), [torn(2)]);
  expect(message).toMatch(/^too many torn tickets; no list of 1 reject was written: .*ENOTDIR/);
});

test('a run that ends otherwise leaves nothing', async () => {
  mkdirSync(join(folder, 'logs'));
  const output = join(folder, 'case');
  const missing = new InputError('E_INPUT_MISSING', 'no such pier');
  await expect(orKeepRejects({ output, inputs: [] }, () => Promise.reject(missing))).rejects.toBe(missing);
  expect(await orKeepRejects({ output, inputs: [] }, () => Promise.resolve('ferry'))).toBe('ferry');
  expect(await refuse(output, [])).toBe('too many torn tickets');
  expect(readdirSync(folder)).toEqual(['logs']);
});
