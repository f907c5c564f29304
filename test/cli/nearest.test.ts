import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countEdits, didYouMean, nearestWords } from '../../src/cli/nearest.js';

test('edits count insertions, deletions, replacements and swaps of neighbours', () => {
  expect([
    countEdits('rye', 'rye'),
    countEdits('rye', 'ryes'),
    countEdits('loaf', 'oaf'),
    countEdits('bun', 'bin'),
    countEdits('crmub', 'crumb'),
  ]).toEqual([0, 1, 1, 1, 1]);
});

test('countEdits(a, b) equals countEdits(b, a), and is 0 only for equal words', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      expect(countEdits(left, right)).toBe(countEdits(right, left));
      expect(countEdits(left, right) === 0).toBe(left === right);
    }),
  );
});

test('a word that is near is offered, one that is far is not', () => {
  expect(didYouMean('--thread', ['--threads', '--out'])).toBe('; did you mean --threads');
  expect(didYouMean('--flour', ['--threads', '--out'])).toBe('');
  expect(didYouMean('--ot', ['--at', '--out'])).toBe('; did you mean --out');
  expect(didYouMean('--pseudonym', ['--prefix', '--pseudonym-key'])).toBe('; did you mean --pseudonym-key');
  expect(didYouMean('anal', ['explain', 'analyze'])).toBe('; did you mean analyze');
  expect(didYouMean('ana', ['explain', 'analyze'])).toBe('');
  expect(nearestWords('crumb-3', ['crumb-03', 'crumb-13', 'loaf-03'], 2)).toEqual(['crumb-03', 'crumb-13']);
});
