import { describe, expect, test } from 'vitest';
import { wordAmounts, wordHabit, wordSharedValue } from '../../src/finding/word-ties.js';

const LABEL = 7;

function word(
  label: string | undefined,
  change: { value?: number; shareInGroup?: number; shareOutside?: number } = {},
  signal = 'model',
) {
  const statement = { kind: 'shared-value' as const, value: LABEL, shareInGroup: 0.95, shareOutside: 0.12, ...change };
  return wordSharedValue(signal, statement, new Map(label === undefined ? [] : [[LABEL, label]]));
}

test('a shared value is quoted with its share in the group and elsewhere', () => {
  expect(word('sail-maker-2')).toBe(
    '95 % of the group’s calls have the model “sail-maker-2”, against 12 % of comparable calls elsewhere',
  );
});

test.each([
  ['system-prompt', 'the system prompt'],
  ['model', 'the model'],
  ['parameters', 'the request parameters'],
  ['user-agent', 'the client'],
])('%s is called “%s”', (signal, noun) => {
  expect(word('x', {}, signal)).toContain(`have ${noun} “x”`);
});

test('a value that the log does not state is absent, whatever the labels say', () => {
  const statement = { kind: 'shared-value' as const, value: 0, shareInGroup: 1, shareOutside: 0.5 };
  expect(wordSharedValue('parameters', statement, new Map([[0, 'nothing']]))).toBe(
    'all of the group’s calls have the request parameters absent, against 50 % of comparable calls elsewhere',
  );
});

test('a label that was not kept is said to be missing', () => {
  expect(word(undefined)).toContain('the model (not kept),');
});

describe('shares', () => {
  test.each([
    [0, 'none'],
    [0.0001, 'under 1 %'],
    [0.00999, 'under 1 %'],
    [0.01, '1 %'],
    [0.494, '49 %'],
    [0.495, '50 %'],
    [0.99, '99 %'],
    [0.9901, 'over 99 %'],
    [0.99999, 'over 99 %'],
    [1, 'all'],
  ])('%f is %s', (shareInGroup, words) => {
    expect(word('x', { shareInGroup })).toMatch(new RegExp(`^${words} of the group’s calls`));
    expect(wordHabit('pacing', 1 - shareInGroup, 30)).toContain(`those of ${words} of 30 accounts outside`);
  });
});

describe('quotation', () => {
  test('a label of 90 characters stays whole, one of 91 is cut', () => {
    expect(word('y'.repeat(90))).toContain(`“${'y'.repeat(90)}”`);
    expect(word('y'.repeat(91))).toContain(`“${'y'.repeat(90)}…”`);
  });

  test('white space of any kind becomes one space, so a sentence stays one line', () => {
    expect(word('You are\n\n\ta  helper\u2028of sails\r\n')).toContain('“You are a helper of sails ”');
  });

  test('a character of two units is never cut in half', () => {
    expect(word(`${'y'.repeat(89)}🚢🚢`)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test('a hostile label stays the text it is: renderers escape it', () => {
    const hostile = '<script>alert(1)</script> $& %s \u001b[31m ”';
    expect(word(hostile)).toContain(`“${hostile}”`);
  });
});

test('a habit is told by the share of outsiders that fit less well', () => {
  expect(wordHabit('active-hours', 0.04, 25)).toBe(
    'hours that fit the rest of the group better than those of 96 % of 25 accounts outside',
  );
});

test('amounts of work are told as numbers, of the members and of the accounts outside', () => {
  const outside = { low: 3, median: 11, high: 1075 };
  expect(wordAmounts({ group: { low: 31, median: 47, high: 61 }, outside })).toBe(
    'members have 31 to 61 (median 47), 95 % of the accounts outside 3 to 1,075 (median 11)',
  );
  expect(wordAmounts({ group: { low: 42, median: 42, high: 42 }, outside })).toMatch(/^each member has 42, 95 % /);
});

test.each([
  ['content', 'texts'],
  ['style', 'ways of writing'],
])('%s is told of among those with such content, out of which the group was chosen', (signal, what) => {
  expect(wordHabit(signal, 0.03, 180)).toBe(
    `${what} that fit as shares of one queue better than those of 97 % of the others with such content`,
  );
});
