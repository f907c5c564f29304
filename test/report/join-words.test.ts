import { describe, expect, test } from 'vitest';
import { wordJoins } from '../../src/report/join-words.js';
import { reportDocument } from '../../src/report/print/report-document.js';
import { renderHtml } from '../../src/report/renderers/html.js';
import { renderMarkdown } from '../../src/report/renderers/markdown.js';
import type { Report } from '../../src/report/report.js';
import { bakery } from './bakery.js';

const { report, accounts } = bakery();
const list = report.joins.accounts as NonNullable<Report['joins']['accounts']>;
const withJoins = (joins: Partial<Report['joins']>): Report => ({ ...report, joins: { ...report.joins, ...joins } });
const accountsLine = (change: Partial<typeof list>): string | undefined =>
  wordJoins(withJoins({ accounts: { ...list, ...change } }))[0]?.text;

describe('accounts that stand under the name of their row', () => {
  test('are counted, and the ARN is said to be kept', () => {
    expect(accountsLine({ byLastName: 1 })).toMatch(/\. 1 account stands here .* the last name of its ARN in the log/);
    expect(accountsLine({ byLastName: 2 })).toContain('2 accounts stand here');
  });

  test('are told apart from ARNs that end alike, which were joined with none', () => {
    expect(accountsLine({ ambiguous: 2 })).toContain('2 ARNs end in a name of this file as another account does');
    expect(accountsLine({})).not.toContain('ARN');
  });
});

test('what was not given is said, and what it leaves open', () => {
  expect(wordJoins(withJoins({ accounts: null, facts: null }))).toEqual([
    { name: null, text: expect.stringContaining('No registration data was given'), sha256: null },
    { name: null, text: expect.stringContaining('No facts file was given'), sha256: null },
  ]);
});

test('page, paper and Markdown tell the same of it', () => {
  const words = '220 rows, 209 joined';
  expect(renderHtml(report, accounts)).toContain(words);
  expect(renderMarkdown(report)).toContain(words);
  expect(JSON.stringify(reportDocument(report, accounts, null))).toContain(words);
});
