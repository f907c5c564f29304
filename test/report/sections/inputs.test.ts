import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/report/renderers/html.js';
import type { Report } from '../../../src/report/report.js';
import { bakery } from '../bakery.js';

const { report, accounts } = bakery();
const list = report.joins.accounts;

test('a list of accounts is told in rows', () => {
  const page = renderHtml(report, accounts);
  expect(page).toContain('220 rows, 209 joined, 11 without a call in the log');
  expect(page).not.toContain('not retroactive');
});

test('a feed of events says from when it speaks, that retention is not retroactive, and escapes its path', () => {
  const feed = { titles: ['OpenAI audit log'], firstUtc: '2026-03-01T09:00:00.000Z', lastUtc: '2026-03-03T10:00:00.000Z' };
  const joined = { ...list, path: '<b>audit.json', feed } as NonNullable<Report['joins']['accounts']>;
  const page = renderHtml({ ...report, joins: { ...report.joins, accounts: joined } }, accounts);
  expect(page).toContain('OpenAI audit log, 220 events from 2026-03-01 09:00 UTC to 2026-03-03 10:00 UTC, 209 accounts');
  expect(page).toContain('Retention is not retroactive');
  expect(page).not.toContain('<b>audit.json');
});
