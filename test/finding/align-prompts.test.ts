import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignPrompts } from '../../src/finding/align-prompts.js';

test('prompts of one form show the form and what varies in it', () => {
  const aligned = alignPrompts([
    'Name three uses of rye flour in a bakery and give one worked example.',
    'The oven is cold again this morning',
    'Name three uses of a sourdough starter in a kitchen and give one worked example.',
    'Name three uses of steam in an oven and give one worked example.',
  ]);
  expect(aligned).toEqual([
    {
      fixed: ['Name three uses of', 'in', 'and give one worked example.'],
      rows: [
        { prompt: 0, slots: ['', 'rye flour', 'a bakery', ''] },
        { prompt: 2, slots: ['', 'a sourdough starter', 'a kitchen', ''] },
        { prompt: 3, slots: ['', 'steam', 'an oven', ''] },
      ],
    },
  ]);
});

test('prompts that share only small words are not aligned', () => {
  expect(alignPrompts(['The loaf of the day is on a shelf', 'A colour of the sea and the sky at noon', 'To the mill'])).toEqual(
    [],
  );
});

test('one text sent twice is one form without a slot', () => {
  const text = 'Which bread keeps longest in summer?';
  expect(alignPrompts([text, text])).toEqual([{ fixed: [text], rows: [0, 1].map((prompt) => ({ prompt, slots: ['', ''] })) }]);
});

test('fixed words and slots put together again give the prompt, and no prompt stands in two forms', () => {
  const word = fc.constantFrom('bake', 'the', 'loaf', 'for', 'an', 'hour', 'rye', 'salt', 'and', 'rest');
  const prompt = fc.array(word, { minLength: 0, maxLength: 20 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(prompt, { maxLength: 12 }), (prompts) => {
      const seen = alignPrompts(prompts).flatMap(({ fixed, rows }) =>
        rows.map(({ prompt: at, slots }) => {
          const parts = slots.flatMap((slot, i) => [slot, fixed[i] ?? '']);
          expect(parts.filter((part) => part !== '').join(' ')).toBe(prompts[at]);
          return at;
        }),
      );
      expect(new Set(seen).size).toBe(seen.length);
    }),
  );
});
