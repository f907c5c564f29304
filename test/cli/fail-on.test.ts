import { describe, expect, test } from 'vitest';
import { FAIL_ON_WORDS, reachesStrength } from '../../src/cli/fail-on.js';
import { bakery } from '../report/bakery.js';

const { report } = bakery();

/** The suspected group has 10.6 bits: strong (from 9.97), not very strong (from 13.29). */
const EXPECTED = {
  none: false,
  weak: true,
  moderate: true,
  'moderately-strong': true,
  strong: true,
  'very-strong': false,
  'extremely-strong': false,
};

describe.each(FAIL_ON_WORDS)('--fail-on %s', (word) => {
  test(`${EXPECTED[word] ? 'fails' : 'passes'} a report with strong support`, () => {
    expect(reachesStrength(report, word)).toBe(EXPECTED[word]);
  });
  test('passes a report whose findings accuse nobody', () => {
    expect(
      reachesStrength({ ...report, findings: report.findings.filter(({ kind }) => kind !== 'systematic-extraction') }, word),
    ).toBe(false);
  });
});
