import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findFiles } from '../../src/source/find-files.js';

function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-find-'));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), '{"loan":1}\n');
  }
  return folder;
}

function relative(folder: string): { files: string[]; unread: [string, string][] } {
  const { files, unread } = findFiles([folder]);
  return {
    files: files.map(({ path }) => path.slice(folder.length + 1)),
    unread: unread.map(({ path, reason }) => [path.slice(folder.length + 1), reason.split(';')[0] as string]),
  };
}

test('links, hidden files and files that are not named like logs are passed over with a reason', () => {
  const folder = folderWith(
    'a.ndjson',
    'b.parquet',
    'c.zip',
    'd.jsonl.zst',
    '.cache/x.ndjson',
    'notes.txt',
    'below/e.csv.gz',
    'case.rejects.ndjson',
  );
  symlinkSync(join(folder, 'a.ndjson'), join(folder, 'latest.ndjson'));
  symlinkSync(tmpdir(), join(folder, 'elsewhere'));
  expect(relative(folder)).toEqual({
    files: ['a.ndjson', 'b.parquet', 'below/e.csv.gz', 'c.zip', 'd.jsonl.zst'],
    unread: expect.arrayContaining([
      ['latest.ndjson', 'is a link'],
      ['elsewhere', 'is a link'],
      ['.cache', 'is hidden by its name'],
      ['notes.txt', 'is not named like a log'],
      ['case.rejects.ndjson', 'is named like the rejects of an earlier run'],
    ]),
  });
});

test('what Amazon Bedrock writes beside its logs is no log', () => {
  const day = 'AWSLogs/444455556666/BedrockModelInvocationLogs/eu-central-1/2026/03/02/07';
  const folder = folderWith(
    'AWSLogs/444455556666/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check',
    `${day}/20260302T071409Z_0b7f.json.gz`,
    `${day}/data/0b7f_input.json.gz`,
    'data/march.ndjson',
  );
  expect(relative(folder)).toEqual({
    files: [`${day}/20260302T071409Z_0b7f.json.gz`, 'data/march.ndjson'],
    unread: [
      [
        'AWSLogs/444455556666/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check',
        'is a probe that Amazon Bedrock leaves when logging is set up',
      ],
      [`${day}/data`, 'holds bodies that Bedrock records point to, no records'],
    ],
  });
});

test('a file that is named is no longer unread, wherever it lies', () => {
  const folder = folderWith('a.ndjson', 'notes.txt', '.hidden.ndjson');
  const named = ['notes.txt', '.hidden.ndjson'].map((name) => join(folder, name));
  const { files, unread } = findFiles([folder, ...named]);
  expect(unread).toEqual([]);
  expect(files.map(({ path, isNamed }) => [path.slice(folder.length + 1), isNamed])).toEqual([
    ['.hidden.ndjson', true],
    ['a.ndjson', false],
    ['notes.txt', true],
  ]);
});

test('a folder without logs says what is in it', () => {
  const folder = folderWith('a.txt', 'b.txt', 'c.txt', 'd.txt');
  expect(() => findFiles([folder])).toThrow(/only .*a\.txt \(is not named like a log.* and 1 more/);
});
