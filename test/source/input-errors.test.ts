import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unreadable } from '../../src/source/input-errors.js';

const failed = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error;
  }
};

test('a file that is not there is sought under another path, and a folder is none', () => {
  expect(
    unreadable(
      'rye.csv',
      failed(() => readFileSync('no/such/rye.csv')),
    ).message,
  ).toBe('rye.csv: expected a file that can be read, got ENOENT: no such file or directory; check the path');
  expect(
    unreadable(
      'rye',
      failed(() => readFileSync('.')),
    ).message,
  ).toMatch(/EISDIR: [^,]*; name a file in it$/);
});
