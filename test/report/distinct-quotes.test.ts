import { expect, test } from 'vitest';
import type { Finding, Quote } from '../../src/finding/finding.js';
import { distinctQuotes } from '../../src/report/distinct-quotes.js';
import { findingChapter } from '../../src/report/print/finding-chapter.js';
import { renderFinding, renderMarkdown } from '../../src/report/renderers/index.js';
import { bakery } from './bakery.js';

const PLACE = { file: 'ovens/march.ndjson', line: 7, byte: 640, length: 90 };
const quoteOf = (account: string): Quote => ({
  account,
  atUtc: '2026-03-02T07:00:07.000Z',
  excerpt: `said ${account}`,
  place: PLACE,
});

/** One row that holds calls of two accounts; the first of them is quoted under two rows of evidence. */
const { report } = bakery();
const [weighed] = report.findings.filter(({ evidence }) => evidence.length > 1) as [Finding];
const evidence = weighed.evidence.map((bar, i) => ({
  ...bar,
  quotes: i === 0 ? ['miller-a', 'miller-b'].map(quoteOf) : [quoteOf('miller-a')],
}));
const finding: Finding = { ...weighed, evidence };

test('two calls of one row are two quotes, a call that is quoted again is not', () => {
  expect(distinctQuotes(finding).map(({ account }) => account)).toEqual(['miller-a', 'miller-b']);
});

test('paper, Markdown and the terminal quote both, each once', () => {
  const inReport = { ...report, findings: [finding] };
  const texts = [
    JSON.stringify(findingChapter(finding, inReport)),
    renderMarkdown(inReport),
    renderFinding(finding, { color: 0, width: 100 }),
  ];
  for (const text of texts) for (const account of ['miller-a', 'miller-b']) expect(text.split(`said ${account}`)).toHaveLength(2);
});
