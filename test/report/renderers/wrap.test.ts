import { expect, test } from 'vitest';
import { wrapBehind, wrapText } from '../../../src/report/renderers/wrap.js';

test('a line break of ours makes no command of a build service out of text from a log', () => {
  const lines = [
    ...wrapText('Bread rises slowly ::error::x', 20),
    ...wrapBehind('  ', 'Bread rises slowly ##[error]x', 22).split('\n'),
  ];
  expect(lines).toEqual(['Bread rises slowly', '\\x3a:error::x', '  Bread rises slowly', '  \\x23#[error]x']);
});

test('colons inside a line stay as they are', () => {
  expect(wrapText('arn:aws::x', 20)).toEqual(['arn:aws::x']);
});

test('a percent sign stays with its number', () => {
  expect(wrapText('against 12 % of all', 11)).toEqual(['against', '12 % of all']);
});
