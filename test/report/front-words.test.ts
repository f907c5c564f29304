import { expect, test } from 'vitest';
import { wordDecoyBound, wordExamined, wordFound, wordOpen } from '../../src/report/front-words.js';
import { reportDocument } from '../../src/report/print/report-document.js';
import { escapeHtml } from '../../src/report/renderers/escape.js';
import { renderHtml } from '../../src/report/renderers/html.js';
import { isSuspicion } from '../../src/report/words.js';
import { bakery } from './bakery.js';

const { report, accounts } = bakery();
const suspected = report.findings.filter(isSuspicion);

test('the first page and the first sheet of paper say the same, what remains open and the error rate among it', () => {
  const page = renderHtml(report, accounts);
  const sheet = JSON.stringify(reportDocument(report, accounts, null).front);
  const [finding] = suspected;
  for (const words of [wordExamined(report), wordOpen(finding!), wordDecoyBound(report) ?? 'no bound']) {
    expect(page).toContain(escapeHtml(words));
    expect(sheet).toContain(words);
  }
});

test('explanations that the log made unlikely are not open', () => {
  const explanation = { title: 'Load test', predicts: '', seen: '', verdict: 'unlikely' as const };
  const finding = { ...suspected[0]!, explanations: [explanation] };
  expect(wordOpen(finding)).toBe('1 tested; none of them remains open');
  expect(wordOpen({ ...finding, explanations: [explanation, { ...explanation, verdict: 'cannot-say' }] })).toBe(
    '2 tested; still open: Load test',
  );
});

test('where nobody is suspected that stands out, and no bound is made up where nothing was tried', () => {
  expect(wordFound(report, []).find(({ isStrong }) => isStrong)?.text).toBe('No group is suspected of systematic extraction.');
  const falseAccusation = { ...report.validation.falseAccusation, upperBound: null };
  expect(wordDecoyBound({ ...report, validation: { ...report.validation, falseAccusation } })).toBeNull();
});
