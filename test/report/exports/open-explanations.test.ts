import { expect, test } from 'vitest';
import { wordOpenExplanations } from '../../../src/report/exports/open-explanations.js';

test('explanations that were not excluded stand under their titles, each with what became of it', () => {
  expect(
    wordOpenExplanations([
      { id: 'red-team', verdict: 'unlikely' },
      { id: 'data-labelling', verdict: 'remains-possible' },
      { id: 'load-test', verdict: 'explains' },
      { id: 'tide-table', verdict: 'cannot-say' },
    ]),
  ).toBe(
    'Innocent explanations not excluded: Data-labelling vendor (remains possible); Load test (would explain it); tide-table (cannot say)',
  );
});

test('nothing is said where each was unlikely, or none was tested', () => {
  expect(wordOpenExplanations([{ id: 'red-team', verdict: 'unlikely' }])).toBeNull();
  expect(wordOpenExplanations([])).toBeNull();
});
