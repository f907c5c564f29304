import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/account/content-features.js';
import { linkWordings } from '../../src/account/link-wordings.js';

/** What harbour desks are told, each in its own way: four words have two forms. */
const TEMPLATE = ['Answer|Reply', 'as the keeper of the tide', 'table|book', 'and give', 'only|nothing but', 'the', 'hour|time'];
const OTHERS = [
  'You are a gardener who knows every rose by name.',
  'Translate whatever comes into plain Danish, without notes.',
  'Act as a patient coach for young bell ringers and praise them.',
  'Sort the letters of each visitor by colour, oldest first.',
];

function phrase(forms: number): string {
  return TEMPLATE.map((slot, place) => slot.split('|')[(forms >> place) & 1] ?? slot.split('|')[0]).join(' ');
}

/** Numbered from 1 in the order given. */
function link(texts: readonly string[]): ReadonlyMap<number, number> {
  return linkWordings(texts.map((text, index) => ({ value: index + 1, words: wordsOf(text) })));
}

describe('wordings', () => {
  test('paraphrases of one template are one wording, by its smallest value, and other texts none', () => {
    const paraphrases = [0, 5, 16, 65, 85].map(phrase);
    expect(new Set(paraphrases).size).toBe(5);
    expect(link([...OTHERS, ...paraphrases])).toEqual(new Map([5, 6, 7, 8, 9].map((value) => [value, 5])));
  });

  test('two templates are two wordings', () => {
    const roses = OTHERS.map((text) => text.replace(/^\S+/, 'Always'));
    expect([...link([...OTHERS, ...roses])]).toEqual(
      [1, 2, 3, 4].flatMap((value) => [[value, value]]).concat([5, 6, 7, 8].map((value) => [value, value - 4])),
    );
  });

  test('the same words in another order are another text', () => {
    const [text] = OTHERS as [string];
    const turned = text.replace('.', '').split(' ').reverse().join(' ');
    expect(link([text, turned, ...OTHERS.slice(1)]).size).toBe(0);
  });

  test('words that every text holds make nobody alike', () => {
    expect(link(['as the keeper of rye', 'as the keeper of oats', 'as the keeper of bees', 'as the keeper of gulls']).size).toBe(
      0,
    );
  });

  test('texts without words are like nothing', () => {
    expect(link(['', '…', '   ']).size).toBe(0);
    expect(link([]).size).toBe(0);
  });

  test('texts in scripts without spaces are compared by characters', () => {
    const told = ['请只给出潮汐表的时间', '请只给出潮汐表的钟点', '你是一位了解玫瑰的园丁', '把每封信翻译成丹麦语'];
    expect([...link(told)]).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});

test('every wording has two texts or more and is named by the smallest of them', () => {
  const word = fc.constantFrom('rye', 'oats', 'tide', 'lamp', 'gull', 'rope', 'bell', 'salt');
  const texts = fc.array(fc.array(word, { maxLength: 9 }), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (lists) => {
      const named = link(lists.map((words) => words.join(' ')));
      for (const name of new Set(named.values())) {
        const values = [...named].filter(([, other]) => other === name).map(([value]) => value);
        expect(values.length).toBeGreaterThan(1);
        expect(Math.min(...values)).toBe(name);
      }
    }),
  );
});

test('a pair alone is alike exactly when its common subsequence weighs half of the heavier text', () => {
  const word = fc.constantFrom('rye', 'oats', 'tide', 'lamp', 'gull');
  const text = fc.array(word, { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const texts = [left, right, ['far'], ['off']];
      const weightOf = (each: string): number =>
        Math.log2((texts.length + 1) / texts.filter((words) => words.includes(each)).length);
      const total = (words: readonly string[]): number => words.reduce((sum, each) => sum + weightOf(each), 0);
      const shared = subsequences(left)
        .filter((part) => isSubsequence(part, right))
        .reduce((most, part) => Math.max(most, total(part)), 0);
      const share = shared / Math.max(total(left), total(right));
      fc.pre(Math.abs(share - 0.5) > 1e-9);
      expect(link(texts.map((words) => words.join(' '))).size).toBe(share > 0.5 ? 2 : 0);
    }),
  );
});

function subsequences(words: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** words.length }, (_, kept) => words.filter((_word, place) => (kept >> place) % 2 === 1));
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at++;
  return at === part.length;
}
