import { describe, expect, test } from 'vitest';
import type { Finding, Quote } from '../../../src/finding/finding.js';
import { planExhibits } from '../../../src/report/exhibits/exhibit.js';
import { bakery } from '../bakery.js';

const [template] = bakery().report.findings as readonly [Finding];

function quote(byte: number, account = 'crumb-01'): Quote {
  return { account, atUtc: null, excerpt: 'how long', place: { file: 'a.ndjson', line: 1, byte, length: 7 } };
}

function finding(id: string, quotes: readonly Quote[]): Finding {
  const [bar] = template.evidence;
  return {
    ...template,
    id,
    evidence:
      quotes.length === 0
        ? []
        : [
            { ...bar!, quotes },
            { ...bar!, quotes },
          ],
  };
}

describe('numbers', () => {
  test('run on over findings, one for each file', () => {
    const plans = planExhibits([finding('F-001', [quote(0)]), finding('F-002', [quote(9)])], { prefix: 'LOAF', first: 41 });
    const numbers = plans.flatMap(({ exhibits }) => exhibits.map(({ number }) => number));
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, i) => `LOAF-0000${41 + i}`));
    expect(plans[0]?.exhibits.map(({ kind }) => kind)).toEqual([
      'index',
      'summary',
      'table',
      'records',
      'table',
      'records',
      'call',
      'original',
    ]);
  });

  test('are given to a call once, and a later finding refers to the first', () => {
    const plans = planExhibits([finding('F-001', [quote(0)]), finding('F-002', [quote(0), quote(9)])], {
      prefix: 'LOAF',
      first: 1,
    });
    expect(plans[1]?.shownBefore.map(({ number }) => number)).toEqual(['LOAF-000007']);
    expect(plans[1]?.exhibits.filter(({ kind }) => kind === 'call')).toHaveLength(1);
  });

  test('tell calls of two accounts in one row apart', () => {
    const [plan] = planExhibits([finding('F-001', [quote(0), quote(0, 'crumb-02')])], { prefix: 'LOAF', first: 1 });
    expect(plan?.exhibits.filter(({ kind }) => kind === 'call')).toHaveLength(2);
  });

  test('leave out the table of evidence where a finding has none', () => {
    const [plan] = planExhibits([finding('F-001', [])], { prefix: 'LOAF', first: 1 });
    expect(plan?.exhibits.map(({ kind }) => kind)).toEqual(['index', 'summary', 'table', 'records']);
  });
});
