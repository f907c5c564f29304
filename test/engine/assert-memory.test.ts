import { expect, test } from 'vitest';
import { assertMemory } from '../../src/engine/assert-memory.js';
import { InputError } from '../../src/errors.js';

const NEED = { objectBytes: 3e9, arrayBytes: 4e9 };

function messageOf(left: { readonly objectBytes: number; readonly totalBytes: number }): string {
  try {
    assertMemory(500_000, NEED, left);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).code).toBe('E_MEMORY_SHORT');
    return (error as InputError).message;
  }
  return '';
}

test('a log that fits is compared', () => {
  expect(messageOf({ objectBytes: 3e9, totalBytes: 7e9 })).toBe('');
});

test('a machine with too little memory is told how much is missing', () => {
  expect(messageOf({ objectBytes: 3.5e9, totalBytes: 6.2e9 })).toBe(
    'expected 7.0 GB of free memory for the comparison of 500000 accounts or slices of accounts, got 6.2 GB; analyse on a machine with more memory, or cut the log by account and analyse the parts',
  );
});

test('where only Node’s own limit is in the way, the option that raises it is named', () => {
  expect(messageOf({ objectBytes: 2e9, totalBytes: 9e9 })).toMatch(
    /^expected 3\.0 GB below Node's limit for objects for the comparison of 500000 .+, got 2\.0 GB; raise the limit with NODE_OPTIONS=--max-old-space-size=\d+$/,
  );
});

test('by default the process is asked, and a small log fits', () => {
  expect(() => assertMemory(20, { objectBytes: 120_000, arrayBytes: 700_000 })).not.toThrow();
});
