import { expect, test } from 'vitest';
import * as library from '../src/index.js';
import { ordinaryAccounts } from './cluster/build-population.js';
import { litellmLines, writeLogs } from './litellm-log.js';

test('the library gives away what its callers need, and nothing else', () => {
  expect(Object.keys(library).sort()).toEqual([
    'DEFAULT_SETTINGS',
    'InputError',
    'IntegrityError',
    'KnownError',
    'RejectsError',
    'UsageError',
    'analyze',
    'renderHtml',
  ]);
});

test('the library reads a log and writes a page', async () => {
  const { analyze, DEFAULT_SETTINGS, renderHtml } = library;
  const paths = [writeLogs({ 'calls.ndjson': litellmLines(ordinaryAccounts(4, 2)) })];
  const { report, accounts, rejects } = await analyze({
    paths,
    settings: DEFAULT_SETTINGS,
    threads: 1,
    registration: null,
    facts: null,
  });
  expect({ accounts: accounts.length, rejects }).toEqual({ accounts: 4, rejects: [] });
  expect(renderHtml(report, accounts)).toContain('<!doctype html>');
});

test('errors of the library are known by their class', async () => {
  const request = { paths: ['/no/such/folder'], settings: library.DEFAULT_SETTINGS, threads: 1, registration: null, facts: null };
  await expect(library.analyze(request)).rejects.toBeInstanceOf(library.KnownError);
});
