import type { CoverageReading } from '../coverage/coverage.js';
import type { TestResult } from '../finding/finding.js';
import { capitalised, wordCount, wordProbability, wordValue } from './words.js';

/** Cells of a table of tests, the same words on paper and in Markdown; '' where there is nothing to say. */
interface TestCells {
  readonly observed: string;
  readonly byChance: string;
  readonly p: string;
  readonly q: string;
  readonly reading: string;
}

export function wordTest({ observed, expected, pValue, qValue, reading, reason }: TestResult): TestCells {
  return {
    observed: observed === null ? 'cannot say' : wordValue(observed),
    byChance: expected === null ? '' : `${wordValue(expected.low)} to ${wordValue(expected.high)}`,
    p: pValue === null ? '' : wordProbability(pValue),
    q: qValue === null ? '' : wordProbability(qValue),
    reading: capitalised(observed === null ? (reason ?? 'no reason was given') : reading),
  };
}

/** Cells of a table of coverage; what was observed with its 95 % interval. */
interface CoverageCells {
  readonly observed: string;
  readonly ordinary: string;
  readonly percentile: string;
  readonly calls: string;
}

export function wordCoverage({ observed, interval, ordinary, percentile, calls, reason }: CoverageReading): CoverageCells {
  return {
    observed:
      observed === null
        ? `cannot say: ${reason ?? 'no reason was given'}`
        : `${wordValue(observed)}${interval === null ? '' : ` (${wordValue(interval.low)} to ${wordValue(interval.high)})`}`,
    ordinary: ordinary === null ? '' : `${wordValue(ordinary.low)} to ${wordValue(ordinary.high)}`,
    percentile: percentile === null ? '' : String(Math.round(percentile)),
    calls: wordCount(calls),
  };
}
