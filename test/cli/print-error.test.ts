import { expect, test } from 'vitest';
import { describeError } from '../../src/cli/print-error.js';
import { InputError, IntegrityError, UsageError } from '../../src/errors.js';

test('a known error is its message, its place unless said already, and its code', () => {
  const place = { file: 'march.ndjson', line: 812, byte: 40213 };
  expect(describeError(new InputError('E_ROW', 'expected `created` in unix seconds, got "yesterday"', { place }))).toEqual({
    text: 'hydrometer: expected `created` in unix seconds, got "yesterday"\n  at march.ndjson:812 (byte 40213)\n  code E_ROW\n',
    exitCode: 3,
  });
  expect(
    describeError(new InputError('E_GONE', 'march.ndjson: expected a file, found nothing', { place: { file: 'march.ndjson' } }))
      .text,
  ).not.toContain(' at ');
});

test('exit codes are 2 for usage, 3 for input, 4 for integrity, 70 for us', () => {
  const codes = [
    new UsageError('E_A', 'a'),
    new InputError('E_B', 'b'),
    new IntegrityError('E_C', 'c'),
    new TypeError('d'),
    'e',
  ].map((error) => describeError(error).exitCode);
  expect(codes).toEqual([2, 3, 4, 70, 70]);
});

test('a message from hostile text stays on one line without control characters', () => {
  const { text } = describeError(new InputError('E_X', 'loaf\nhydrometer: all is well\u001b[2J'));
  expect(text).toBe('hydrometer: loaf\\nhydrometer: all is well\\x1b[2J\n  code E_X\n');
  const place = { file: 'loaf\u001b[2J' };
  expect(describeError(new InputError('E_X', 'loaf\u001b[2J: expected bread', { place })).text).not.toContain(' at ');
});

test('a fault of ours says so and shows its stack', () => {
  expect(describeError(new RangeError('odd')).text).toMatch(
    /^hydrometer: this is a fault of hydrometer; .*\nRangeError: odd\n {4}at /,
  );
});
