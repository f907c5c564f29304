import { expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import { COVERAGE_MEASURES } from '../../src/coverage/measures/index.js';
import { GROUP_TESTS } from '../../src/finding/tests/index.js';
import { DIRECTIONS, GLOSSARY } from '../../src/report/glossary.js';

test('every signal, measure and test has a direction, and no direction lacks its number', () => {
  const ids = [...SIGNALS, ...COVERAGE_MEASURES, ...GROUP_TESTS].map(({ id }) => id);
  expect(Object.keys(DIRECTIONS).sort()).toEqual([...ids].sort());
});

test('every direction of a number says what higher, lower, nearer or farther means', () => {
  for (const [id, direction] of Object.entries(DIRECTIONS))
    expect(direction, id).toMatch(/\b(higher|lower|nearer|farther|above|below)\b/i);
});

test('a term stands once', () => {
  const terms = GLOSSARY.map(({ term }) => term);
  expect(new Set(terms).size).toBe(terms.length);
});
