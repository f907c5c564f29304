import { expect, test } from 'vitest';
import { bakeryCase, LABELS, manyFindings, requestOf, textOf } from './shared-bakery.js';

const linesOf = (request = requestOf()) => textOf('annotations', request).trimEnd().split('\n');

test('a suspicion is a warning at its first quoted line, with what else could explain it; a fact is a notice', () => {
  expect(linesOf()[0]).toBe(
    '::warning file=logs/2026-03-02.ndjson,line=4107,title=hydrometer F-001::Consistent with systematic extraction: group G-001, 12 accounts with 617 calls; strong support, 10.6 bits. Innocent explanations not excluded: one-company (remains possible); Load test (cannot say)',
  );
  expect(linesOf()[1]).toMatch(/^::notice file=/);
});

test('ten are printed, and one line counts the rest', () => {
  const lines = linesOf(manyFindings(14, 1));
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('::notice title=hydrometer::4 more findings in the report');
  expect(linesOf(manyFindings(10, 1))).toHaveLength(10);
});

test('a file name can neither end the property nor begin a command', () => {
  const saved = bakeryCase((report) => ({
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((bar) => ({
        ...bar,
        quotes: bar.quotes.map((quote) => ({ ...quote, place: { ...quote.place, file: 'a,b:c%\r\n::error::x' } })),
      })),
    })),
  }));
  const [line, ...more] = linesOf(requestOf(saved, LABELS));
  expect(more).toHaveLength(1);
  expect(line).toContain('file=a%2Cb%3Ac%25\\r\\n%3A%3Aerror%3A%3Ax,line=');
});

test('an error is printed only for what fails', () => {
  const request = requestOf();
  const findings = request.shared.findings.map((each) => ({ ...each, isFailing: each.id === 'F-001' }));
  expect(linesOf({ ...request, shared: { ...request.shared, findings } }).map((line) => line.split(' ', 1)[0])).toEqual([
    '::error',
    '::notice',
  ]);
});

test('a case without findings prints nothing', () => {
  expect(textOf('annotations', requestOf(bakeryCase((report) => ({ ...report, findings: [] }))))).toBe('');
});
