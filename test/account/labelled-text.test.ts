import { expect, test } from 'vitest';
import { cutText, LABEL_CHARS } from '../../src/account/labelled-text.js';

test('a cut text ends before a surrogate pair that it would split', () => {
  const bread = '\ud83c\udf5e';
  expect(cutText(`${'a'.repeat(LABEL_CHARS - 1)}${bread}`)).toBe('a'.repeat(LABEL_CHARS - 1));
  expect(cutText(`${'a'.repeat(LABEL_CHARS - 2)}${bread}b`)).toBe(`${'a'.repeat(LABEL_CHARS - 2)}${bread}`);
  expect(cutText('a'.repeat(LABEL_CHARS))).toHaveLength(LABEL_CHARS);
});
