import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { analysisCustody } from '../../src/store/analysis-custody.js';
import { bakery } from '../report/bakery.js';

const { report } = bakery();
const outputs = ['report.json', 'accounts.ndjson', 'rejects.ndjson', 'report.html'].map((name) => ({
  name,
  size: 1,
  sha256: createHash('sha256').update(name).digest('hex'),
}));

test('an analysis has four entries, with the hash of every input and of what was written, but not of the page made from it', () => {
  const drafts = analysisCustody(report, DEFAULT_SETTINGS, outputs);
  expect(drafts.map(({ action }) => action)).toEqual(['received', 'hashed', 'parsed', 'analysed']);
  for (const { path, sha256 } of report.sources) expect(drafts[1]?.sha256s).toContainEqual({ name: path, sha256 });
  expect(drafts.flatMap(({ sha256s }) => sha256s.map(({ name }) => name))).toEqual(
    expect.arrayContaining(['report.json', 'settings']),
  );
  expect(JSON.stringify(drafts)).not.toContain('report.html');
});

test('files that completed calls from beside the log are among what was hashed', () => {
  const files = [{ path: 'traces.ndjson', sha256: 'cd'.repeat(32), rows: 1, partners: 1, others: 0, rejects: 0 }];
  const bodies = { files: 1, sizeBytes: 9, listSha256: 'ab'.repeat(32), read: 1, missing: 0 };
  const [, hashed] = analysisCustody({ ...report, joins: { ...report.joins, files, bodies } }, DEFAULT_SETTINGS, outputs);
  expect(hashed?.sha256s.slice(-2)).toEqual([
    { name: 'traces.ndjson (beside the log)', sha256: 'cd'.repeat(32) },
    { name: 'list of bodies beside the log', sha256: 'ab'.repeat(32) },
  ]);
});

test('another setting gives another hash of the settings', () => {
  const hash = (maxRejects: number): string | undefined =>
    analysisCustody(report, { ...DEFAULT_SETTINGS, maxRejects }, outputs)[3]?.sha256s.find(({ name }) => name === 'settings')
      ?.sha256;
  expect(hash(0.05)).not.toBe(hash(0.25));
});
